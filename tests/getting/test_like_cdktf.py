"""What `snowform get` makes is what `cdktf get` makes, and programs give the same on it, byte for byte."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from snowform.bindings.cache import Tables
from snowform.engine import hook
from snowform.getting.entries import read_entries
from snowform.getting.get import Target, get
from snowform.getting.schemas import Schema
from tests.engine.run_programs import run
from tests.getting import real, toy
from tests.getting.declarations import declarations

REMEDY = "record anew: python -m tests.getting.record"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose packages are made."""
    folder = toy.write_project(tmp_path_factory.mktemp("get").resolve() / "project")
    entries, output = read_entries(folder)
    schema = Schema(toy.document(), {toy.ADDRESS: toy.VERSION}, "")
    for _ in get(entries, Target(folder, folder / output, "cdktf"), schema=schema, tell=lambda _: None):
        pass
    return folder


def packages(project: Path) -> Iterator[Path]:
    return (path.parent.parent for path in sorted(project.glob("imports/*/_jsii/index")))


def test_everything_that_cdktf_makes_is_made(project: Path) -> None:
    made = {
        ".".join(path.parent.relative_to(project / "imports").parts)
        for path in project.glob("imports/**/__init__.py")
        if path.parent.name != "_jsii" and declarations(path.read_text())
    }
    assert made == real.recorded()["declarations"].keys()


@pytest.mark.parametrize("module", real.recorded()["declarations"])
def test_a_module_has_the_classes_and_members_of_cdktfs(module: str, project: Path) -> None:
    text = (project / "imports" / Path(*module.split(".")) / "__init__.py").read_text()
    assert declarations(text) == real.recorded()["declarations"][module]


@pytest.mark.parametrize("module", real.recorded()["tables"])
def test_what_they_do_is_what_cdktfs_javascript_does(module: str, project: Path) -> None:
    package = module.partition(".")[0].replace("-", "_")
    index = Tables(project / "imports" / package / "_jsii" / "index")
    assert index.module(module) == real.recorded()["tables"][module]


@pytest.mark.parametrize("program", real.PROGRAMS, ids=lambda program: program.stem)
def test_a_program_gives_the_same(
    program: Path, project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    wanted = real.recorded()["results"][program.stem]
    assert program.read_text() == wanted["program"], REMEDY
    assert run_natively(program, project, monkeypatch, tmp_path) == wanted


def run_natively(
    program: Path, project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> dict[str, Any]:
    """What a program prints and writes on Snowform's engine, in a folder of its own."""
    for name in ("imports", "modules"):
        (tmp_path / name).symlink_to(project / name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("CDKTF_CONTEXT_JSON", json.dumps({"cdktfRelativeModules": ["./modules/rack-unit"]}))
    with hook.installed():
        said = run(str(program))
    # The hook takes away what it served; the folder of all packages is none of it.
    sys.modules.pop("imports", None)
    return real.result(program, tmp_path, said)
