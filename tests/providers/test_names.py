from __future__ import annotations

import json
import keyword
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snowform.providers import names
from snowform.schema import catalogue
from tests.tools import need

SCHEMA = catalogue.named("aws")


class Binding(NamedTuple):
    module: str
    name: str
    kind: names.Kind
    type: str


def read_bindings() -> list[Binding]:
    lines = Path(__file__).with_name("bindings-names.txt").read_text().splitlines()
    return [Binding(*line.split()) for line in lines if not line.startswith("#")]


BINDINGS = read_bindings()


# In a process of its own: in this one it may be Snowform's engine.
MEMBERS = """
import json, cdktf
def public(*classes):
    return sorted({name for cls in classes for name in dir(cls) if not name.startswith("_")})
resources = public(cdktf.TerraformResource, cdktf.TerraformDataSource)
print(json.dumps([resources, public(cdktf.ComplexObject, cdktf.ComplexList)]))
"""


def test_classes_and_modules_are_named_as_in_the_published_bindings() -> None:
    ours = [
        Binding(names.module_name(b.type, b.kind), names.class_name(b.type, b.kind), b.kind, b.type)
        for b in BINDINGS
    ]
    assert ours == BINDINGS


def test_the_bindings_have_what_the_schema_has_and_no_more() -> None:
    ours = {("provider", "aws")}
    ours |= {(kind, name) for kind in ("resource", "data") for name in SCHEMA.names(kind)}
    assert {(b.kind, b.type) for b in BINDINGS} == ours
    assert len(BINDINGS) == len(ours) == 2135


def test_every_class_and_module_leads_back_to_its_type() -> None:
    by_class = [names.type_of_class(b.name, SCHEMA.names) for b in BINDINGS]
    by_module = [names.type_of_module(b.module, SCHEMA.names) for b in BINDINGS]
    assert by_class == by_module == [(b.kind, b.type) for b in BINDINGS]


def test_no_two_classes_share_a_name() -> None:
    assert len({b.name for b in BINDINGS}) == len({b.module for b in BINDINGS}) == len(BINDINGS)


@pytest.mark.parametrize(
    "name", ["Vpcc", "vpc", "", "Provider", "DataAws", "S3BucketVersioning", "VpcA", "DataAwsVpcA", "aws_vpc"]
)
def test_what_is_no_class_is_not_taken_for_one(name: str) -> None:
    assert names.type_of_class(name, SCHEMA.names) is None


@pytest.mark.parametrize("name", ["Vpc", "aws_vpc", "", "data_aws_", "s3control_bucket", "__path__"])
def test_what_is_no_module_is_not_taken_for_one(name: str) -> None:
    assert names.type_of_module(name, SCHEMA.names) is None


@pytest.mark.parametrize(
    ("provider", "kind", "terraform_type", "module", "name"),
    [
        pytest.param("random", "resource", "random_pet", "pet", "Pet", id="resource"),
        pytest.param("random", "resource", "random_string", "string_resource", "StringResource", id="taken"),
        pytest.param("http", "data", "http", "data_http", "DataHttp", id="named as its provider"),
        pytest.param("hcloud", "provider", "hcloud", "provider", "HcloudProvider", id="provider"),
        pytest.param("test", "resource", "test_lambda", "lambda_", "Lambda", id="Python keyword"),
    ],
)
def test_other_providers_follow_the_same_rule(
    provider: str, kind: names.Kind, terraform_type: str, module: str, name: str
) -> None:
    def known(_: names.Kind) -> list[str]:
        return [terraform_type]

    assert names.module_name(terraform_type, kind, provider) == module
    assert names.class_name(terraform_type, kind, provider) == name
    assert names.type_of_module(module, known, provider) == (kind, terraform_type)
    assert names.type_of_class(name, known, provider) == (kind, terraform_type)


def test_the_members_of_cdktf_are_those_of_the_installed_one() -> None:
    need("node")
    ended = subprocess.run([sys.executable, "-c", MEMBERS], capture_output=True, text=True, check=True)
    resources, references = json.loads(ended.stdout)
    assert set(resources) == names.CDKTF_MEMBERS
    assert set(references) == names.REFERENCE_MEMBERS


@pytest.mark.parametrize(
    ("terraform_name", "argument", "attribute", "nested"),
    [
        pytest.param("cidr_block", "cidr_block", "cidr_block", "cidr_block", id="nobody else's"),
        pytest.param("type", "type", "type", "type", id="a word that Python has not reserved"),
        pytest.param("lambda", "lambda_", "lambda_", "lambda_", id="Python's"),
        pytest.param("count", "count", "count_", "count", id="a resource's"),
        pytest.param("resolve", "resolve", "resolve", "resolve_", id="a reference's"),
        pytest.param("fqn", "fqn", "fqn_", "fqn_", id="both's"),
        pytest.param("with", "with_", "with__", "with_", id="Python's, and CDKTF's with its underscore"),
    ],
)
def test_a_name_that_is_taken_gets_an_underscore(
    terraform_name: str, argument: str, attribute: str, nested: str
) -> None:
    assert names.argument_name(terraform_name) == argument
    assert names.attribute_name(terraform_name) == attribute
    assert names.attribute_name(terraform_name, nested=True) == nested


NAMES = st.from_regex(r"[a-z]([a-z0-9_]*[a-z0-9])?", fullmatch=True) | st.sampled_from(
    sorted({*keyword.kwlist, *names.CDKTF_MEMBERS, *names.REFERENCE_MEMBERS} - {"with_"})
)


@given(NAMES)
def test_names_lead_back_to_terraforms(name: str) -> None:
    assert names.terraform_argument(names.argument_name(name)) == name
    assert names.terraform_attribute(names.attribute_name(name)) == name
    assert names.terraform_attribute(names.attribute_name(name, nested=True)) == name


@given(NAMES)
def test_the_python_name_is_free(name: str) -> None:
    assert not keyword.iskeyword(names.argument_name(name))
    assert names.attribute_name(name) not in {*keyword.kwlist, *names.CDKTF_MEMBERS}
    assert names.attribute_name(name, nested=True) not in {*keyword.kwlist, *names.REFERENCE_MEMBERS}
