"""A module of the lints is brought in by every document that holds what it looks at, and by no other."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import pytest

from snowform.synth.checks.check import check
from snowform.synth.lints import id_forms, places
from snowform.synth.lints.registry import ARGUMENTS, CONCERNS
from tests.synth.lints.documents import one

AWS = {"terraform": {"required_providers": {"aws": {"source": "hashicorp/aws", "version": "~> 5.0"}}}}
# Modules of values, and the tables in them whose keys are types.
TABLES = {
    "databases": ("ENGINES", "IDENTIFIERS", "LEAVING"),
    "machines": ("DATABASES", "MACHINES", "NODES"),
    "policies": ("IDENTITY", "OTHER", "RESOURCE", "TRUST"),
    "ports": ("PLACES",),
    "range_sizes": ("KINDS",),
    "time_zones": ("PLACES",),
    "volumes": ("PLACES",),
}


def rules(document: Mapping[str, Any]) -> list[str]:
    return [finding.rule for finding in check({**AWS, **document}) if finding.severity == "warning"]


@pytest.mark.parametrize("module", TABLES)
def test_a_module_is_brought_in_by_the_types_in_its_tables(module: str) -> None:
    loaded = import_module(f"snowform.synth.lints.{module}")
    wanted = {kind for table in TABLES[module] for kind in getattr(loaded, table)}
    assert CONCERNS["resource"][module] == wanted


def test_the_arguments_that_bring_a_module_in_are_those_in_its_tables() -> None:
    assert {name for name, module in ARGUMENTS.items() if module == "id_forms"} == id_forms.PREFIXES.keys()
    wanted = {*places.REGIONS, *places.ZONES}
    assert {name for name, module in ARGUMENTS.items() if module == "places"} == wanted


@pytest.mark.parametrize(
    ("document", "rule"),
    [
        (one("aws_internet_gateway", {"vpc_id": "main"}), "id-form"),
        (one("aws_eip", {"tags": {"aws:it": "mine"}}), "tag-key"),
        ({"provider": {"aws": {"region": "eu-centrall-1"}}}, "region-or-zone"),
        (one("aws_ebs_volume", {"availability_zone": "eu-central-1", "size": 1}), "region-or-zone"),
    ],
)
def test_arguments_of_any_type_bring_a_module_in(document: dict[str, Any], rule: str) -> None:
    assert rules(document) == [rule]


@pytest.mark.parametrize(
    "value", ["${aws_vpc.main.id}", "${data.aws_vpc.main.id}", "${module.network.vpc_id}"]
)
def test_references_to_others_bring_none_in(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str] = []
    monkeypatch.setattr(
        "snowform.synth.lints.registry.import_module",
        lambda name: loaded.append(name) or import_module(name),
    )
    check({**AWS, **one("aws_internet_gateway", {"vpc_id": value})})
    assert loaded == []


def test_of_what_was_told_nothing_more_is_said() -> None:
    # The schema wants a text there.
    document = one("aws_internet_gateway", {"vpc_id": ["main"]})
    [finding] = check({**AWS, **document})
    assert finding.severity == "error"
