"""The stubs by which editors find the API of the engine."""

from __future__ import annotations

import ast
import inspect
import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from snowform.engine import cdktf, cdktn
from snowform.engine.stubs import stubs
from snowform.engine.tokens.functions import FnGenerated
from snowform.engine.tree import constructs
from tests.pages import ROOT

NAMES = {"cdktf": cdktf.__all__, "cdktn": cdktn.__all__, "constructs": constructs.__all__}


def tree(package: str) -> ast.Module:
    return ast.parse(stubs()[f"{package}-stubs/__init__.pyi"])


@pytest.mark.parametrize("package", NAMES)
def test_every_public_name_has_its_place_in_the_stub(package: str) -> None:
    given: list[str] = []
    for node in tree(package).body:
        if isinstance(node, ast.ImportFrom):
            given += [alias.name for alias in node.names if alias.asname == alias.name]
        elif isinstance(node, ast.ClassDef):
            given.append(node.name)
    assert sorted(given) == sorted(NAMES[package])


@pytest.mark.parametrize("package", NAMES)
def test_every_name_is_where_the_stub_says(package: str) -> None:
    imports = [node for node in tree(package).body if isinstance(node, ast.ImportFrom)]
    for node in imports:
        assert node.module is not None
        for alias in node.names:
            assert hasattr(import_module(node.module), alias.name), f"{node.module}.{alias.name}"


@pytest.mark.parametrize("package", ["cdktf", "cdktn"])
def test_every_function_has_the_parameters_that_it_takes(package: str) -> None:
    (methods,) = (
        node for node in tree(package).body if isinstance(node, ast.ClassDef) and node.name == "FnGenerated"
    )
    said = {
        node.name: [arg.arg for arg in node.args.args]
        for node in ast.walk(methods)
        if isinstance(node, ast.FunctionDef)
    }
    assert said == {name: parameters(name) for name in vars(FnGenerated) if not name.startswith("_")}


def parameters(name: str) -> list[Any]:
    return list(inspect.signature(getattr(FnGenerated, name)).parameters)


@pytest.mark.parametrize(
    ("package", "name", "words"),
    [
        ("cdktf", "TerraformResourceLifecycle", "prevent_destroy: Any=..."),
        ("cdktf", "LocalExecProvisioner", "self, *, command: Any, type: Any, environment: Any=..."),
        ("cdktf", "S3Backend", "scope: Any, *, bucket: Any, key: Any"),
        ("cdktf", "TerraformHclModule", "scope: Any, id: str, *, variables: Mapping[str, Any] | None=..., "),
        ("cdktf", "DataTerraformRemoteState", "workspaces: Any"),
        ("cdktf", "DataTerraformRemoteStateS3", "scope: Any, id: str, *, "),
        ("cdktn", "S3Backend", "use_lockfile: Any=..."),
    ],
)
def test_what_is_given_by_names_has_them(package: str, name: str, words: str) -> None:
    (made,) = (node for node in tree(package).body if isinstance(node, ast.ClassDef) and node.name == name)
    (constructor,) = made.body
    assert isinstance(constructor, ast.FunctionDef)
    assert words in ast.unparse(constructor.args)


WRONG = """\
from cdktf import App, Fn, S3Backend, TerraformOutput, TerraformStack

stack = TerraformStack(App(), "s")
TerraformOutput(stack, "o", valeu=1)
S3Backend(stack, bucket="b", key="k", reggion="r")
Fn.cidrsubnet("10.0.0.0/16", 8)
stack.node.try_get_contxt("x")
"""


@pytest.mark.thorough
def test_a_type_checker_finds_the_api_and_what_is_wrong(tmp_path: Path) -> None:
    """Nothing in the stacks and modules of this repository, and each of these lines."""
    for place, text in stubs().items():
        # By its own name, for mypy takes stub packages from installed ones alone.
        file = tmp_path / place.replace("-stubs", "")
        file.parent.mkdir()
        file.write_text(text)
    (tmp_path / "wrong.py").write_text(WRONG)
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--cache-dir=/dev/null"]
    ended = subprocess.run(
        [*command, "--explicit-package-bases", "main.py", "stacks", "modules", str(tmp_path / "wrong.py")],
        cwd=ROOT,
        env={**os.environ, "MYPYPATH": f"{tmp_path}:{ROOT}"},
        capture_output=True,
        text=True,
        check=False,
    )
    found = re.findall(r"^(?:.*/)?(\w+\.py):(\d+): error: ", ended.stdout, re.MULTILINE)
    assert found == [("wrong.py", str(line)) for line in (4, 5, 6, 7)], ended.stdout


def test_only_cdktn_has_a_lock_file() -> None:
    assert "use_lockfile" not in stubs()["cdktf-stubs/__init__.pyi"]
