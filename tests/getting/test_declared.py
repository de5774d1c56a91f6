"""What a package of `snowform get` is to who imports it: a program, another engine, a type checker."""

from __future__ import annotations

import importlib
import json
import runpy
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from snowform.bindings.errors import BindingsError
from snowform.engine import hook
from snowform.getting.entries import read_entries
from snowform.getting.get import Target, get
from snowform.getting.schemas import Schema
from tests.getting import toy

PROGRAM = """\
from cdktf import App, TerraformStack
from imports.toy.box import Box, BoxLid
from imports.rack_unit import RackUnit

stack = TerraformStack(App(), "s")
box = Box(stack, "b", name="x", lid=[BoxLid(x="1")])
text: str = box.lid.get(0).x
Box(stack, "c", nam="x")
Box(stack, "c", name=3)
box.name = 3
box.name_input = "x"
box.nothing
box.put_lid([BoxLid(y="1")])
RackUnit(stack, "r").rack_id_output
"""
# What mypy finds, by the line.
WRONG = {
    8: 'Unexpected keyword argument "nam" for "Box"; did you mean "name"?',
    9: 'Argument "name" to "Box" has incompatible type "int"',
    10: "Incompatible types in assignment",
    11: 'Cannot assign to final attribute "name_input"',
    12: '"Box" has no attribute "nothing"',
    13: 'Unexpected keyword argument "y" for "BoxLid"',
    14: 'Missing named argument "amounts" for "RackUnit"',
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a small package, which programs can import."""
    folder = toy.write_project(tmp_path / "project")
    entries, output = read_entries(folder)
    schema = Schema(toy.small_document(), {}, "")
    for _ in get(entries, Target(folder, folder / output, "cdktf"), schema=schema, tell=lambda _: None):
        pass
    monkeypatch.setattr(sys, "path", [str(folder), *sys.path])
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delitem(sys.modules, "imports", raising=False)
    return folder


def test_only_the_modules_that_are_used_are_loaded(project: Path) -> None:
    with hook.installed():
        assert importlib.import_module("imports.toy").box.Box.TF_RESOURCE_TYPE == "toy_box"
        assert "imports.toy.provider" not in sys.modules
    sys.modules.pop("imports")
    assert json.loads((project / "imports/toy/_jsii/made.json").read_text())["source"] == "acme/toy"


@pytest.mark.parametrize("damage", ["cut off", "another form", "gone"])
def test_a_damaged_package_names_the_command_that_makes_it(damage: str, project: Path) -> None:
    index = project / "imports/toy/_jsii/index"
    data = index.read_bytes()
    if damage == "gone":
        index.unlink()
    else:
        index.write_bytes(data[:-1] if damage == "cut off" else b"another" + data)
    with hook.installed():
        cdktf = importlib.import_module("cdktf")
        stack = cdktf.TerraformStack(cdktf.App(), "s")
        with pytest.raises(BindingsError, match=r"toy/_jsii/index: .*; run `snowform get`, which makes it"):
            importlib.import_module("imports.toy.box").Box(stack, "it")
    sys.modules.pop("imports")


def test_another_engine_is_told_for_which_it_was_made(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jsii", ModuleType("jsii"))
    with pytest.raises(ImportError, match="was made by `snowform get`, for Snowform's engine"):
        runpy.run_path(str(project / "imports/toy/_jsii/__init__.py"), run_name="imports.toy._jsii")


@pytest.mark.thorough
def test_a_type_checker_reads_them(project: Path) -> None:
    (project / "main.py").write_text(PROGRAM)
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "main.py"]
    said = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False).stdout
    errors = [line for line in said.splitlines() if ": error: " in line]
    assert {int(line.split(":")[1]) for line in errors} == WRONG.keys(), said
    for number, text in WRONG.items():
        assert any(f"main.py:{number}: error: {text}" in line for line in errors), said
