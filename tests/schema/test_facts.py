"""The facts of AWS: what is shipped is read line by line, and what is damaged is one error."""

from __future__ import annotations

from pathlib import Path

import pytest

from snowform.schema.facts import PATH, Facts, shipped
from snowform.schema.store import SchemaDamaged

MACHINES = {
    "instance-types": "t3.micro",
    "broker-types": "mq.t3.micro",
    "cache-node-types": "cache.t3.micro",
    "database-classes": "db.t3.micro",
    "dax-node-types": "dax.t3.small",
    "redshift-node-types": "ra3.large",
    "search-types": "m5.large",
}


@pytest.mark.parametrize("kind", MACHINES)
def test_machines_are_known_by_family_and_size(kind: str) -> None:
    names = shipped().names(kind)
    assert MACHINES[kind] in names.known
    assert not any(name.startswith(".") or name.endswith(".") for name in names.known)
    assert names.by.split()[0] in {"botocore", "cfn-lint"}


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("regions", "eu-central-1"),
        ("regions", "cn-north-1"),
        ("database-engines", "postgres"),
        ("time-zones", "Europe/Berlin"),
        ("time-zones", "US/Eastern"),
        ("volume-types", "gp3"),
    ],
)
def test_names_of_other_things_are_known(kind: str, name: str) -> None:
    assert name in shipped().names(kind).known


def test_actions_are_put_together_as_they_are_written() -> None:
    facts = shipped()
    assert {"GetObject", "PutObjectAcl", "ListAllMyBuckets"} <= facts.actions("s3")
    assert {"AssumeRole", "AssumeRoleWithWebIdentity", "TagSession"} <= facts.actions("sts")
    assert "RunInstances" in facts.actions("ec2")


def test_every_service_has_actions_none_twice_in_another_case() -> None:
    facts = shipped()
    for service in facts.services:
        actions = facts.actions(service)
        assert actions
        assert len({action.lower() for action in actions}) == len(actions)


def test_a_runtime_that_is_gone_has_a_date_and_a_successor() -> None:
    gone = shipped().line("lambda-runtimes")["gone"]
    assert gone["python2.7"][0] == "2021-07-15"
    assert gone["python2.7"][1] not in gone
    assert "python3.12" not in gone


def test_the_lines_are_sorted() -> None:
    keys = [line.partition("\t")[0].encode() for line in Path(PATH).read_text().splitlines()]
    assert keys == sorted(keys)


@pytest.mark.parametrize("text", ["", "iam\t{\n", "regions\t[]\n"])
def test_what_is_damaged_is_one_error(tmp_path: Path, text: str) -> None:
    file = tmp_path / "aws.facts"
    file.write_text(text)
    with pytest.raises(SchemaDamaged, match=r"aws\.facts"):
        Facts(str(file)).names(text.partition("\t")[0] or "regions")
