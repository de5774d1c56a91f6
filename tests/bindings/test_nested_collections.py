"""Classes of lists and maps whose items are lists and maps of objects, as computed attributes have."""

from __future__ import annotations

import pytest

from snowform.bindings.classes import read_class
from snowform.bindings.rows import UnknownShape

BODY = """\
    constructor(terraformResource, terraformAttribute) {{
        super(terraformResource, terraformAttribute);
        this.terraformResource = terraformResource;
    }}
    get({key}) {{
        return new {made};
    }}
"""


@pytest.mark.parametrize(
    ("base", "key", "made", "wanted"),
    [
        pytest.param(
            "ComplexMap",
            "key",
            "RuleList(this, `[${key}]`, true)",
            ("map", {"item": "RuleList", "of_set": True}),
            id="a map of sets",
        ),
        pytest.param(
            "MapList",
            "index",
            "RuleList(this, `[${index}]`, false)",
            ("map list", {"item": "RuleList", "of_set": False}),
            id="a list of lists",
        ),
        pytest.param(
            "MapList",
            "index",
            "RuleMap(this, `[${index}]`)",
            ("map list", {"item": "RuleMap"}),
            id="a list of maps",
        ),
    ],
)
def test_what_such_a_collection_gives_is_read(
    base: str, key: str, made: str, wanted: tuple[str, dict[str, object]]
) -> None:
    kind, table, _, _ = read_class("Rules", f"cdktf.{base}", BODY.format(key=key, made=made))
    assert (kind, table) == wanted


def test_another_shape_is_an_error() -> None:
    with pytest.raises(UnknownShape):
        read_class("Rules", "cdktf.MapList", BODY.format(key="index", made="RuleList(this, index, true)"))
