from __future__ import annotations

import json
import keyword
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snowform.providers import class_names, names
from snowform.schema import catalogue
from tests.providers.small_schemas import TEXT, block, schema
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
        Binding(
            names.module_name(b.type, b.kind), class_names.class_name(SCHEMA, b.kind, b.type), b.kind, b.type
        )
        for b in BINDINGS
    ]
    assert ours == BINDINGS


def test_the_bindings_have_what_the_schema_has_and_no_more() -> None:
    ours = {("provider", "aws")}
    ours |= {(kind, name) for kind in ("resource", "data") for name in SCHEMA.names(kind)}
    assert {(b.kind, b.type) for b in BINDINGS} == ours
    assert len(BINDINGS) == len(ours) == 2135


def test_every_class_and_module_leads_back_to_its_type() -> None:
    by_class = [class_names.type_of_class(SCHEMA, b.name) for b in BINDINGS]
    by_module = [class_names.type_of_module(SCHEMA, b.module) for b in BINDINGS]
    assert by_class == by_module == [(b.kind, b.type) for b in BINDINGS]


def test_no_two_classes_share_a_name() -> None:
    assert len({b.name for b in BINDINGS}) == len({b.module for b in BINDINGS}) == len(BINDINGS)


@pytest.mark.parametrize(
    "name", ["Vpcc", "vpc", "", "Provider", "DataAws", "S3BucketVersioning", "VpcA", "DataAwsVpcA", "aws_vpc"]
)
def test_what_is_no_class_is_not_taken_for_one(name: str) -> None:
    assert class_names.type_of_class(SCHEMA, name) is None


@pytest.mark.parametrize("name", ["Vpc", "aws_vpc", "", "data_aws_", "s3control_bucket", "__path__"])
def test_what_is_no_module_is_not_taken_for_one(name: str) -> None:
    assert class_names.type_of_module(SCHEMA, name) is None


@pytest.mark.parametrize(
    ("provider", "kind", "terraform_type", "module", "name"),
    [
        pytest.param("random", "resource", "random_pet", "pet", "Pet", id="resource"),
        pytest.param("random", "resource", "random_string", "string_resource", "StringResource", id="taken"),
        pytest.param("http", "data", "http", "data_http", "DataHttp", id="named as its provider"),
        pytest.param("hcloud", "provider", "hcloud", "provider", "HcloudProvider", id="provider"),
        pytest.param("test", "resource", "test_lambda", "lambda_", "Lambda", id="Python keyword"),
        pytest.param("test", "resource", "test_index", "index_resource", "Index", id="CDKTF's own module"),
        pytest.param("a-b", "resource", "a_vm", "a_vm", "AVm", id="types that begin with another word"),
        pytest.param("a-b", "provider", "a-b", "provider", "ABProvider", id="provider with a dash"),
    ],
)
def test_other_providers_follow_the_same_rule(
    tmp_path: Path, provider: str, kind: names.Kind, terraform_type: str, module: str, name: str
) -> None:
    entries = {kind: {terraform_type: block()}} if kind != "provider" else {}
    found = schema(tmp_path, f"made/{provider}", **entries)
    assert names.module_name(terraform_type, kind, provider) == module
    assert class_names.class_name(found, kind, terraform_type) == name
    assert class_names.type_of_module(found, module) == (kind, terraform_type)
    assert class_names.type_of_class(found, name) == (kind, terraform_type)


OBJECT = {"type": ["list", ["object", {"size": "string"}]], "computed": True}


@pytest.mark.parametrize(
    ("above", "terraform_type", "name"),
    [
        pytest.param(block("tag"), "test_group_tag", "GroupTagA", id="block"),
        pytest.param(block(tag=OBJECT), "test_group_tag", "GroupTagA", id="object that is only read"),
        pytest.param(block(tag=TEXT), "test_group_tag", "GroupTag", id="text"),
        pytest.param(block(), "test_group_config", "GroupConfigA", id="the configuration"),
        pytest.param(block("allow_list"), "test_group_allow_list", "GroupAllowList", id="list"),
        pytest.param(block("ta"), "test_group_tag", "GroupTag", id="only a part of the name"),
    ],
)
@pytest.mark.parametrize("kind", ["resource", "data"])
def test_a_class_called_as_the_block_of_another_resource_gets_another_name(
    tmp_path: Path, kind: names.Kind, above: dict[str, Any], terraform_type: str, name: str
) -> None:
    found = schema(tmp_path, "made/test", **{kind: {"test_group": above, terraform_type: block()}})
    name = f"DataTest{name}" if kind == "data" else name
    assert class_names.class_name(found, kind, terraform_type) == name
    assert class_names.type_of_class(found, name) == (kind, terraform_type)


@pytest.mark.parametrize("provider", ["docker", "null", "random"])
def test_other_providers_have_the_classes_of_their_published_bindings(provider: str) -> None:
    found = catalogue.named(provider)
    spec = find_spec(f"cdktn_provider_{provider}")
    assert spec is not None
    assert spec.origin is not None
    published = set()
    for file in Path(spec.origin).parent.glob("*/__init__.py"):
        classes = re.findall(
            r"^class (\w+)\(\n    _\w+\.Terraform(?:Resource|DataSource|EphemeralResource|Provider),",
            file.read_text(),
            re.M,
        )
        published |= {(file.parent.name, name) for name in classes}
    ours = {class_names.import_of(found, kind, name) for kind, name in class_names.entries(found)}
    assert {(module.rpartition(".")[2], name) for module, name in ours} == published


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
