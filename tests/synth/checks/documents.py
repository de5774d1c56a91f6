"""Small documents, and what the check of references says of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from snowform.schema import Block
from snowform.synth.checks.findings import Finding
from snowform.synth.checks.references import check_references
from snowform.synth.checks.schemas import Schemas

Document = dict[str, Any]

VPC = {"aws_vpc": {"main": {"cidr_block": "10.0.0.0/16"}}}
AMI = {"aws_ami": {"nixos": {"owners": ["427812963091"]}}}

EACH = '"each" has no meaning here; it belongs in blocks that have "for_each", outside of "for_each" itself'


def check(document: Mapping[str, Any], schemas: Schemas | None = None) -> list[Finding]:
    return list(check_references(document, schemas or Schemas(document)))


def said(document: Mapping[str, Any], schemas: Schemas | None = None) -> list[str]:
    return [str(finding) for finding in check(document, schemas)]


def of_value(value: Any, **document: Any) -> list[str]:
    """What is said of a value, that of an output, in a document that declares some of everything."""
    declared = {
        "terraform": {"required_providers": {"aws": {"source": "hashicorp/aws"}}},
        "resource": VPC,
        "data": AMI,
        "variable": {"region": {}},
        "locals": {"name": "x"},
        "module": {"net": {"source": "./net"}, "nets": {"source": "./net", "count": 2}},
    }
    findings = check({**declared, **document, "output": {"o": {"value": value}}})
    assert all(finding.path[:3] == ("output", "o", "value") for finding in findings)
    return [f"{finding.message}; {finding.hint}".removesuffix("; ") for finding in findings]


def of_resource(body: Document, **others: Document) -> list[str]:
    """What is said of the arguments of aws_vpc.it, in a document with more of its kind."""
    document = {"resource": {"aws_vpc": {"it": body, "one": {}, **others}}}
    prefix = "resource.aws_vpc.it."
    found = said(document)
    assert all(text.startswith(prefix) for text in found)
    return [text.removeprefix(prefix) for text in found]


class OneBlock(Schemas):
    """A schema that has one block for everything."""

    def __init__(self, raw: Document) -> None:
        self.entry = Block(raw)

    def schema_for(self, *_: Any) -> Any:
        return self

    def versions(self, *_: Any) -> list[Any]:
        return []

    def versions_for(self, *_: Any) -> Any:
        return [self]

    def block(self, *_: Any) -> Block:
        return self.entry
