"""Terranix, evaluated anew, gives what is recorded of it: `make test-terranix TERRANIX=… NIXPKGS=…`."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from snowform.synth.normalise import Document
from tests.terranix.configurations import CASES, METADATA, MIGRATION, evaluate_module, evaluated, recorded
from tests.terranix.features import features
from tests.terranix.features import recorded as recorded_features

TERRANIX, NIXPKGS = (Path(os.environ.get(name, "")).resolve() for name in ("TERRANIX", "NIXPKGS"))


@pytest.fixture(scope="module")
def found() -> dict[str, Document]:
    return evaluated(TERRANIX, NIXPKGS)


@pytest.mark.parametrize("case", [*CASES, MIGRATION], ids=lambda case: case.name)
def test_terranix_gives_what_is_recorded(case: Path, found: dict[str, Document]) -> None:
    assert found[case.name]["config"] == recorded(case)


def test_the_metadata_is_beside_the_configuration_and_not_in_it(found: dict[str, Document]) -> None:
    case = found["13-metadata-and-arguments"]
    assert case["_meta"] == json.loads(METADATA.read_text())
    assert "_meta" not in case["config"]


def test_terranix_has_what_is_recorded() -> None:
    assert features(TERRANIX, NIXPKGS) == recorded_features()


@pytest.mark.parametrize("section", ["moved", "removed", "check"])
def test_a_section_that_it_lacks_is_refused(section: str) -> None:
    module = f"{{ {section} = [ ]; }}"
    with pytest.raises(AssertionError, match=f"option `{section}' does not exist"):
        evaluate_module(TERRANIX, NIXPKGS, module)


def test_an_attribute_that_there_is_not_is_printed_as_it_is() -> None:
    module = (
        '{ config, ... }: { resource.aws_vpc.a.cidr_blok = "x"; locals.b = config.resource.aws_vpc.a "idd"; }'
    )
    assert evaluate_module(TERRANIX, NIXPKGS, module) == {
        "locals": {"b": "${aws_vpc.a.idd}"},
        "resource": {"aws_vpc": {"a": {"cidr_blok": "x"}}},
    }
