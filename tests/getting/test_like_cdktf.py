"""What `snowform get` makes is what `cdktf get` or `cdktn get` makes; programs on it give the same bytes."""

from __future__ import annotations

import json
import sys
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
def projects(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """For each library a project whose packages are made."""
    return {library: made(library, tmp_path_factory.mktemp(library).resolve()) for library in real.RECORDED}


def made(library: str, scratch: Path) -> Path:
    folder = toy.write_project(scratch / "project")
    entries, output = read_entries(folder)
    schema = Schema(toy.document(library), {toy.ADDRESS: toy.VERSION}, "")
    for _ in get(entries, Target(folder, folder / output, library), schema=schema, tell=lambda _: None):
        pass
    return folder


@pytest.mark.parametrize("library", real.RECORDED)
def test_everything_that_it_makes_is_made(library: str, projects: dict[str, Path]) -> None:
    imports = projects[library] / "imports"
    found = {
        ".".join(path.parent.relative_to(imports).parts)
        for path in imports.glob("**/__init__.py")
        if path.parent.name != "_jsii" and declarations(path.read_text())
    }
    assert found == real.recorded(library)["declarations"].keys()


@pytest.mark.parametrize(("library", "module"), real.every("declarations"))
def test_a_module_has_the_same_classes_and_members(
    library: str, module: str, projects: dict[str, Path]
) -> None:
    text = (projects[library] / "imports" / Path(*module.split(".")) / "__init__.py").read_text()
    assert declarations(text) == real.recorded(library)["declarations"][module]


@pytest.mark.parametrize(("library", "module"), real.every("tables"))
def test_what_they_do_is_what_the_javascript_does(
    library: str, module: str, projects: dict[str, Path]
) -> None:
    package = module.partition(".")[0].replace("-", "_")
    index = Tables(projects[library] / "imports" / package / "_jsii" / "index")
    assert index.module(module) == real.recorded(library)["tables"][module]


@pytest.mark.parametrize("library", real.RECORDED)
@pytest.mark.parametrize("program", real.PROGRAMS, ids=lambda program: program.stem)
def test_a_program_gives_the_same(
    program: Path,
    library: str,
    projects: dict[str, Path],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    wanted = real.recorded(library)["results"][program.stem]
    assert program.read_text() == wanted["program"], REMEDY
    (tmp_path / "main.py").write_text(real.translated(program, library))
    assert run_natively(program, projects[library], monkeypatch, tmp_path) == wanted


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
        said = run(str(tmp_path / "main.py"))
    # The hook takes away what it served; the folder of all packages is none of it.
    sys.modules.pop("imports", None)
    return real.result(program, tmp_path, said)
