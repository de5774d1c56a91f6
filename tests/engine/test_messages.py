"""What the native engine says beyond the words of CDKTF: the place of a value, what is there, the way out."""

from __future__ import annotations

import dataclasses
import datetime
import decimal
import ipaddress
import uuid
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from snowform import default, report
from snowform.engine.backends.backend import LocalBackend
from snowform.engine.elements.module import TerraformHclModule
from snowform.engine.elements.output import TerraformOutput
from snowform.engine.elements.resource import TerraformResource
from snowform.engine.elements.variable import TerraformLocal, TerraformVariable
from snowform.engine.errors import CallbackFailed, EngineError
from snowform.engine.tree.constructs import Construct
from snowform.engine.writing.app import App
from snowform.engine.writing.stack import TerraformStack


class Box(TerraformResource):
    def __init__(self, scope: Any, id: str, **attributes: Any) -> None:  # noqa: A002
        super().__init__(scope, id, terraform_resource_type="toy_box")
        self.attributes = attributes

    def _synthesize_attributes(self) -> dict[str, Any]:
        return self.attributes


@dataclasses.dataclass
class Settings:
    size: int = 1


@pytest.fixture
def app(tmp_path: Path) -> App:
    return App(outdir=str(tmp_path))


@pytest.fixture
def stack(app: App) -> TerraformStack:
    return TerraformStack(app, "net")


def zones(stack: TerraformStack) -> list[str]:
    return TerraformVariable(stack, "zones", type="list(string)").list_value


PATH = PurePosixPath("/etc")
PLACES: dict[str, tuple[Callable[[TerraformStack], object], str]] = {
    "a local value": (lambda s: TerraformLocal(s, "n", PATH), 'TerraformLocal "n": expression'),
    "an output": (
        lambda s: TerraformOutput(s, "o", value={"a": [1, PATH]}),
        'TerraformOutput "o": value.a[1]',
    ),
    "an override": (lambda s: Box(s, "b").add_override("tags.a", PATH), 'Box "b": tags.a'),
    "an override of the stack": (
        lambda s: s.add_override("terraform.x", {"y": PATH}),
        'TerraformStack "net": terraform.x.y',
    ),
    "a module's input": (
        lambda s: TerraformHclModule(s, "m", source="a/b/c", variables={"a": PATH}),
        'TerraformHclModule "m": variables.a',
    ),
}


@pytest.mark.parametrize("case", PLACES)
def test_an_object_that_is_no_value_is_named_with_construct_argument_and_way_out(
    case: str, stack: TerraformStack
) -> None:
    make, place = PLACES[case]
    # What CDKTF raises is an AttributeError, which a program may catch.
    with pytest.raises(AttributeError) as caught:
        make(stack)
    assert str(caught.value) == f"{place}: a Python PurePosixPath is no value; write str(value)"


def test_an_object_in_an_element_of_the_programs_own_is_found_when_it_is_written(app: App) -> None:
    Box(TerraformStack(app, "net"), "b", sizes=[1, {"x": PATH}])
    with pytest.raises(CallbackFailed) as caught:
        app.synth()
    assert str(caught.value) == (
        "resource.toy_box.b.sizes[1].x (construct net/b): "
        "a Python PurePosixPath is no value; write str(value)"
    )


@pytest.mark.parametrize(
    ("value", "way"),
    [
        (Path("/etc"), "write str(value)"),
        (default("x"), "write contribute(…) with it, or the value alone"),
        (ipaddress.ip_network("10.0.0.0/16"), "write str(value)"),
        (uuid.UUID(int=1), "write str(value)"),
        (decimal.Decimal("0.1"), "write str(value)"),
        ({"a"}, "write sorted(value)"),
        (b"a", "write value.decode()"),
        (datetime.date(2026, 1, 1), "write value.isoformat()"),
        (datetime.timedelta(1), "write value.total_seconds()"),
        (range(3), "write list(value)"),
        (Settings(), "write dataclasses.asdict(value)"),
        (object(), "give a string, a number, a bool, a list, a dictionary or a token"),
    ],
)
def test_each_kind_of_object_has_its_way_out(value: Any, way: str, stack: TerraformStack) -> None:
    with pytest.raises(AttributeError) as caught:
        TerraformLocal(stack, "n", value)
    assert caught.value.hint == way  # type: ignore[attr-defined]


@pytest.mark.parametrize("value", ["/etc", 1, 1.5, True, None, [1], {"a": "b"}, ["x", None]])
def test_what_is_a_value_is_taken(value: Any, stack: TerraformStack) -> None:
    TerraformLocal(stack, "n", value)


TOKEN_LISTS: dict[str, tuple[Callable[[TerraformStack], object], str]] = {
    "an argument": (
        lambda s: Box(s, "b", zone=zones(s)[0]),
        "resource.toy_box.b.zone (construct net/b): Found an encoded list token string",
    ),
    "deep in one": (
        lambda s: Box(s, "b", rules=[{"from": 1}, {"zone": zones(s)[0]}]),
        "resource.toy_box.b.rules[1].zone (construct net/b): Found an encoded list token string",
    ),
    "inside a text": (
        lambda s: TerraformOutput(s, "o", value=f"in {zones(s)[0]}"),
        "output.o.value (construct net/o): A list that only Terraform knows stands inside a text",
    ),
    "an element more": (
        lambda s: Box(s, "b", zones=[*zones(s), "x"]),
        "resource.toy_box.b.zones (construct net/b): Cannot add elements to list token",
    ),
}


@pytest.mark.parametrize("case", TOKEN_LISTS)
def test_a_token_list_taken_apart_is_named_with_its_place(case: str, app: App, stack: TerraformStack) -> None:
    make, message = TOKEN_LISTS[case]
    make(stack)
    with pytest.raises(EngineError) as caught:
        app.synth()
    assert str(caught.value).startswith(message)


def test_the_line_that_made_the_construct_is_told_where_it_is_known(
    app: App, stack: TerraformStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report, "_recorded", {"source": {"net/b": ["main.py", 3]}})
    Box(stack, "b", zone=zones(stack)[0])
    with pytest.raises(EngineError, match=r"\(main.py:3, construct net/b\): Found"):
        app.synth()
    with pytest.raises(EngineError, match=r"net/b is a Box \(made at main.py:3\); give one of them another"):
        Box(stack, "b")


def test_a_token_list_that_is_whole_is_right(app: App, stack: TerraformStack) -> None:
    Box(stack, "b", all=zones(stack))
    app.synth()


@pytest.mark.parametrize("name", ["a", "a/b"])
def test_a_name_that_is_taken_is_told_with_what_has_it(name: str, stack: TerraformStack) -> None:
    Box(stack, name)
    with pytest.raises(EngineError) as caught:
        Construct(stack, name)
    own = name.replace("/", "--")
    assert str(caught.value) == (
        f"There is already a Construct with name '{own}' in TerraformStack [net]; "
        f"net/{own} is a Box; give one of them another id"
    )


def test_of_a_second_backend_there_is_no_other_name(stack: TerraformStack) -> None:
    LocalBackend(stack, path="a")
    with pytest.raises(
        EngineError, match="net/backend is a LocalBackend; a stack has one backend: leave one out"
    ):
        LocalBackend(stack, path="b")


def test_the_same_name_elsewhere_is_free(stack: TerraformStack) -> None:
    Construct(Construct(stack, "a"), "a")
