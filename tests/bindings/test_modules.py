"""Classes of Terraform's own modules, as `cdktf get` makes them below `imports`."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

import pytest

from snowform.bindings.grammar import read_module
from snowform.bindings.rows import UnknownShape
from snowform.engine.errors import EngineError
from tests.bindings.conftest import Toy
from tests.bindings.made_up import MODULE_CLASS, write_module

OpenToy = Callable[..., Toy]


@pytest.fixture
def rack(open_toy: OpenToy) -> tuple[Toy, Any]:
    """A program, and the class of a module."""
    toy = open_toy()
    write_module(toy.folder / "packages")
    importlib.invalidate_caches()
    return toy, importlib.import_module("imports.rack").Rack


def test_a_module_is_called_by_its_inputs(rack: tuple[Toy, Any]) -> None:
    toy, cls = rack
    first = cls(toy.stack, "first", name="a", row_count=2)
    first.name = "b"
    cls(toy.stack, "second", name=first.rack_id_output, depends_on=[first])
    assert first.name == "b"
    modules = toy.written()["module"]
    assert {name: {k: v for k, v in body.items() if k != "//"} for name, body in modules.items()} == {
        "first": {"source": "made-up/rack/toy", "version": "2.0.0", "name": "b", "row_count": 2},
        "second": {
            "source": "made-up/rack/toy",
            "version": "2.0.0",
            "name": "${module.first.rack_id}",
            "depends_on": ["module.first"],
        },
    }


def test_wrong_inputs_are_refused(rack: tuple[Toy, Any]) -> None:
    toy, cls = rack
    with pytest.raises(TypeError):
        cls(toy.stack, "first")
    with pytest.raises(EngineError):
        cls(toy.stack, "first", name="a", row_count=True)


@pytest.mark.parametrize(
    ("known", "other"),
    [
        ("this.name = config.name;", "this.name = config.rowCount;"),
        ("this.inputs['name'] = value;", "this.inputs['other'] = value;"),
        ("this.getString('rack_id')", "this.getNumber('rack_id')"),
        ("        this.name = config.name;\n", ""),
        ("return this.inputs;", "return {};"),
        ("source: 'made-up/rack/toy'", "source: where"),
    ],
)
def test_another_shape_is_an_error(known: str, other: str) -> None:
    assert known in MODULE_CLASS
    read_module([MODULE_CLASS])
    with pytest.raises(UnknownShape):
        read_module([MODULE_CLASS.replace(known, other)])
