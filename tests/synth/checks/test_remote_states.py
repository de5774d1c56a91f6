"""A state that is read is in a backend that there is."""

from __future__ import annotations

from typing import Any

import pytest

from snowform.synth.checks.check import check


def findings(body: Any) -> list[str]:
    return [str(finding) for finding in check({"data": {"terraform_remote_state": {"a": body}}})]


@pytest.mark.parametrize(
    "body",
    [
        {"backend": "s3", "config": {"bucket": "b", "key": "k", "region": "r"}},
        {"backend": "remote"},
        {"backend": "${path.module}"},
        {"//": "a comment", "backend": "local"},
        [{"backend": "local"}],
    ],
)
def test_a_backend_that_there_is_is_right(body: Any) -> None:
    assert findings(body) == []


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"backend": "etcd"}, 'a.backend: there is no backend "etcd"'),
        ({"backend": "s33"}, 'a.backend: there is no backend "s33"; did you mean "s3"?'),
        ({"backend": 5}, "a.backend: must be the name of a backend, not the number 5"),
        ({"backend": None}, 'a: the argument "backend" is required'),
        ({}, 'a: the argument "backend" is required'),
        ([{"backend": "s33"}], 'a[0].backend: there is no backend "s33"; did you mean "s3"?'),
    ],
)
def test_another_is_named_with_its_place(body: Any, said: str) -> None:
    assert findings(body) == [f"data.terraform_remote_state.{said}"]
