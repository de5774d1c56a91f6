"""Databases that RDS does not make, or that nobody could destroy, are warned of."""

from __future__ import annotations

from typing import Any

import pytest

from tests.synth.lints.documents import messages

KIND = "aws_db_instance"


def test_an_engine_that_is_none_is_warned_of_with_the_nearest() -> None:
    [message] = messages("databases", KIND, {"engine": "postgresql"})
    assert '"aurora-postgresql"' in message or '"postgres"' in message


@pytest.mark.parametrize(
    "engine", ["postgres", "sqlserver-ex", "custom-oracle-ee", "custom-of-ours", "MySQL"]
)
def test_an_engine_that_there_is_is_not(engine: str) -> None:
    assert messages("databases", KIND, {"engine": engine}) == []


@pytest.mark.parametrize("name", ["MyDb", "my_db", "1db", "db-", "my--db", "d" * 64])
@pytest.mark.parametrize("kind", [KIND, "aws_rds_cluster_instance"])
def test_an_identifier_that_rds_refuses_is_warned_of(kind: str, name: str) -> None:
    assert len(messages("databases", kind, {"identifier": name})) == 1


@pytest.mark.parametrize("name", ["db", "my-db-1", "d" * 63, "${var.name}"])
def test_another_one_is_not(name: str) -> None:
    assert messages("databases", KIND, {"identifier": name}) == []
    assert messages("databases", "aws_rds_cluster", {"cluster_identifier": name}) == []


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ({"skip_final_snapshot": False}, 1),
        ({"skip_final_snapshot": "false"}, 1),
        ({"skip_final_snapshot": False, "final_snapshot_identifier": "last"}, 0),
        ({"skip_final_snapshot": False, "replicate_source_db": "other"}, 0),
        ({"skip_final_snapshot": True}, 0),
        ({}, 0),
    ],
)
def test_a_last_snapshot_wants_a_name(body: dict[str, Any], count: int) -> None:
    assert len(messages("databases", KIND, body)) == count
