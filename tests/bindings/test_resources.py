"""Resources, data sources and providers of generated bindings, on the native engine."""

from __future__ import annotations

from typing import Any

import pytest

from snowform.engine.errors import EngineError
from tests.bindings.conftest import Toy


def test_arguments_are_written_by_terraforms_names(toy: Toy) -> None:
    toy.box.Box(
        toy.stack,
        "it",
        name="a",
        size=3,
        open=False,
        self_attribute="me",
        layers=["x"],
        labels=["b", "c"],
        tags={"k": "v"},
    )
    assert toy.element() == {
        "name": "a",
        "size": 3,
        "open": False,
        "self": "me",
        "layers": ["x"],
        "labels": ["b", "c"],
        "tags": {"k": "v"},
    }


def test_a_provider_brings_its_source_and_version(toy: Toy) -> None:
    toy.provider.ToyProvider(toy.stack, "toy", region="north", alias="n")
    written = toy.written()
    assert written["provider"]["toy"] == [{"alias": "n", "region": "north"}]
    assert written["terraform"]["required_providers"] == {
        "toy": {"source": "made-up/toy", "version": "1.2.0"}
    }


def test_a_resource_takes_its_provider_and_meta_arguments(toy: Toy) -> None:
    provider = toy.provider.ToyProvider(toy.stack, "toy", alias="n")
    first = toy.data_toy_box.DataToyBox(toy.stack, "first", name="a")
    toy.box.Box(
        toy.stack,
        "it",
        name="b",
        provider=provider,
        depends_on=[first],
        count=2,
        lifecycle={"prevent_destroy": True},
    )
    assert toy.element() == {
        "name": "b",
        "count": 2,
        "provider": "toy.n",
        "depends_on": ["data.toy_box.first"],
        "lifecycle": {"prevent_destroy": True},
    }


@pytest.mark.parametrize(
    ("read", "written"),
    [
        pytest.param(lambda box: box.id, "${toy_box.it.id}", id="text"),
        pytest.param(lambda box: box.size, "${toy_box.it.size}", id="number"),
        pytest.param(lambda box: box.layers, "${toy_box.it.layers}", id="list"),
        pytest.param(lambda box: box.labels, "${tolist(toy_box.it.labels)}", id="set"),
        pytest.param(lambda box: box.self_attribute, "${toy_box.it.self}", id="another name"),
        pytest.param(lambda box: box.lid.color, "${toy_box.it.lid[0].color}", id="single block"),
        pytest.param(
            lambda box: box.lid.hinge.get(1).kind, "${toy_box.it.lid[0].hinge[1].kind}", id="block in a block"
        ),
        pytest.param(
            lambda box: box.slot.get(0).depth_in_mm,
            "${tolist(toy_box.it.slot).0.depth_in_mm}",
            id="set of blocks",
        ),
        pytest.param(
            lambda box: box.rule.get(0).from_, "${toy_box.it.rule[0].from}", id="attribute in a list"
        ),
        pytest.param(
            lambda box: box.grid.get(0).get(1).label, "${toy_box.it.grid[0][1].label}", id="list of lists"
        ),
        pytest.param(
            lambda box: box.bay.get("a").get(1).label,
            '${toy_box.it.bay["[a][1].label"]}',
            id="map of lists, as cdktf refers to it",
        ),
        pytest.param(lambda box: box.slot.fqn, "${tolist(toy_box.it.slot)}", id="whole set"),
    ],
)
def test_what_is_read_is_a_reference(toy: Toy, read: Any, written: str) -> None:
    box = toy.box.Box(toy.stack, "it", name="a")
    toy.cdktf.TerraformOutput(toy.stack, "out", value=read(box))
    assert toy.written()["output"]["out"] == {"value": written}


def test_blocks_are_structs_and_dictionaries(toy: Toy) -> None:
    box = toy.box
    box.Box(
        toy.stack,
        "it",
        name="a",
        lid={"color": "red", "hinge": [box.BoxLidHinge(kind="steel"), {"kind": "brass"}]},
        slot=[box.BoxSlot(depth_in_mm=1), {"depthInMm": 2, "width": 3, "unknown": 4}],
    )
    assert toy.element() == {
        "name": "a",
        "lid": {"color": "red", "hinge": [{"kind": "steel"}, {"kind": "brass"}]},
        "slot": [{"depth_in_mm": 1}, {"depth_in_mm": 2, "width": 3}],
    }


def test_what_is_absent_in_an_attribute_of_objects_is_null(toy: Toy) -> None:
    toy.box.Box(toy.stack, "it", name="a", rule=[toy.box.BoxRule(to_port=1)])
    assert toy.element()["rule"] == [{"from": None, "to_port": 1}]


def test_an_empty_block_is_one_and_none_is_none(toy: Toy) -> None:
    box = toy.box.Box(toy.stack, "it", name="a", rule=[{}])
    box.put_lid(color="red")
    box.reset_lid()
    assert toy.element() == {"name": "a", "rule": [{"from": None, "to_port": None}]}


def test_values_are_set_put_and_reset(toy: Toy) -> None:
    box = toy.box.Box(toy.stack, "it", name="a", size=1, labels=["x"], self_attribute="me")
    box.name = "b"
    box.self_attribute = "you"
    box.reset_size()
    box.reset_labels()
    box.put_lid(color="blue")
    box.lid.color = "green"
    box.put_slot([toy.box.BoxSlot(depth_in_mm=1)])
    assert toy.element() == {
        "name": "b",
        "self": "you",
        "lid": {"color": "green"},
        "slot": [{"depth_in_mm": 1}],
    }


def test_inputs_give_back_what_was_given(toy: Toy) -> None:
    box = toy.box.Box(
        toy.stack, "it", name="a", self_attribute="me", lid={"color": "red"}, slot=[{"depthInMm": 2}]
    )
    assert (box.name_input, box.self_input, box.size_input) == ("a", "me", None)
    assert box.lid_input == toy.box.BoxLid(color="red")
    assert box.slot_input == [toy.box.BoxSlot(depth_in_mm=2)]
    assert box.lid.color_input == "red"
    assert box.rule_input is None


def test_what_the_program_changes_later_changes_nothing(toy: Toy) -> None:
    tags, labels = {"k": "v"}, ["a"]
    box = toy.box.Box(toy.stack, "it", name="a", tags=tags, labels=labels)
    tags["k"] = "other"
    labels.append("b")
    box.tags_input["k"] = "other"
    assert toy.element() == {"name": "a", "tags": {"k": "v"}, "labels": ["a"]}


def test_an_iterator_makes_a_dynamic_block_of_a_block_and_a_list_of_an_attribute(toy: Toy) -> None:
    iterator = toy.cdktf.TerraformIterator.from_list(["a", "b"])
    toy.box.Box(
        toy.stack,
        "it",
        name="a",
        slot=iterator.dynamic({"width": iterator.value}),
        rule=iterator.dynamic({"from": iterator.value}),
    )
    assert toy.element() == {
        "name": "a",
        "dynamic": {
            "slot": {
                "for_each": '${toset(["a", "b"])}',
                "iterator": "each",
                "content": {"width": "${each.value}"},
            }
        },
        "rule": '${[ for key, val in toset(["a", "b"]): {"from" = val}]}',
    }


def test_the_classes_have_their_terraform_type(toy: Toy) -> None:
    assert toy.box.Box.TF_RESOURCE_TYPE == "toy_box"
    toy.box.Box.generate_config_for_import(toy.stack, "mine", "id-1")
    assert toy.written()["import"] == [{"to": "toy_box.mine", "id": "id-1"}]


def test_a_program_may_derive_a_class(toy: Toy) -> None:
    class Crate(toy.box.Box):  # type: ignore[name-defined,misc] - known only when it runs
        def __init__(self, scope: Any, name: str) -> None:
            super().__init__(scope, name, name="crate", tags={})

    Crate(toy.stack, "it").add_override("tags.a", "b")
    assert toy.element() == {"name": "crate", "tags": {"a": "b"}}


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        pytest.param({"name": "a", "colour": "red"}, TypeError, id="unknown"),
        pytest.param({}, TypeError, id="missing"),
        pytest.param({"name": 1}, TypeError, id="a number for a text"),
        pytest.param({"name": "a", "size": "3"}, TypeError, id="a text for a number"),
        pytest.param({"name": "a", "size": True}, EngineError, id="a bool for a number"),
        pytest.param({"name": "a", "layers": "x"}, EngineError, id="a text for a list"),
        pytest.param({"name": "a", "layers": [1]}, TypeError, id="a number in a list of texts"),
        pytest.param({"name": "a", "tags": {"a": 1}}, EngineError, id="a number in a map of texts"),
        pytest.param({"name": "a", "slot": [{"width": 1}]}, EngineError, id="a block lacks what it requires"),
        pytest.param(
            {"name": "a", "slot": [{"depth_in_mm": 1}]}, EngineError, id="a block with names of Python"
        ),
        pytest.param({"name": "a", "slot": {"depth_in_mm": 1}}, EngineError, id="one block for a list"),
        pytest.param({"name": "a", "lid": {"colour": "red"}}, TypeError, id="unknown in a block"),
        pytest.param({"name": "a", "lid": {}}, TypeError, id="missing in a block"),
        pytest.param({"name": "a", "depends_on": "x"}, Exception, id="a text for what it depends on"),
    ],
)
def test_wrong_arguments_are_refused_where_they_are_given(
    toy: Toy, arguments: dict[str, Any], error: type[Exception]
) -> None:
    with pytest.raises(error):
        toy.box.Box(toy.stack, "it", **arguments)
    assert [child.node.id for child in toy.stack.node.children] == []
