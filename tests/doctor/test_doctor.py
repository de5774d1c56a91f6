"""`snowform doctor`: each thing with its place and version, what is missing for what, and the exit code."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from snowform.cli.commands import cli
from snowform.doctor import remedies
from snowform.providers import typings
from snowform.tofu import providers
from tests.providers.small_schemas import keep

Findings = dict[str, dict[str, Any]]
Doctor = Callable[..., tuple[int, Findings]]


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Path]:
    """A machine with nothing on it; what is called puts a program there that says this when it is started."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in list(os.environ):
        if name.startswith(("AWS_", "SNOWFORM_", "TF_", "JSII_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(providers, "OPT", tmp_path / "opt")
    monkeypatch.setattr("snowform.doctor.programs.search_path", lambda: str(folder))
    monkeypatch.setattr("snowform.tofu.binary._projects", lambda: iter(()))

    def put(name: str, script: str) -> Path:
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)
        return folder / name

    return put


@pytest.fixture
def doctor(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Doctor:
    """Runs it in a project with these settings, or in none; its exit code, and the findings by name."""

    def run(settings: dict[str, str] | str | None = None) -> tuple[int, Findings]:
        if settings is not None:
            text = (
                settings if isinstance(settings, str) else json.dumps({"app": "python main.py", **settings})
            )
            (tmp_path / "cdktf.json").write_text(text)
        code = cli.main(["doctor", "-C", str(tmp_path), "--json"], standalone_mode=False)
        report = json.loads(capsys.readouterr().out)
        assert report["ok"] == (code == 0)
        return code, {finding["what"]: finding for finding in report["findings"]}

    return run


def test_what_is_there_is_told_with_version_and_place(programs: Any, doctor: Doctor) -> None:
    tofu = programs("tofu", "echo OpenTofu v1.10.3")
    node = programs("node", "echo v22.20.0")
    programs("nix-instantiate", "echo 'nix-instantiate (Nix) 2.28.4'")
    programs("packer", "echo Packer v1.12.0")
    code, found = doctor({})
    assert code == 0
    told = {what: (found[what]["version"], found[what]["by"]) for what in ("engine", "tofu", "node", "nix")}
    assert told == {
        "engine": ("native", "default"),
        "tofu": ("OpenTofu 1.10.3", "PATH"),
        "node": ("22.20.0", "PATH"),
        "nix": ("2.28.4", "PATH"),
    }
    assert (found["tofu"]["where"], found["node"]["where"]) == (str(tofu), str(node))
    assert found["packer"]["version"] == "1.12.0"
    assert found["provider"]["where"] == "their registry"


@pytest.mark.usefixtures("programs")
def test_what_is_missing_is_told_with_what_needs_it_and_how_to_get_it(doctor: Doctor) -> None:
    code, found = doctor({})
    assert code == 1
    assert [what for what, finding in found.items() if finding["needed"]] == ["tofu"]
    for what in ("tofu", "node", "nix", "packer"):
        assert found[what]["status"] == "missing"
        assert found[what]["needed_for"]
        assert set(found[what]["remedy"]) == {"NixOS", "Debian", "macOS", "any"}


@pytest.mark.usefixtures("programs")
def test_outside_of_a_project_nothing_is_needed(doctor: Doctor) -> None:
    code, found = doctor()
    assert (code, found["project"]["status"]) == (0, "missing")


@pytest.mark.parametrize(
    ("script", "problem"),
    [
        ("echo no such thing >&2; exit 3", "tofu version: no such thing"),
        ("echo Terragrunt v1", "neither OpenTofu nor Terraform: it says 'Terragrunt v1'"),
    ],
)
def test_a_tofu_that_does_not_work_is_broken(
    programs: Any, doctor: Doctor, script: str, problem: str
) -> None:
    programs("tofu", script)
    code, found = doctor({})
    assert (code, found["tofu"]["status"]) == (1, "broken")
    assert problem in found["tofu"]["problem"]


@pytest.mark.parametrize(
    ("script", "problem"),
    [("echo v18.20.4", "asks for 20 or newer"), ("echo no >&2; exit 4", "`--version` ended with 4: no")],
)
def test_an_engine_on_node_needs_one_that_works(
    programs: Any, doctor: Doctor, script: str, problem: str
) -> None:
    programs("tofu", "echo OpenTofu v1.10.3")
    programs("node", script)
    code, found = doctor({"engine": "cdktf"})
    assert (code, found["engine"]["by"], found["node"]["status"]) == (1, "cdktf.json", "broken")
    assert problem in found["node"]["problem"]
    assert doctor({"engine": "native"})[0] == 0


@pytest.mark.parametrize(
    ("settings", "problem"),
    [
        ("{", "cdktf.json:1: no JSON"),
        ('{"app": 1}', 'cdktf.json: "app" must be a string'),
        pytest.param("[" * 100_000, "cdktf.json: is nested too deeply to be read", id="nested too deeply"),
    ],
)
@pytest.mark.usefixtures("programs")
def test_settings_that_cannot_be_read_are_told_with_their_place(
    doctor: Doctor, settings: str, problem: str
) -> None:
    code, found = doctor(settings)
    assert (code, found["project"]["status"]) == (1, "broken")
    assert problem in found["project"]["problem"]


@pytest.mark.usefixtures("programs")
def test_a_folder_where_the_settings_should_be_is_told(tmp_path: Path, doctor: Doctor) -> None:
    (tmp_path / "cdktf.json").mkdir()
    code, found = doctor()
    assert (code, found["project"]["status"]) == (1, "broken")
    assert found["project"]["problem"] == f"{tmp_path}/cdktf.json: is a folder"


@pytest.mark.parametrize(
    ("variable", "what", "needed"),
    [
        ("SNOWFORM_ENGINE", "engine", True),
        ("SNOWFORM_TOFU", "tofu", True),
        ("SNOWFORM_PROVIDER_MIRROR", "provider", True),
        ("TF_CLI_CONFIG_FILE", "tofu.rc", False),
    ],
)
def test_a_variable_that_leads_nowhere_is_told(
    programs: Any, doctor: Doctor, monkeypatch: pytest.MonkeyPatch, variable: str, what: str, needed: bool
) -> None:
    programs("tofu", "echo OpenTofu v1.10.3")
    monkeypatch.setenv(variable, "nowhere")
    code, found = doctor({})
    assert (code, found[what]["status"], found[what]["by"]) == (int(needed), "broken", variable)
    assert found[what]["remedy"]


@pytest.mark.parametrize(
    ("text", "system"),
    [
        ('ID=nixos\nVERSION_ID="26.05"\n', "NixOS"),
        ("ID=debian\n", "Debian"),
        ('ID=linuxmint\nID_LIKE="ubuntu debian"\n', "Debian"),
        ("ID=fedora\n", ""),
    ],
)
def test_the_system_is_known_by_its_release_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, system: str
) -> None:
    (tmp_path / "os-release").write_text(text)
    monkeypatch.setattr(remedies, "_OS_RELEASE", tmp_path / "os-release")
    monkeypatch.setattr("sys.platform", "linux")
    assert remedies.system() == system
    monkeypatch.setattr("sys.platform", "darwin")
    assert remedies.system() == "macOS"


@pytest.mark.usefixtures("programs")
def test_people_get_a_line_for_each_and_the_remedy_of_their_system(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cdktf.json").write_text('{"app": "python main.py"}')
    monkeypatch.setattr("snowform.cli.doctor.system", lambda: "NixOS")
    assert cli.main(["doctor", "-C", str(tmp_path)], standalone_mode=False) == 1
    said = capsys.readouterr().out
    assert "missing  tofu         OpenTofu is not installed\n" in said
    assert "         needed for: plan, apply, " in said
    assert "         to get it: nix-shell -p opentofu\n" in said


def test_the_schemas_of_a_project_are_told_and_its_stubs(
    programs: Any, doctor: Doctor, tmp_path: Path
) -> None:
    programs("tofu", "echo OpenTofu v1.10.3")
    code, found = doctor({})
    assert code == 0
    assert "aws, " in found["schemas"]["version"]
    assert "schema" not in found
    file = keep(tmp_path)
    code, found = doctor()
    assert (code, found["schema"]["version"]) == (0, "hashicorp/random 1.2.3")
    assert found["schema"]["where"] == str(file)
    assert found["stubs"]["problem"] == "snowform.providers.random: not made of the schema that is there"
    assert found["stubs"]["remedy"] == {"any": "snowform providers stubs"}
    typings.write(tmp_path)
    assert doctor()[1]["stubs"]["status"] == "ok"
    (tmp_path / "mypy.ini").write_text("[mypy]\n")
    assert doctor()[1]["stubs"]["problem"] == "mypy does not look there"


def test_a_damaged_schema_of_a_project_is_broken(programs: Any, doctor: Doctor, tmp_path: Path) -> None:
    programs("tofu", "echo OpenTofu v1.10.3")
    keep(tmp_path).write_text("")
    code, found = doctor({})
    assert (code, found["schema"]["status"]) == (1, "broken")
    assert found["schema"]["problem"] == "hashicorp/random is empty"
    assert found["schema"]["remedy"] == {"any": "make it again: snowform providers add hashicorp/random"}
    assert "stubs" not in found
