"""Dynamic blocks on the native engine. In CDKTF only generated bindings make them, so no program compares."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from snowform.engine.elements.resource import TerraformResource
from snowform.engine.errors import EngineError
from snowform.engine.references.dynamic_block import TerraformDynamicBlock
from snowform.engine.references.iterator import TerraformIterator
from snowform.engine.writing.app import App
from snowform.engine.writing.stack import TerraformStack


class Box(TerraformResource):
    def __init__(self, scope: Any, id: str, attributes: Mapping[str, Any]) -> None:  # noqa: A002
        super().__init__(scope, id, terraform_resource_type="toy_box")
        self.attributes = attributes

    def _synthesize_attributes(self) -> Mapping[str, Any]:
        return self.attributes


@pytest.fixture
def stack(tmp_path: Path) -> TerraformStack:
    return TerraformStack(App(outdir=str(tmp_path)), "boxes")


def body_of(stack: TerraformStack) -> dict[str, Any]:
    body: dict[str, Any] = stack.to_terraform()["resource"]["toy_box"]["box"]
    del body["//"]
    return body


def block(iterator: TerraformIterator, **content: Any) -> TerraformDynamicBlock:
    return TerraformDynamicBlock.from_dynamic_expression(iterator.dynamic(content))


def test_a_block_is_repeated_below_dynamic_with_each_as_its_iterator(stack: TerraformStack) -> None:
    ports = TerraformIterator.from_map({"http": {"port": 80}})
    Box(stack, "box", {"rule": block(ports, name=ports.key, port=ports.get_number("port")), "size": 1})
    assert body_of(stack) == {
        "size": 1,
        "dynamic": {
            "rule": {
                "for_each": {"http": {"port": 80}},
                "iterator": "each",
                "content": {"name": "${each.key}", "port": "${each.value.port}"},
            }
        },
    }


def test_a_block_in_a_block_is_repeated_there(stack: TerraformStack) -> None:
    names = TerraformIterator.from_list(["a", "b"])
    Box(stack, "box", {"outer": {"inner": block(names, name=names.value)}})
    assert body_of(stack) == {
        "outer": {
            "dynamic": {
                "inner": {
                    "for_each": '${toset(["a", "b"])}',
                    "iterator": "each",
                    "content": {"name": "${each.value}"},
                }
            }
        }
    }


def test_a_for_expression_in_the_content_of_a_block_has_its_own_names(stack: TerraformStack) -> None:
    names = TerraformIterator.from_list(["a"])
    Box(stack, "box", {"rule": block(names, name=names.value, all=names.dynamic({"name": names.value}))})
    assert body_of(stack)["dynamic"]["rule"]["content"] == {
        "name": "${each.value}",
        "all": '${[ for key, val in toset(["a"]): {"name" = val}]}',
    }


def test_a_block_where_terraform_has_none_is_refused(stack: TerraformStack) -> None:
    names = TerraformIterator.from_list(["a"])
    Box(stack, "box", {"list": [block(names, name=names.value)]})
    with pytest.raises(EngineError, match="do not support directly resolving a TerraformDynamicBlock"):
        stack.to_terraform()
