"""Attributes for which CDKTF's generator has an exception by their names."""

from __future__ import annotations

from typing import Any

import pytest

from snowform.getting.exceptions import explicit_nulls
from snowform.getting.resources import Element, read_provider
from snowform.getting.tables import module_table
from tests.getting.toy import attribute, element, nested, text

RULE = ["set", ["object", {"self": "bool", "to_port": "number", "not_known_to_it": "string"}]]
RESOURCES = {
    "aws_security_group": element({"ingress": attribute(RULE, "both"), "other": attribute(RULE, "both")}),
    "aws_quicksight_template": element({}, {"definition": nested("list", {"x": text()}, high=1)}),
    "aws_wafv2_web_acl": element(
        {}, {"rule": nested("set", {"name": text()}, {"statement": nested("list", {"x": text()})})}
    ),
}


def made(name: str, provider: str) -> tuple[Element, dict[str, Any]]:
    """A resource of RESOURCES, and its table, for a provider that a project calls so."""
    found = list(read_provider(provider, {"resource_schemas": RESOURCES}, provider_type="aws"))
    chosen = next(item for item in found if item.type == name)
    return chosen, module_table(chosen, {})


@pytest.mark.parametrize(("provider", "nulls"), [("aws", {"self", "to_port"}), ("my-aws", set())])
def test_what_is_absent_of_a_known_object_is_written_as_null(provider: str, nulls: set[str]) -> None:
    _, table = made("aws_security_group", provider)
    assert {row[0] for row in table["securityGroupIngressToTerraform"] if row[3]} == nulls
    assert not any(row[3] for row in table["securityGroupOtherToTerraform"])


def test_the_known_objects_are_those_of_the_generator() -> None:
    known = explicit_nulls()
    assert len(known) == 395
    assert {path.partition(".")[0] for path in known} == {
        *("aws", "azuread", "azurerm", "azurestack", "google", "vault")
    }


def test_a_tree_that_was_too_large_takes_any_value() -> None:
    template, table = made("aws_quicksight_template", "aws")
    assert template.structs == []
    (definition,) = template.attributes
    assert (definition.shape.hint(), definition.assignable) == ("t.Any", True)
    assert [tuple(row) for row in table[template.name][1]["rows"]] == [
        ("definition", None, "_definition", False)
    ]
    acl, _ = made("aws_wafv2_web_acl", "aws")
    assert [struct.name for struct in acl.structs] == ["Wafv2WebAclRule"]
    other, _ = made("aws_wafv2_web_acl", "other")
    assert [struct.name for struct in other.structs] == ["Wafv2WebAclRuleStatement", "Wafv2WebAclRule"]
