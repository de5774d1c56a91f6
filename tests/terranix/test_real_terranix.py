"""Terranix, evaluated anew, gives what is recorded of it: `make test-terranix TERRANIX=… NIXPKGS=…`."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from snowform.synth.normalise import Document
from tests.terranix.configurations import (
    CASES,
    HERE,
    METADATA,
    MIGRATION,
    evaluate_module,
    evaluated,
    recorded,
)
from tests.terranix.features import features
from tests.terranix.features import recorded as recorded_features

TERRANIX, NIXPKGS = (Path(os.environ.get(name, "")).resolve() for name in ("TERRANIX", "NIXPKGS"))


@pytest.fixture(scope="module")
def found() -> dict[str, Document]:
    return evaluated(TERRANIX, NIXPKGS)


@pytest.mark.parametrize("case", [*CASES, MIGRATION], ids=lambda case: case.name)
def test_terranix_gives_what_is_recorded(case: Path, found: dict[str, Document]) -> None:
    assert found[case.name]["config"] == recorded(case)


def test_the_metadata_is_beside_the_configuration_and_not_in_it(found: dict[str, Document]) -> None:
    case = found["13-metadata-and-arguments"]
    assert case["_meta"] == json.loads(METADATA.read_text())
    assert "_meta" not in case["config"]


def test_terranix_has_what_is_recorded() -> None:
    assert features(TERRANIX, NIXPKGS) == recorded_features()


@pytest.mark.parametrize("section", ["moved", "removed", "check"])
def test_a_section_that_it_lacks_is_refused(section: str) -> None:
    module = f"{{ {section} = [ ]; }}"
    with pytest.raises(AssertionError, match=f"option `{section}' does not exist"):
        evaluate_module(TERRANIX, NIXPKGS, module)


def test_an_attribute_that_there_is_not_is_printed_as_it_is() -> None:
    module = (
        '{ config, ... }: { resource.aws_vpc.a.cidr_blok = "x"; locals.b = config.resource.aws_vpc.a "idd"; }'
    )
    assert evaluate_module(TERRANIX, NIXPKGS, module) == {
        "locals": {"b": "${aws_vpc.a.idd}"},
        "resource": {"aws_vpc": {"a": {"cidr_blok": "x"}}},
    }


def command_line(store: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run Terranix' own program, on a store of its own and with what it needs of nixpkgs."""
    pkgs = f"(import {HERE / 'pkgs.nix'} {{ nixpkgs = {NIXPKGS}; }})"
    (store / "pkgs.nix").write_text(pkgs)
    settings = ("build-users-group =", "sandbox = false", "substitute = false", "build-hook =")
    environment = {
        **os.environ,
        **{f"NIX_{name}_DIR": str(store / name.lower()) for name in ("STORE", "STATE", "LOG")},
        "NIX_CONFIG": "\n".join(settings),
    }
    command = ["bash", TERRANIX / "bin" / "terranix", "--quiet", "--pkgs", store / "pkgs.nix", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


# Its command line has no option for extraArgs.
@pytest.mark.parametrize(
    "case", [case for case in CASES if case != METADATA.parent], ids=lambda case: case.name
)
def test_its_command_line_gives_what_is_recorded(case: Path, tmp_path: Path) -> None:
    nulls = ["--with-nulls"] if (case / "arguments.nix").exists() else []
    run = command_line(tmp_path.resolve(), *nulls, case / "config.nix")
    assert (run.returncode, json.loads(run.stdout)) == (0, recorded(case)), run.stderr


@pytest.mark.parametrize(
    ("module", "said"),
    [
        (
            '{ backend.local.path = "a"; backend.etcd = { path = "a"; endpoints = "b"; }; }',
            "You defined multiple backends, stick to one!",
        ),
        (
            '{ remote_state.local.a.path = "a"; remote_state.etcd.a = { path = "a"; endpoints = "b"; }; }',
            "You defined multiple terraform_states with the same name!",
        ),
        ("{ locals.a = x: x; }", "is not of type `bool, int, float or str'"),
    ],
)
def test_what_its_command_line_refuses_ends_with_1(module: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "config.nix").write_text(module)
    run = command_line(tmp_path.resolve(), tmp_path.resolve() / "config.nix")
    assert (run.returncode, run.stdout) == (1, "")
    assert said in run.stderr
