"""Versions and constraints as OpenTofu reads, orders and matches them."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from snowform.schema.version_constraints import (
    allows,
    allows_major,
    exact,
    is_constraint,
    terms,
    version,
)
from tests.tools import need

# A constraint, a version, and whether OpenTofu installs it.
MATCHES = [
    (">=1", "1.0.0", True),
    (">=1,<2", "1.9.9", True),
    ("  >= 1 ,  < 2 ", "2.0.0", False),
    ("1.2", "1.2.0", True),
    ("1.2", "1.2.3", False),
    ("01.02", "1.2.0", True),
    ("1.2.3-", "1.2.3", True),
    ("!= 1.2", "1.2.0", False),
    ("!= 1.2", "1.2.3", True),
    ("> 1.2.3", "1.10.0", True),
    ("~> 1", "1.9.0", True),
    ("~> 1", "2.0.0", False),
    ("~> 1.2", "1.9.0", True),
    ("~> 1.2.3", "1.3.0", False),
    # A pre-release only where it is named.
    ("= 2.0.0-beta1", "2.0.0-beta1", True),
    ("2.0-beta1", "2.0.0-beta1", True),
    ("= 2.0.0-beta1", "2.0.0-beta2", False),
    ("= 2.0.0-Beta1", "2.0.0-beta1", False),
    (">= 2.0.0-beta1", "2.0.0-beta1", False),
    ("~> 2.0.0-beta1", "2.0.0-beta1", False),
    ("~> 2.0.0-beta1", "2.0.5", True),
    ("~> 2.0.0-beta1", "2.1.0", False),
    ("~> 2.0-beta1", "2.1.0", True),
    ("~> 2-beta1", "3.1.0", False),
    ("< 2.0.0", "2.0.0-beta1", False),
    ("> 2.0.0-beta1", "2.0.0", True),
    ("= 2.0.0-beta1, ~> 1.0", "2.0.0-beta1", True),
    ("= 2.0.0-beta1, = 2.0.0", "2.0.0", False),
    # Builds of a version are told apart where one is named.
    (">= 1", "1.2.3+build", True),
    ("~> 1.2.0", "1.2.3+build", True),
    ("<= 1.2.3", "1.2.3+build", True),
    ("> 1.2.3", "1.2.3+build", False),
    ("= 1.2.3", "1.2.3+build", False),
    ("!= 1.2.3", "1.2.3+build", True),
    ("1.2.3+build", "1.2.3+build", True),
    ("= 1.2.3+build", "1.2.3", False),
    ("= 2.0.0-beta1", "2.0.0-beta1+build", False),
    ("1.2.3-99999999999999999999", "1.2.3-99999999999999999999", True),
    ("9223372036854775807", "1.0.0", False),
]
# What is no constraint at all, and what is none on a provider.
NONE = [
    "",
    " ",
    ",",
    ">= 1,",
    "latest",
    "*",
    "1.x",
    "> = 1",
    "=> 1",
    "==1",
    "^1.2",
    "1 .2",
    ">= 1 < 2",
    "! 1",
]
NONE += [
    "-1",
    "1.2.3-.",
    "1.2.3+",
    "1.2.3-+",
    "1.2.3-a..b",
    "1.2.3-a_b",
    "9223372036854775808",
    "9" * 5000,
    "¹",
]
ONLY_OTHERS = ["1.2.3.4", "~> 1.2.3.4", "v1.2.3", ">= v1", "=v1.2.3", ">=  1", ">=\t1", "2.0.0beta1"]
ONLY_OTHERS += ["2.0.0~beta1", "1.2.3-a~b"]


@pytest.mark.parametrize(("constraint", "of_provider", "is_let_in"), MATCHES)
def test_a_constraint_lets_in_what_opentofu_installs(
    constraint: str, of_provider: str, is_let_in: bool
) -> None:
    assert allows(constraint, of_provider) is is_let_in


@pytest.mark.parametrize("text", NONE)
def test_what_opentofu_takes_for_no_constraint_is_none(text: str) -> None:
    assert (is_constraint(text), terms(text), allows(text, "1.0.0")) == (False, None, False)


@pytest.mark.parametrize("text", ONLY_OTHERS)
def test_some_constraints_are_none_on_a_provider(text: str) -> None:
    assert (is_constraint(text), terms(text)) == (True, None)


@pytest.mark.e2e
def test_opentofu_says_the_same(tmp_path: Path) -> None:
    assert [refused(tmp_path, texts) for texts in (NONE, ONLY_OTHERS)] == [set(NONE), set(ONLY_OTHERS)]
    mirror = tmp_path / "mirror"
    for place, (_, of_provider, _) in enumerate(MATCHES):
        provider = mirror / f"registry.opentofu.org/example/p{place}/{of_provider}/linux_amd64"
        provider.mkdir(parents=True)
        (provider / f"terraform-provider-p{place}").touch()
    require(tmp_path, [constraint for constraint, _, _ in MATCHES])
    said = tofu(tmp_path, "init", "-no-color").stderr
    not_found = {int(place) for place in re.findall(r"provider\s+example/p(\d+):\s+no\s+available", said)}
    assert not_found == {place for place, (_, _, is_let_in) in enumerate(MATCHES) if not is_let_in}


def require(folder: Path, constraints: list[str]) -> None:
    """A configuration of the providers p0, p1, …, one with each constraint, in four lines each."""
    required = {
        f"p{place}": {"source": f"example/p{place}", "version": constraint}
        for place, constraint in enumerate(constraints)
    }
    document = {"terraform": {"required_providers": required}}
    (folder / "main.tf.json").write_text(json.dumps(document, indent=1))


def refused(folder: Path, constraints: list[str]) -> set[str]:
    """The constraints that OpenTofu takes for none."""
    require(folder, constraints)
    said = json.loads(tofu(folder, "validate", "-json").stdout)["diagnostics"]
    assert {one["summary"] for one in said} == {"Invalid version constraint"}
    return {constraints[(one["range"]["start"]["line"] - 4) // 4] for one in said}


def tofu(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run OpenTofu where it finds providers only in `mirror/`."""
    settings = folder / "settings"
    settings.write_text(f'provider_installation {{ filesystem_mirror {{ path = "{folder}/mirror" }} }}')
    environment = {**os.environ, "TF_CLI_CONFIG_FILE": str(settings)}
    return subprocess.run(
        [need("tofu"), *words], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5.100.0", "5.100.0"),
        ("5.1", "5.1.0"),
        ("2.0.0-beta.1+x86", "2.0.0-beta.1+x86"),
        ("v1.0.0", "None"),
        ("newest", "None"),
        ("", "None"),
    ],
)
def test_a_version_is_read_and_written(text: str, expected: str) -> None:
    assert str(version(text)) == expected


def test_versions_are_in_the_order_of_their_releases() -> None:
    texts = ["1.2.3", "2.0.0-1", "2.0.0-alpha", "2.0.0-beta", "2.0.0-beta.2", "2.0.0-beta.10"]
    texts += ["2.0.0-rc.1", "2.0.0", "2.0.1", "2.10.0", "10.0.0"]
    found = [one for text in texts if (one := version(text))]
    assert [str(one) for one in sorted(set(found), key=lambda one: one.order)] == texts


@pytest.mark.parametrize(
    ("constraint", "expected"),
    [
        ("= 2.0.0-beta1", "2.0.0-beta1"),
        ("1.2", "1.2.0"),
        ("1.2.3+build", "1.2.3+build"),
        ("~> 1.2.3", ""),
        ("1.2.3, < 2", ""),
        ("", ""),
    ],
)
def test_a_constraint_may_name_one_version(constraint: str, expected: str) -> None:
    assert exact(constraint) == expected


@pytest.mark.parametrize(
    ("constraint", "majors"),
    [
        ("~> 5.101", [5]),
        ("< 7, >= 6.80", [6]),
        (">= 5.100, < 7", [5, 6]),
        ("> 5.100.0", [5, 6, 7]),
        ("= 6.0.0-beta1", [6]),
        ("!= 6.0.0", [5, 6, 7]),
        ("< 6", [5]),
        ("<= 6", [5, 6]),
        (">= 7.1", [7]),
        ("latest", []),
    ],
)
def test_a_constraint_lets_in_versions_of_some_majors(constraint: str, majors: list[int]) -> None:
    assert [major for major in (5, 6, 7) if allows_major(constraint, major)] == majors
