"""Everything that a configuration declares is in the picture: as a box, or counted in a box."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from snowform.graph.build import build
from snowform.graph.layout.place import Placing
from snowform.graph.svg import svg
from tests.draws import examples
from tests.graph.configurations import documents
from tests.graph.documents import addresses, containers, large, small
from tests.images.builds import build as build_image
from tests.stacks import test_engines


@settings(max_examples=examples(60), deadline=None)
@given(documents)
def test_nothing_of_any_configuration_is_missing(document: dict[str, Any]) -> None:
    assert shown(document) == addresses(document)


@pytest.mark.parametrize(
    "document", [small(), large(), containers(), {}], ids=["small", "large", "other", "empty"]
)
def test_nothing_of_a_made_up_one_is_missing(document: dict[str, Any]) -> None:
    assert shown(document) == addresses(document)
    assert svg(build(document, "made up"))


def test_nothing_of_the_stacks_of_this_project_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    build_image(tmp_path / "result")
    build_image(tmp_path / "arm", "for ARM", system="aarch64-linux")
    for name, (document, _) in test_engines.made().items():
        assert shown(document) == addresses(document), name


def test_what_a_plan_alone_knows_is_shown_too() -> None:
    from tests.graph.test_planned import plan_of

    found = build(small(), "stack", plan_of({"module.logs.module.key.aws_kms_key.this[0]": ["create"]}))
    assert found.addresses() == {*addresses(small()), "module.logs.module.key.aws_kms_key.this"}
    boxes = Placing(found).boxes
    assert {"module.logs", "module.logs.module.key"} <= boxes.keys()


def shown(document: dict[str, Any]) -> set[str]:
    """The resources of the boxes that the layout has placed."""
    graph = build(document, "stack")
    placed = Placing(graph).boxes
    assert placed.keys() == {node.id for node in graph.nodes}
    return {address for node in graph.nodes for address in node.addresses}
