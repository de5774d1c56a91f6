"""The one form of config.tf.json."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snowform.synth.normalise import SECTIONS, construct_paths, dump, normalise

PROJECT = Path("/project")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


def normal(synthesized: dict[str, Any]) -> dict[str, Any]:
    return normalise(synthesized, stack="net", project=PROJECT)


def metadata(path: str) -> dict[str, Any]:
    return {"metadata": {"path": path, "uniqueId": path.rpartition("/")[2]}}


@pytest.mark.parametrize(
    ("synthesized", "expected"),
    [
        pytest.param(
            {
                "//": {"metadata": {"version": "0.21.0"}},
                "resource": {"aws_vpc": {"main": {"//": metadata("net/main"), "tags": {"//": "a tag"}}}},
                "output": {"id": {"//": metadata("net/id"), "value": 1}},
            },
            {"resource": {"aws_vpc": {"main": {"tags": {"//": "a tag"}}}}, "output": {"id": {"value": 1}}},
            id="metadata goes, a tag of that name stays",
        ),
        pytest.param(
            {"locals": {}, "data": {"aws_ami": {}}, "resource": {"aws_vpc": {}, "aws_eip": {"a": {}}}},
            {"resource": {"aws_eip": {"a": {}}}},
            id="empty sections and types go, an empty resource stays",
        ),
        pytest.param(
            {"resource": {"x": {"y": {"a": None, "b": {}, "c": [], "d": [{}]}}}},
            {"resource": {"x": {"y": {"a": None, "b": {}, "c": [], "d": [{}]}}}},
            id="nulls and empty values below stay",
        ),
        pytest.param(
            {"provider": {"aws": [{"region": "a"}], "other": [{}, {"alias": "b"}]}},
            {"provider": {"aws": {"region": "a"}, "other": [{}, {"alias": "b"}]}},
            id="one provider stands alone, several in a list",
        ),
        pytest.param(
            {
                "output": {"o": {"value": "${a.b.id}", "depends_on": ["${aws_vpc.main}"]}},
                "resource": {
                    "a": {
                        "b": {
                            "depends_on": ["aws_vpc.main", "${module.net}"],
                            "lifecycle": {"replace_triggered_by": ["${a.c[0].id}", "${a.d[each.key]}"]},
                            "tags": {"depends_on": ["${aws_vpc.main}"]},
                        }
                    }
                },
            },
            {
                "output": {"o": {"value": "${a.b.id}", "depends_on": ["aws_vpc.main"]}},
                "resource": {
                    "a": {
                        "b": {
                            "depends_on": ["aws_vpc.main", "module.net"],
                            "lifecycle": {"replace_triggered_by": ["a.c[0].id", "a.d[each.key]"]},
                            "tags": {"depends_on": ["${aws_vpc.main}"]},
                        }
                    }
                },
            },
            id="references are bare where tofu takes nothing else",
        ),
        pytest.param(
            {
                "output": {
                    "o": {"depends_on": ["${a.b}${a.c}", "x ${a.b}", 1], "value": None},
                    "p": {"depends_on": 1},
                }
            },
            {
                "output": {
                    "o": {"depends_on": ["${a.b}${a.c}", "x ${a.b}", 1], "value": None},
                    "p": {"depends_on": 1},
                }
            },
            id="what is no single reference stays for the check",
        ),
        pytest.param(
            {"provider": {"aws": [None], "": [[None]], "b": ["x"], "c": [[{}]]}},
            {"provider": {"aws": [None], "": [[None]], "b": ["x"], "c": [[{}]]}},
            id="what is no provider stays for the check",
        ),
        pytest.param(
            {
                "resource": {"//": metadata("net"), "aws_vpc": {"//": "a remark"}},
                "provider": {"//": "a remark", "aws": [{"//": metadata("net/aws")}]},
            },
            {"provider": {"aws": {}}},
            id="remarks go wherever a block may have one",
        ),
        pytest.param(
            {"terraform": {"backend": {"local": {"path": "/project/terraform.net.tfstate"}}}},
            {},
            id="cdktf's default backend goes",
        ),
        pytest.param(
            {"terraform": {"backend": {"local": {"path": "state"}}, "required_version": "> 1"}},
            {"terraform": {"backend": {"local": {"path": "state"}}, "required_version": "> 1"}},
            id="a backend of the program's stays",
        ),
        pytest.param(
            {"terraform": {"backend": {"local": {"path": "/project/terraform.other.tfstate"}}}},
            {"terraform": {"backend": {"local": {"path": "/project/terraform.other.tfstate"}}}},
            id="another stack's state is the program's own choice",
        ),
        pytest.param(
            {"moved": [{"from": "a", "to": "b"}]}, {"moved": [{"from": "a", "to": "b"}]}, id="lists"
        ),
        pytest.param(
            {"unknown": {"a": 1}}, {"unknown": {"a": 1}}, id="an unknown section stays for the check"
        ),
    ],
)
def test_the_document_is_brought_into_normal_form(
    synthesized: dict[str, Any], expected: dict[str, Any]
) -> None:
    assert normal(synthesized) == expected


def test_the_text_is_sorted_indented_and_readable() -> None:
    assert dump({"b": [], "a": {"é": 1}}) == '{\n  "a": {\n    "é": 1\n  },\n  "b": []\n}\n'


@given(st.dictionaries(st.text(max_size=4), JSON | st.floats()))
def test_the_text_is_that_of_the_standard_library(document: dict[str, Any]) -> None:
    assert dump(document) == json.dumps(document, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


# What normal form is about, more often than chance would have it.
NAMES = st.sampled_from(["//", "", "aws", "backend", "local", "path"]) | st.text(max_size=3)
DEFAULT = st.just({"backend": {"local": {"path": "/project/terraform.net.tfstate"}}})
CONTENTS = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=4)
    | DEFAULT
    | st.just("/project/terraform.net.tfstate"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["//", "unknown", *SECTIONS]), CONTENTS, max_size=4))
def test_normal_form_is_reached_in_one_step(synthesized: dict[str, Any]) -> None:
    once = normal(synthesized)
    assert normal(once) == once


def test_construct_paths_are_read_from_the_metadata() -> None:
    synthesized = {
        "resource": {"aws_vpc": {"main": {"//": metadata("net/network/main")}, "bare": {}}},
        "output": {"id": {"//": metadata("net/id"), "value": 1}},
        "locals": {"a": 1},
    }
    assert construct_paths(synthesized) == {
        ("resource", "aws_vpc", "main"): "net/network/main",
        ("output", "id"): "net/id",
    }


def test_sections_and_types_that_are_written_as_lists_have_no_constructs() -> None:
    sections = {"resource": [{"terraform_data": {"a": {}}}], "data": {"aws_ami": [{"a": {}}]}, "output": []}
    assert construct_paths(sections) == {}
