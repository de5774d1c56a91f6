"""Which program is asked for its version, by what wants a Terraform that is new enough."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from snowform.engine.backends.cloud import CloudBackend
from snowform.engine.backends.workspaces import NamedCloudWorkspace
from snowform.engine.elements import validations
from snowform.engine.elements.data_resource import DataResource
from snowform.engine.elements.resource import TerraformResource
from snowform.engine.errors import EngineError
from snowform.engine.writing.app import App
from snowform.engine.writing.stack import TerraformStack
from snowform.tofu import binary
from tests.tools import tried


def box(stack: TerraformStack, name: str = "b") -> TerraformResource:
    return TerraformResource(stack, name, terraform_resource_type="toy_box")


WANTING: dict[str, Callable[[TerraformStack], object]] = {
    "moved from an address": lambda stack: box(stack).move_from_id("toy_box.before"),
    "moved to an address": lambda stack: box(stack).move_to_id("toy_box.after"),
    "imported": lambda stack: box(stack).import_from("id-1"),
    "an import generated": lambda stack: DataResource.generate_config_for_import(stack, "d", "id-1"),
    "terraform_data": lambda stack: DataResource(stack, "d"),
    "the cloud block": lambda stack: CloudBackend(
        stack, organization="o", workspaces=NamedCloudWorkspace("w")
    ),
}


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without any Terraform; `bin` is on PATH."""
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.delenv("SNOWFORM_TOFU", raising=False)
    monkeypatch.delenv("TERRAFORM_BINARY_NAME", raising=False)
    monkeypatch.setattr(binary, "__file__", str(tmp_path / "a/b/c/d/binary.py"))
    monkeypatch.chdir(tmp_path)
    validations._version.cache_clear()
    return tmp_path


def install(machine: Path, name: str, says: str) -> Path:
    path = machine / "bin" / name
    path.write_text(f"#!/bin/sh\necho asked >> {machine}/calls\necho '{says}'\n")
    path.chmod(0o755)
    return path


def synthesize(machine: Path, make: Callable[[TerraformStack], object]) -> None:
    app = App(outdir=str(machine / "cdktf.out"))
    make(TerraformStack(app, "net"))
    app.synth()


@pytest.mark.parametrize("case", WANTING)
def test_tofu_alone_is_enough(case: str, machine: Path) -> None:
    install(machine, "tofu", "OpenTofu v1.6.2")
    synthesize(machine, WANTING[case])


@pytest.mark.parametrize("case", tried(WANTING, "imported"))
def test_what_is_too_old_is_refused(case: str, machine: Path) -> None:
    install(machine, "terraform", "Terraform v1.0.1")
    with pytest.raises(EngineError, match=r"terraform version 1\.0\.1 is lower than the required version"):
        synthesize(machine, WANTING[case])


def test_the_program_that_the_variable_names_is_asked_before_tofu(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(machine, "tofu", "OpenTofu v1.6.2")
    monkeypatch.setenv("TERRAFORM_BINARY_NAME", str(install(machine, "mine", "Terraform v1.4.0")))
    with pytest.raises(EngineError, match=r"mine version 1\.4\.0 is lower"):
        synthesize(machine, WANTING["imported"])


def test_snowforms_own_variable_counts(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SNOWFORM_TOFU", str(install(machine, "mine", "OpenTofu v1.12.0")))
    synthesize(machine, WANTING["imported"])


def test_without_any_the_error_says_what_to_install(machine: Path) -> None:
    with pytest.raises(EngineError, match=r"OpenTofu is not installed; install it \(https://opentofu.org"):
        synthesize(machine, WANTING["imported"])


def test_it_is_asked_once(machine: Path) -> None:
    install(machine, "tofu", "OpenTofu v1.6.2")

    def make(stack: TerraformStack) -> None:
        for number in range(5):
            box(stack, f"b{number}").import_from(f"id-{number}")

    synthesize(machine, make)
    assert (machine / "calls").read_text().splitlines() == ["asked"]


def test_a_stack_that_wants_none_asks_for_none(machine: Path) -> None:
    synthesize(machine, box)
