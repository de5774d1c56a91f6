"""A block is read alike as an object and in lists, at every level."""

from __future__ import annotations

from typing import Any

import pytest

from snowform.provision.configuration.backend import backend_of
from snowform.provision.configuration.blocks import blocks, bodies_of, labelled, locals_of, variables_of


@pytest.mark.parametrize(
    "content", [{"t": {"n": {"a": 1}}}, [{"t": {"n": {"a": 1}}}], {"t": [{"n": [{"a": 1}]}]}]
)
def test_labels_lead_to_a_body_through_objects_and_lists(content: Any) -> None:
    assert [body for _, body in blocks(content, 2)] == [{"a": 1}]
    assert list(labelled({"resource": content}, "resource", label_count=2)) == [(("t", "n"), {"a": 1})]


def test_the_path_to_a_block_names_its_place_in_lists() -> None:
    assert [path for path, _ in blocks({"aws": [{}, {}], "//": "a comment"}, 1)] == [("aws", 0), ("aws", 1)]


def test_what_is_no_body_is_passed_over() -> None:
    assert list(bodies_of([{"a": 1}, "x", None, [{"b": 1}]])) == [{"a": 1}, {"b": 1}]
    assert list(bodies_of(None)) == []


def test_locals_and_variables_are_found_in_every_block() -> None:
    document = {"locals": [{"a": 1, "//": ""}, {"b": 2}], "variable": [{"x": {"default": 1}}, {"y": [{}]}]}
    assert locals_of(document) == {"a": 1, "b": 2}
    assert dict(variables_of(document)) == {"x": {"default": 1}, "y": {}}


@pytest.mark.parametrize(
    ("terraform", "found"),
    [
        ({}, None),
        ({"backend": {"s3": {"bucket": "b"}}}, ("s3", {"bucket": "b"})),
        ([{"required_version": "1"}, {"backend": [{"s3": [{"bucket": "b"}]}]}], ("s3", {"bucket": "b"})),
        ({"backend": {"//": "ours", "local": {}}}, ("local", {})),
        ({"cloud": {"organization": "o"}}, ("cloud", {"organization": "o"})),
        ([{"cloud": [{}]}], ("cloud", {})),
    ],
)
def test_the_backend_is_found(terraform: Any, found: Any) -> None:
    assert backend_of({"terraform": terraform}) == found
