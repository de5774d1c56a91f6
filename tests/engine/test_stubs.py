"""The stubs by which editors find the API of the engine."""

from __future__ import annotations

import ast
import inspect
from importlib import import_module
from typing import Any

import pytest

from snowform.engine import cdktf, cdktn
from snowform.engine.stubs import stubs
from snowform.engine.tokens.functions import FnGenerated
from snowform.engine.tree import constructs

NAMES = {"cdktf": cdktf.__all__, "cdktn": cdktn.__all__, "constructs": constructs.__all__}


def tree(package: str) -> ast.Module:
    return ast.parse(stubs()[f"{package}-stubs/__init__.pyi"])


@pytest.mark.parametrize("package", NAMES)
def test_every_public_name_has_its_place_in_the_stub(package: str) -> None:
    given: list[str] = []
    for node in tree(package).body:
        if isinstance(node, ast.ImportFrom):
            given += [alias.asname for alias in node.names if alias.asname == alias.name]
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
