from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from snowform.nixos import generate
from snowform.nixos.facts import UnitError
from snowform.nixos.module import USER_NAME
from snowform.synth.normalise import dump
from tests.nixos.cases import BESIDE, BUILT_IN, CASES, ELSEWHERE, HOST
from tests.tools import need

GOLDEN = Path(__file__).with_name("golden")
NIXFMT = shutil.which("nixfmt")


def module_text(stack: str) -> str:
    return generate(stack, CASES[stack], dump(CASES[stack]), BESIDE.get(stack)).files["default.nix"]


@pytest.mark.parametrize("stack", CASES)
def test_the_module_is_the_one_that_was_read_through(stack: str) -> None:
    assert module_text(stack) == (GOLDEN / f"{stack}.nix").read_text()


def test_every_module_that_was_read_through_is_still_generated() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == set(CASES)


@pytest.mark.parametrize("stack", CASES)
def test_nix_can_parse_the_module(stack: str, tmp_path: Path) -> None:
    (tmp_path / "default.nix").write_text(module_text(stack))
    subprocess.run(
        [need("nix-instantiate"), "--parse", tmp_path / "default.nix"], check=True, capture_output=True
    )


if NIXFMT:  # Debian has no package of it

    @pytest.mark.parametrize("stack", CASES)
    def test_the_module_is_formatted_as_nixfmt_does(stack: str) -> None:
        text = module_text(stack)
        run = subprocess.run([NIXFMT], input=text, capture_output=True, text=True, check=True)
        assert run.stdout == text


@pytest.mark.parametrize("stack", CASES)
def test_the_module_names_nothing_outside_its_folder(stack: str) -> None:
    code = re.sub(r"#.*", "", module_text(stack))
    assert set(re.findall(r"(?<=[\s{(])\.\.?/[\w./+-]*", code)) == {
        *("./.", "./files.json", "./persistence.nix", "./provision")
    }


def test_the_configuration_is_kept_byte_for_byte() -> None:
    text = dump(HOST).replace("\n", "\n\n")
    assert generate("web", HOST, text).files["config.tf.json"] == text


def test_the_same_configuration_gives_the_same_module() -> None:
    backwards = {key: HOST[key] for key in reversed(HOST)}
    assert generate("web", HOST, "").files == generate("web", backwards, "").files


@pytest.mark.parametrize("name", ["my stack", "web@1", "-web", "a/b", ""])
def test_a_stack_that_cannot_name_a_unit_is_refused(name: str) -> None:
    with pytest.raises(UnitError) as caught:
        generate(name, BUILT_IN, "")
    assert str(caught.value) == (
        f'"{name}" cannot name a systemd unit; '
        "name the stack with letters, digits, hyphens, underscores and dots"
    )


def test_a_provider_that_nixpkgs_lacks_is_warned_of() -> None:
    assert [str(warning) for warning in generate("web", ELSEWHERE, "").warnings] == [
        "terraform.required_providers.rack.source: "
        'nixpkgs has no "terraform.example.org/acme/rack" for OpenTofu; '
        "bring it along in the option providers, or set package, where the module is imported",
        "terraform.required_providers.aws.source: "
        'nixpkgs has no "registry.terraform.io/hashicorp/aws" for OpenTofu; '
        '"hashicorp/aws" without the host is right for OpenTofu and Terraform',
    ]


@pytest.mark.parametrize(
    ("backend", "kind"), [({"backend": {"remote": {}}}, "remote"), ({"cloud": {}}, "cloud")]
)
def test_a_backend_that_applies_elsewhere_is_refused(backend: dict[str, Any], kind: str) -> None:
    with pytest.raises(UnitError) as caught:
        generate("web", {"terraform": backend}, "")
    assert str(caught.value) == (
        f'terraform: the backend "{kind}" plans and applies elsewhere, where no unit could guard it; '
        "use a backend that only keeps the state, such as s3"
    )


@pytest.mark.parametrize(
    ("stack", "user"),
    [
        ("web", "snowform-web"),
        ("Mail.Prod", "snowform-mail-prod-"),
        ("a-name-that-is-far-too-long-for-a-user", "snowform-a-name-that-is--"),
    ],
)
def test_the_user_has_a_name_that_systemd_takes(stack: str, user: str) -> None:
    found = re.search(
        r'user = if cfg.user == null then "(.*)" else', generate(stack, BUILT_IN, "").files["default.nix"]
    )
    assert found
    assert found[1].startswith(user)
    assert USER_NAME.fullmatch(found[1])
