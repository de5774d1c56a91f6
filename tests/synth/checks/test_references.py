"""What the check says of references, calls and templates in a document."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

import pytest

from snowform.schema import Block
from snowform.synth.checks.findings import Finding
from snowform.synth.checks.references import check_references
from snowform.synth.checks.schemas import Schemas

Document = dict[str, Any]

VPC = {"aws_vpc": {"main": {"cidr_block": "10.0.0.0/16"}}}
AMI = {"aws_ami": {"nixos": {"owners": ["427812963091"]}}}


def check(document: Mapping[str, Any], schemas: Schemas | None = None) -> list[Finding]:
    return list(check_references(document, schemas or Schemas(document)))


def said(document: Mapping[str, Any], schemas: Schemas | None = None) -> list[str]:
    return [str(finding) for finding in check(document, schemas)]


def of_value(value: Any, **document: Any) -> list[str]:
    """What is said of a value, that of an output, in a document that declares some of everything."""
    declared = {
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

    def block(self, *_: Any) -> Block:
        return self.entry


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("${aws_vpc.main.id}", id="attribute"),
        pytest.param("${aws_vpc.main}", id="whole resource"),
        pytest.param("${resource.aws_vpc.main.id}", id="with its section"),
        pytest.param("x ${aws_vpc.main.id} ${data.aws_ami.nixos.arn}", id="in a text"),
        pytest.param('${aws_vpc.main.tags["Name"]}', id="key of a map"),
        pytest.param("${aws_vpc.main.tags.Name}", id="key of a map as an attribute"),
        pytest.param("${aws_vpc.main[*].id}", id="splat of one"),
        pytest.param("${data.aws_ami.nixos.block_device_mappings[*].ebs}", id="splat of a set of objects"),
        pytest.param("${one(data.aws_ami.nixos.filter[*]).name}", id="result of a call"),
        pytest.param("${var.region}", id="variable"),
        pytest.param("${local.name.whatever[0]}", id="local"),
        pytest.param("${module.net.any_output.at.all}", id="output of a module"),
        pytest.param("${module.nets[0].id}", id="output of an instance of a module"),
        pytest.param("${path.module}/${path.root}/${path.cwd}/${terraform.workspace}", id="path"),
        pytest.param("${[for v in var.region : v.x]}", id="loop"),
        pytest.param("${provider::aws::arn_parse(var.region)}", id="function of a provider"),
        pytest.param("$${aws_vpc.typo.id}", id="escaped"),
        pytest.param({"a": ["${aws_vpc.main.id}"]}, id="below"),
        pytest.param({"${var.region}": 1}, id="key of an object"),
        pytest.param("${upper(file(path.module))}", id="functions"),
        pytest.param('${upper("~/x")}', id="home folder in a text"),
        pytest.param("${max([1]...)}", id="expanded argument"),
        pytest.param("${core::max(1, 2)}", id="function by its full name"),
    ],
)
def test_what_is_declared_may_be_referred_to(value: Any) -> None:
    assert of_value(value) == []


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(
            "${aws_vpc.mian.id}",
            'aws_vpc.mian is not declared; did you mean "aws_vpc.main"?',
            id="name of a resource",
        ),
        pytest.param(
            "${aws_vcp.main.id}",
            'aws_vcp.main is not declared; did you mean "aws_vpc.main"?',
            id="type of a resource",
        ),
        pytest.param(
            "${aws_ami.nixos.id}",
            'aws_ami.nixos is not declared; did you mean "data.aws_ami.nixos"?',
            id="data source without data",
        ),
        pytest.param(
            "${data.aws_vpc.main.id}",
            'data.aws_vpc.main is not declared; did you mean "aws_vpc.main"?',
            id="resource with data",
        ),
        pytest.param("${aws_eip.x.id}", "aws_eip.x is not declared", id="nothing near"),
        pytest.param(
            "${data.aws_ami.nix.id}",
            'data.aws_ami.nix is not declared; did you mean "data.aws_ami.nixos"?',
            id="name of a data source",
        ),
        pytest.param("${ephemeral.a.b.c}", "ephemeral.a.b is not declared", id="ephemeral resource"),
        pytest.param(
            "${var.regoin}", 'var.regoin is not declared; did you mean "var.region"?', id="variable"
        ),
        pytest.param("${local.nam}", 'local.nam is not declared; did you mean "local.name"?', id="local"),
        pytest.param(
            "${module.nett.id}", 'module.nett is not declared; did you mean "module.net"?', id="module"
        ),
        pytest.param(
            "${path.modul}",
            "path.modul does not exist; there is path.cwd or path.module or path.root",
            id="path",
        ),
        pytest.param(
            "${terraform.version}",
            "terraform.version does not exist; there is terraform.applying or terraform.workspace",
            id="terraform",
        ),
        pytest.param("${local}", '"local" is followed by a name: local.NAME', id="local alone"),
        pytest.param('${var["x"]}', '"var" is followed by a name: var.NAME', id="variable by index"),
        pytest.param(
            "${data.aws_ami}",
            '"data" is followed by a type and a name: data.TYPE.NAME',
            id="data without a name",
        ),
        pytest.param(
            "${template.x}",
            '"template" is reserved by OpenTofu; a resource type of that name is written resource.template.x',
            id="reserved",
        ),
        pytest.param(
            "${undefined + 1}",
            '"undefined" is what CDKTF writes for a missing operand; a value there is None',
            id="missing operand",
        ),
        pytest.param(
            "${TfToken[TOKEN.0]}",
            "a token of CDKTF that was never resolved; it was made by another stack or app",
            id="token",
        ),
        pytest.param(
            "echo ${HOME}",
            '"HOME" names nothing: a resource is TYPE.NAME; where "HOME" is meant as text, '
            'write "$${" for "${"',
            id="variable of a shell",
        ),
    ],
)
def test_what_is_not_declared_is_named_with_the_nearest(value: str, expected: str) -> None:
    assert of_value(value)[0] == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(
            "${aws_vpc.main.arm}", 'aws_vpc.main has no attribute "arm"; did you mean "arn"?', id="attribute"
        ),
        pytest.param(
            "${data.aws_ami.nixos.image_ids}",
            'data.aws_ami.nixos has no attribute "image_ids"; did you mean "image_id"?',
            id="attribute of a data source",
        ),
        pytest.param(
            "${aws_vpc.main[*].arm}",
            'aws_vpc.main[*] has no attribute "arm"; did you mean "arn"?',
            id="behind a splat",
        ),
        pytest.param(
            "${aws_vpc.main.id.x}", "aws_vpc.main.id is a string: it has no attributes", id="into a string"
        ),
        pytest.param(
            "${aws_vpc.main.id[0]}", "aws_vpc.main.id is a string: it has no elements", id="index of a string"
        ),
        pytest.param(
            "${data.aws_ami.nixos.block_device_mappings[0].ebs}",
            "data.aws_ami.nixos.block_device_mappings is a set: its elements have no index; write "
            "one(data.aws_ami.nixos.block_device_mappings[*]) or "
            "[for x in data.aws_ami.nixos.block_device_mappings : x]",
            id="index of a set",
        ),
        pytest.param(
            "${data.aws_ami.nixos.block_device_mappings[*].ebz}",
            'data.aws_ami.nixos.block_device_mappings[*] has no attribute "ebz"; did you mean "ebs"?',
            id="object in a set",
        ),
        pytest.param(
            "${data.aws_ami.nixos.filter.name}",
            "data.aws_ami.nixos.filter is a set: its elements have no index; write "
            "one(data.aws_ami.nixos.filter[*]) or [for x in data.aws_ami.nixos.filter : x]",
            id="set of blocks",
        ),
        pytest.param(
            '${aws_vpc.main["id"]}',
            'aws_vpc.main has neither "count" nor "for_each": it takes no index; write aws_vpc.main.id',
            id="attribute as a key",
        ),
    ],
)
def test_an_attribute_that_does_not_exist_is_named_with_the_nearest(value: str, expected: str) -> None:
    assert of_value(value) == [expected]


NESTED: Document = {
    "a": {
        "tags": "o:ms",
        "list": "c:ls",
        "any": "c:d",
        "object": ["c", ["object", {"a": "string", "b": ["list", ["object", {"c": "number"}]]}]],
        "tuple": ["c", ["tuple", ["string"]]],
    },
    "b": {
        "lists": ["list", 0, 0, {"a": {"x": "o"}, "b": {"deep": ["list", 0, 1, {"a": {"y": "o"}}]}}],
        "maps": ["map", 0, 0, {"a": {"x": "o"}}],
        "one": ["single", 0, 0, {"a": {"x": "o"}}],
    },
}


@pytest.mark.parametrize(
    "steps",
    [
        *(
            "tags",
            "tags.x",
            'tags["x y"]',
            "list[0]",
            "list[*]",
            "list.*",
            "list.*[0]",
            "list.0",
            "any.x[0].y",
            "tuple[0].x",
        ),
        *(
            "object.a",
            'object["a"]',
            "object.b[0].c",
            "object.b[*].c",
            "object.b.*.c[0]",
            "lists",
            "lists[0].x",
        ),
        *(
            "lists[*].x",
            "lists.*.x[0]",
            "lists[0].deep[0].y",
            "lists[*].deep[*].y",
            'maps["k"].x',
            "maps.k.x",
        ),
        *(
            "maps[*].k.x",
            "one.x",
            "one[local.n].x",
            "one[*].x",
            "list[local.n]",
            "lists[local.n].x",
            "tags[local.n]",
            "object[local.n].x",
        ),
    ],
)
def test_steps_that_a_schema_has_are_right(steps: str) -> None:
    document = {"resource": {"t": {"n": {}}}, "locals": {"n": 1, "v": f"${{t.n.{steps}}}"}}
    assert said(document, OneBlock(NESTED)) == []


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        pytest.param("object[0]", "t.n.object is an object: it takes no index", id="index of an object"),
        pytest.param("object.c", 't.n.object has no attribute "c"', id="object"),
        pytest.param(
            "object.b.c", "t.n.object.b is a list: it takes an index; write t.n.object.b[0].c", id="list"
        ),
        pytest.param("object.b[0].d", 't.n.object.b[0] has no attribute "d"', id="object in a list"),
        pytest.param("list[0].x", "t.n.list[0] is a string: it has no attributes", id="element"),
        pytest.param(
            "list[local.n].x", "t.n.list[...] is a string: it has no attributes", id="computed index"
        ),
        pytest.param("tags.x.y", "t.n.tags.x is a string: it has no attributes", id="value of a map"),
        pytest.param("lists.x", "t.n.lists is a list: it takes an index; write t.n.lists[0].x", id="blocks"),
        pytest.param("lists[0].z", 't.n.lists[0] has no attribute "z"', id="in a block"),
        pytest.param(
            "lists[0].deep[0].z", 't.n.lists[0].deep[0] has no attribute "z"', id="in an inner block"
        ),
        pytest.param(
            "lists[*].deep.y",
            "t.n.lists[*].deep is a list: it takes an index; write t.n.lists[*].deep[0].y",
            id="block behind a splat",
        ),
        pytest.param("lists.*.z[0]", 't.n.lists.* has no attribute "z"', id="splat of old"),
        pytest.param('maps["k"].z', 't.n.maps["k"] has no attribute "z"', id="block in a map"),
        pytest.param("one.z", 't.n.one has no attribute "z"', id="single block"),
        pytest.param("one[0].x", "t.n.one is an object: it takes no index", id="index of a single block"),
        pytest.param(
            'one["x"]', "t.n.one is an object: it takes no index; write t.n.one.x", id="key of a block"
        ),
    ],
)
def test_steps_that_a_schema_has_not_are_named(steps: str, expected: str) -> None:
    document = {"resource": {"t": {"n": {}}}, "locals": {"n": 1, "v": f"${{t.n.{steps}}}"}}
    assert said(document, OneBlock(NESTED)) == [f"locals.v: {expected}"]


def test_without_a_schema_at_hand_attributes_are_not_judged() -> None:
    document = {"resource": {"random_pet": {"p": {}}}, "locals": {"a": "${random_pet.p.whatever[0].x}"}}
    assert said(document) == []


def test_another_local_name_of_the_provider_leads_to_its_schema() -> None:
    document = {
        "terraform": {
            "required_providers": {"amazon": {"source": "hashicorp/aws"}, "aws": {"source": "a/aws"}}
        },
        "resource": {"aws_vpc": {"main": {"provider": "amazon"}}},
        "locals": {"a": "${aws_vpc.main.arm}"},
    }
    assert said(document) == ['locals.a: aws_vpc.main has no attribute "arm"; did you mean "arn"?']


@pytest.mark.parametrize(
    ("body", "value", "expected"),
    [
        pytest.param({}, "${aws_vpc.x.id}", [], id="one"),
        pytest.param(
            {},
            "${aws_vpc.x[0].id}",
            ['aws_vpc.x has neither "count" nor "for_each": it takes no index; leave it out'],
            id="index of one",
        ),
        pytest.param({}, "${aws_vpc.x[local.n].id}", [], id="computed index of one"),
        pytest.param({"count": 2}, "${aws_vpc.x[0].id} ${aws_vpc.x[*].id}", [], id="index of several"),
        pytest.param({"count": 2}, "${aws_vpc.x}", [], id="all of several"),
        pytest.param({"count": 2}, "${aws_vpc.x.*.id[0]}", [], id="splat of old"),
        pytest.param(
            {"count": 2},
            "${aws_vpc.x.id}",
            [
                'aws_vpc.x has "count": an attribute is that of one instance; '
                "write aws_vpc.x[0].id or, for all, aws_vpc.x[*].id"
            ],
            id="attribute of several",
        ),
        pytest.param(
            {"count": 2},
            "${aws_vpc.x[local.n].arm}",
            ['aws_vpc.x[...] has no attribute "arm"; did you mean "arn"?'],
            id="wrong attribute of one of several",
        ),
        pytest.param({"for_each": {"a": 1}}, '${aws_vpc.x["a"].id}', [], id="key of several"),
        pytest.param(
            {"for_each": {"a": 1}},
            "${aws_vpc.x.id}",
            [
                'aws_vpc.x has "for_each": an attribute is that of one instance; '
                'write aws_vpc.x["KEY"].id or, for all, values(aws_vpc.x)[*].id'
            ],
            id="attribute of several by key",
        ),
    ],
)
def test_an_index_stands_where_there_are_several(body: Document, value: str, expected: list[str]) -> None:
    document = {"resource": {"aws_vpc": {"x": body}}, "locals": {"n": 0, "v": value}}
    assert [text.removeprefix("locals.v: ") for text in said(document)] == expected


def test_an_index_stands_where_there_are_several_modules() -> None:
    assert of_value("${module.net[0].x} ${module.nets.x}") == [
        'module.net has neither "count" nor "for_each": it takes no index; leave it out',
        'module.nets has "count": an attribute is that of one instance; '
        "write module.nets[0].x or, for all, module.nets[*].x",
    ]


COUNT = '"count" has no meaning here; it belongs in blocks that have "count", outside of "count" itself'
EACH = '"each" has no meaning here; it belongs in blocks that have "for_each", outside of "for_each" itself'
SELF = '"self" has no meaning here; it belongs in provisioners, connections and postconditions'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param({"count": 2, "tags": {"n": "${count.index}"}}, [], id="count"),
        pytest.param({"for_each": {"a": 1}, "tags": {"n": "${each.key}${each.value.x}"}}, [], id="each"),
        pytest.param({"tags": {"n": "${count.index}"}}, [f"tags.n: {COUNT}"], id="count without count"),
        pytest.param({"count": 2, "tags": {"n": "${each.key}"}}, [f"tags.n: {EACH}"], id="each with count"),
        pytest.param({"count": "${count.index}"}, [f"count: {COUNT}"], id="count in count"),
        pytest.param({"for_each": "${each.key}"}, [f"for_each: {EACH}"], id="each in for_each"),
        pytest.param(
            {"count": 1, "tags": {"n": "${count.idx}"}},
            ["tags.n: count.idx does not exist; there is count.index"],
            id="member of count",
        ),
        pytest.param(
            {"for_each": {"a": 1}, "tags": {"n": "${each}"}},
            ["tags.n: each does not exist; there is each.key or each.value"],
            id="each alone",
        ),
        pytest.param({"tags": {"n": "${self.id}"}}, [f"tags.n: {SELF}"], id="self in an argument"),
        pytest.param(
            {
                "lifecycle": {
                    "precondition": [{"condition": "${self.id}", "error_message": "${aws_vpc.one.id}"}],
                    "postcondition": {"condition": "${self.id}", "error_message": "${self.arm}"},
                }
            },
            [
                f"lifecycle.precondition[0].condition: {SELF}",
                'lifecycle.postcondition.error_message: self has no attribute "arm"; did you mean "arn"?',
            ],
            id="self in conditions",
        ),
        pytest.param(
            {
                "connection": {"host": "${self.id}"},
                "provisioner": [
                    {"local-exec": {"command": "${self.arn} ${aws_vpc.it.id} ${aws_vpc.no.id}"}},
                    {"remote-exec": {"connection": {"host": "${self.x}"}}},
                ],
            },
            [
                "provisioner[0].local-exec.command: aws_vpc.no is not declared",
                'provisioner[1].remote-exec.connection.host: self has no attribute "x"',
            ],
            id="self in provisioners",
        ),
        pytest.param(
            {
                "count": 1,
                "provisioner": {
                    "local-exec": {"when": "destroy", "command": "${self.id}${count.index}${aws_vpc.one.id}"}
                },
            },
            [
                "provisioner.local-exec.command: aws_vpc.one.id may be gone when the provisioner runs; "
                "only self, count.index, each.key, path and terraform are left then"
            ],
            id="provisioner on destroy",
        ),
        pytest.param(
            {"tags": {"n": "${aws_vpc.it.id}"}}, ["tags.n: aws_vpc.it refers to itself"], id="itself"
        ),
        pytest.param(
            {"lifecycle": {"postcondition": {"condition": "${aws_vpc.it.id}"}}},
            ["lifecycle.postcondition.condition: aws_vpc.it refers to itself; write self"],
            id="itself in a postcondition",
        ),
    ],
)
def test_count_each_and_self_have_their_places(body: Document, expected: list[str]) -> None:
    assert of_resource(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            {
                "dynamic": {
                    "ingress": {"for_each": "${var.ports}", "content": {"from_port": "${ingress.value}"}},
                    "egress": [
                        {"for_each": [1], "iterator": "it", "content": {"to_port": "${it.key}${it.valu}"}}
                    ],
                }
            },
            ["dynamic.egress[0].content.to_port: it.valu does not exist; there is it.key or it.value"],
            id="iterators",
        ),
        pytest.param(
            {"dynamic": {"ingress": {"for_each": "${ingress.value}", "content": {}}}},
            ["dynamic.ingress.for_each: ingress.value is not declared"],
            id="not in its own for_each",
        ),
        pytest.param(
            {
                "block": {
                    "dynamic": {
                        "a": {
                            "for_each": [1],
                            "content": {
                                "dynamic": {
                                    "b": {
                                        "for_each": "${a.value}",
                                        "content": {"x": "${a.key} ${b.key} ${c.key}"},
                                    }
                                }
                            },
                        }
                    }
                }
            },
            ["block.dynamic.a.content.dynamic.b.content.x: c.key is not declared"],
            id="one in another",
        ),
        pytest.param(
            {"tags": {"dynamic": "${var.port}"}},
            ['tags.dynamic: var.port is not declared; did you mean "var.ports"?'],
            id="only the name",
        ),
    ],
)
def test_dynamic_blocks_make_a_name_for_their_content(body: Document, expected: list[str]) -> None:
    document = {"variable": {"ports": {}}, "resource": {"t": {"n": body}}}
    assert [text.removeprefix("resource.t.n.") for text in said(document)] == expected


DOLLAR = (
    'the character "$" has no place in an expression at character 1 of "%s"; '
    'a reference stands without "${" and "}" here'
)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            {
                "depends_on": [
                    *("aws_vpc.one", "aws_vpc.it", "aws_vpc.many[0]"),
                    *("resource.aws_vpc.one", "resource.aws_vpc.many[0]"),
                ]
            },
            [],
            id="depends_on",
        ),
        pytest.param(
            {"depends_on": ["${aws_vpc.one}"]},
            [f"depends_on[0]: {DOLLAR % '${aws_vpc.one}'}"],
            id="depends_on with braces",
        ),
        pytest.param(
            {"depends_on": ["aws_vpc.one.id", "aws_vpc.on"]},
            [
                "depends_on[0]: aws_vpc.one.id is not a whole object; leave the attribute out",
                'depends_on[1]: aws_vpc.on is not declared; did you mean "aws_vpc.one"?',
            ],
            id="depends_on nothing",
        ),
        pytest.param(
            {"depends_on": ["aws_vpc.one[*]"]},
            [
                'depends_on[0]: "aws_vpc.one[*]" is not a plain reference; '
                "names and literal indexes may stand here"
            ],
            id="depends_on a splat",
        ),
        pytest.param(
            {"lifecycle": {"ignore_changes": ["tags", 'tags["a"]', "tagz", "all"]}},
            [
                'lifecycle.ignore_changes[2]: aws_vpc.it has no attribute "tagz"; did you mean "tags"?',
                'lifecycle.ignore_changes[3]: aws_vpc.it has no attribute "all"; '
                '"all" stands alone, not in a list',
            ],
            id="ignore_changes",
        ),
        pytest.param({"lifecycle": {"ignore_changes": "all"}}, [], id="ignore all changes"),
        pytest.param(
            {
                "count": 1,
                "lifecycle": {
                    "replace_triggered_by": [
                        "aws_vpc.one.id",
                        "aws_vpc.many[count.index]",
                        "aws_vpc.no",
                        "local.x",
                    ]
                },
            },
            [
                "lifecycle.replace_triggered_by[2]: aws_vpc.no is not declared",
                "lifecycle.replace_triggered_by[3]: local.x is not declared",
                'lifecycle.replace_triggered_by[3]: "local.x" is neither a resource nor an attribute of one',
            ],
            id="replace_triggered_by",
        ),
        pytest.param(
            {"lifecycle": {"replace_triggered_by": ["${aws_vpc.one}"]}},
            [f"lifecycle.replace_triggered_by[0]: {DOLLAR % '${aws_vpc.one}'}"],
            id="replace_triggered_by with braces",
        ),
    ],
)
def test_bare_references_are_checked(body: Document, expected: list[str]) -> None:
    assert of_resource(body, many={"count": 1}) == expected


@pytest.mark.parametrize(
    ("provider", "expected"),
    [
        pytest.param("aws", [], id="default"),
        pytest.param("aws.us", [], id="alias"),
        pytest.param("other", [], id="only required"),
        pytest.param("other.special", [], id="expected from the caller"),
        pytest.param(
            "aws.eu", ['the provider aws.eu is not declared; did you mean "aws.us"?'], id="no such alias"
        ),
        pytest.param("awz", ['the provider awz is not declared; did you mean "aws"?'], id="no such provider"),
        pytest.param("${aws.us}", [DOLLAR % "${aws.us}"], id="with braces"),
    ],
)
def test_a_provider_must_be_declared(provider: str, expected: list[str]) -> None:
    document = {
        "terraform": {
            "required_providers": {"other": {"source": "a/other", "configuration_aliases": ["other.special"]}}
        },
        "provider": {"aws": [{"region": "x"}, {"alias": "us", "region": "y"}]},
        "resource": {"aws_vpc": {"it": {"provider": provider}}},
        "module": {"m": {"source": "./m", "providers": {"aws": provider}}},
    }
    places = ["resource.aws_vpc.it.provider", "module.m.providers.aws"]
    assert said(document) == [f"{place}: {text}" for place in places for text in expected]


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        pytest.param({"moved": [{"from": "aws_vpc.old", "to": "aws_vpc.one"}]}, [], id="moved"),
        pytest.param(
            {"moved": {"from": "aws_vpc.one", "to": "aws_vpc.one[0]"}}, [], id="moved into an instance"
        ),
        pytest.param(
            {
                "moved": [
                    {"from": "aws_vpc.a", "to": "aws_vpc.b"},
                    {"from": "aws_vpc.b", "to": "aws_vpc.one"},
                    {"from": "module.a", "to": "module.b"},
                    {"from": "module.a[0].aws_vpc.x", "to": "aws_vpc.no"},
                ]
            },
            [],
            id="moved twice, and modules",
        ),
        pytest.param(
            {"moved": [{"from": "aws_vpc.two", "to": "aws_vpc.one"}]},
            [
                "error moved[0]: aws_vpc.two is still declared, so it cannot have moved; "
                "declare aws_vpc.one instead"
            ],
            id="moved and still there",
        ),
        pytest.param(
            {"moved": [{"from": "aws_vpc.old", "to": "aws_vpc.x"}]},
            ["warning moved[0]: aws_vpc.x is not declared; what is moved there will be destroyed"],
            id="moved to nothing",
        ),
        pytest.param(
            {
                "moved": [
                    {"from": "aws_vpc.old.id", "to": "${aws_vpc.one}"},
                    {"from": "module", "to": "module.a.aws_vpc"},
                    {"from": "data.aws_ami", "to": "aws_vpc.a[0].b"},
                ]
            },
            [
                'error moved[0].from: "aws_vpc.old.id" is not the address of a resource or module',
                f"error moved[0].to: {DOLLAR % '${aws_vpc.one}'}",
                'error moved[1].from: "module" is not the address of a resource or module',
                'error moved[1].to: "module.a.aws_vpc" is not the address of a resource or module',
                'error moved[2].from: "data.aws_ami" is not the address of a resource or module',
                'error moved[2].to: "aws_vpc.a[0].b" is not the address of a resource or module',
            ],
            id="moved attribute",
        ),
        pytest.param({"removed": [{"from": "aws_vpc.old"}, {"from": "module.old"}]}, [], id="removed"),
        pytest.param(
            {
                "removed": [
                    {"from": "aws_vpc.one"},
                    {"from": "aws_vpc.old[0]"},
                    {"from": "module.net"},
                    {"from": "resource.aws_vpc.two"},
                ]
            },
            [
                "error removed[0].from: aws_vpc.one is still declared, so it is not removed",
                "error removed[1].from: aws_vpc.old[0] is one instance; only a whole resource can be removed",
                "error removed[2].from: module.net is still declared, so it is not removed",
                "error removed[3].from: resource.aws_vpc.two is still declared, so it is not removed",
            ],
            id="removed and still there",
        ),
        pytest.param(
            {
                "import": [
                    {"to": "aws_vpc.one", "id": "${var.id}"},
                    {"for_each": "${var.ids}", "to": "aws_vpc.many[each.key]", "id": "${each.value}"},
                    {"to": "module.net.aws_vpc.any", "id": "x"},
                ]
            },
            [],
            id="import",
        ),
        pytest.param(
            {
                "import": [
                    {"to": "aws_vpc.onne", "id": "${local.id}"},
                    {"to": "aws_vpc.zzzzzz", "id": "x"},
                    {"to": "aws_vpc.one[0]", "id": "x"},
                    {"to": "aws_vpc.many[each.key]", "id": "x"},
                    {"to": "module.nett.aws_vpc.any", "id": "x"},
                    {"to": "data.aws_ami.x", "id": "x", "provider": "awz"},
                    {"to": "${aws_vpc.one}", "id": "x"},
                ]
            },
            [
                'warning import[0].to: aws_vpc.onne is not declared; did you mean "aws_vpc.one"?',
                "error import[0].id: local.id is not declared",
                "warning import[1].to: aws_vpc.zzzzzz is not declared; "
                "or let `tofu plan -generate-config-out=FILE` write it",
                'error import[2].to: aws_vpc.one has neither "count" nor "for_each": it takes no index; '
                "leave it out",
                f"error import[3].to: {EACH}",
                'error import[4].to: module.nett is not declared; did you mean "module.net"?',
                "error import[5].to: data.aws_ami.x is no resource; an import goes to a resource",
                'error import[5].provider: the provider awz is not declared; did you mean "aws"?',
                f"error import[6].to: {DOLLAR % '${aws_vpc.one}'}",
            ],
            id="import to nothing",
        ),
    ],
)
def test_what_was_moved_removed_or_imported_is_checked(blocks: Document, expected: list[str]) -> None:
    document = {
        "resource": {"aws_vpc": {"one": {}, "two": {}, "many": {"count": 2}}},
        "variable": {"id": {}, "ids": {}},
        "module": {"net": {"source": "./net"}},
        **blocks,
    }
    assert [f"{finding.severity} {finding}" for finding in check(document)] == expected


HOME = "in the home folder of whoever runs tofu: on a host that is root's, not yours"
HOME_HINT = "read the file in Python, or keep it beside the stack as a TerraformAsset"
EMPTY = "the last argument is empty: CDKTF writes that for a value that is None"


@pytest.mark.parametrize(
    ("value", "severity", "expected"),
    [
        pytest.param(
            '${file("~/.ssh/id.pub")}',
            "warning",
            f'file("~/.ssh/id.pub") looks {HOME}; {HOME_HINT}',
            id="file",
        ),
        pytest.param(
            '${templatefile("~/${var.x}", {})}',
            "warning",
            f'templatefile("~/") looks {HOME}; {HOME_HINT}',
            id="begins with it",
        ),
        pytest.param(
            '${pathexpand("~")}', "warning", f'pathexpand("~") looks {HOME}; {HOME_HINT}', id="pathexpand"
        ),
        pytest.param(
            '${filemd5("~me/x")}',
            "error",
            'filemd5("~me/x"): only "~/" is understood, not the home folder of another user',
            id="home of another",
        ),
        pytest.param(
            '${fileset("~/x", "*")}',
            "error",
            'fileset("~/x"): fileset() takes "~" for the name of a folder; write the folder\'s path',
            id="fileset",
        ),
        pytest.param(
            "${contains([1], )}",
            "error",
            f"contains() takes 2 arguments, not 1; {EMPTY}",
            id="missing last argument",
        ),
        pytest.param(
            "${coalesce(1, )}", "warning", f"coalesce() ends with a comma; {EMPTY}", id="last of any number"
        ),
        pytest.param("${upper()}", "error", "upper() takes 1 argument, not 0", id="too few"),
        pytest.param(
            "${format()}", "error", "format() takes at least 1 argument, not 0", id="too few of any number"
        ),
        pytest.param("${upper(1, 2)}", "error", "upper() takes 1 argument, not 2", id="too many"),
        pytest.param(
            "${uper(1)}",
            "warning",
            '"uper" is not a function that is known here; did you mean "upper"?',
            id="misspelt function",
        ),
        pytest.param(
            "${zzz(1)}",
            "warning",
            '"zzz" is not a function that is known here; a newer OpenTofu or Terraform may know it',
            id="unknown function",
        ),
    ],
)
def test_calls_are_checked(value: str, severity: str, expected: str) -> None:
    [finding] = check({"variable": {"x": {}}, "locals": {"a": value}})
    assert (finding.severity, str(finding)) == (severity, f"locals.a: {expected}")


def test_a_text_that_cannot_be_read_is_answered_with_the_place_and_how_text_is_written() -> None:
    assert said({"locals": {"a": ["", "x ${[1, , 2]}", "${HOME:-x}"]}}) == [
        'locals.a[1]: expected an expression, found "," at character 9 of "x ${[1, , 2]}"',
        'locals.a[2]: expected the "}" that ends "${", found ":" at character 7 of "${HOME:-x}"; '
        'where "${" is meant as text, write "$${" (and "%%{" for "%{")',
    ]


def test_places_of_literals_are_not_looked_into() -> None:
    wrong = "${aws_vpc.no.id} ${"
    document = {
        "//": wrong,
        "terraform": {"backend": {"s3": {"key": wrong}}, "required_providers": {"aws": {"version": wrong}}},
        "provider": {"aws": {"alias": wrong, "version": wrong, "//": wrong}},
        "variable": {"x": {"default": wrong, "type": wrong, "description": wrong}},
        "module": {"m": {"source": wrong, "version": wrong}},
        "output": {"o": {"value": 1, "description": wrong}},
        "resource": {"aws_vpc": {"it": {"//": {"metadata": wrong}, "lifecycle": {"//": wrong}}}},
        "locals": {"//": wrong},
    }
    assert said(document) == []


def test_places_of_templates_are_all_looked_into() -> None:
    wrong = "${local.no}"
    places = {
        "provider": {"aws": [{"region": wrong, "assume_role": [{"role_arn": wrong}]}]},
        "variable": {"x": {"validation": [{"condition": wrong, "error_message": wrong}]}},
        "locals": {"a": {"b": [wrong]}},
        "data": {"aws_ami": {"a": {"filter": [{"values": [wrong]}], "count": wrong}}},
        "ephemeral": {"aws_x": {"e": {"arn": wrong}}},
        "resource": {"aws_vpc": {"v": [{"for_each": wrong, "tags": {wrong: wrong}}]}},
        "module": {"m": {"source": "./m", "argument": wrong, "depends_on": ["local.no"]}},
        "output": {"o": {"value": wrong, "precondition": {"condition": wrong}, "depends_on": ["local.no"]}},
        "check": {
            "c": {
                "data": {"http": {"h": {"url": wrong}}},
                "assert": [{"condition": "${data.http.h.ok}", "error_message": wrong}],
            }
        },
        "import": [{"to": "aws_vpc.v", "id": wrong}],
    }
    found = check(places)
    assert {finding.message for finding in found} == {"local.no is not declared"}
    assert [finding.path for finding in found] == [
        ("provider", "aws", 0, "region"),
        ("provider", "aws", 0, "assume_role", 0, "role_arn"),
        ("variable", "x", "validation", 0, "condition"),
        ("variable", "x", "validation", 0, "error_message"),
        ("locals", "a", "b", 0),
        ("data", "aws_ami", "a", "filter", 0, "values", 0),
        ("data", "aws_ami", "a", "count"),
        ("ephemeral", "aws_x", "e", "arn"),
        ("resource", "aws_vpc", "v", 0, "for_each"),
        ("resource", "aws_vpc", "v", 0, "tags", wrong),
        ("resource", "aws_vpc", "v", 0, "tags", wrong),
        ("module", "m", "argument"),
        ("module", "m", "depends_on", 0),
        ("output", "o", "value"),
        ("output", "o", "precondition", "condition"),
        ("output", "o", "depends_on", 0),
        ("check", "c", "data", "http", "h", "url"),
        ("check", "c", "assert", 0, "error_message"),
        ("import", 0, "id"),
    ]


def test_what_is_no_block_or_string_is_left_to_the_check_of_structure() -> None:
    document = {
        "resource": {
            "aws_vpc": {"a": 1, "b": {"depends_on": "x", "provider": 1, "lifecycle": {"ignore_changes": [1]}}}
        },
        "import": [{"to": 1}, 2],
        "moved": "x",
        "removed": [{"from": None, "provisioner": {"local-exec": {"command": "${self.anything}"}}}],
        "module": {"m": {"providers": []}},
    }
    assert said(document) == []


def test_data_of_a_check_is_seen_in_that_check_only() -> None:
    condition = {"assert": {"condition": "${data.http.h.ok}", "error_message": "x"}}
    document = {"check": {"a": {"data": {"http": {"h": {}}}, **condition}, "b": condition}}
    assert said(document) == ["check.b.assert.condition: data.http.h is not declared"]


def test_the_same_mistake_is_said_once_of_a_text_and_of_every_text() -> None:
    document = {"locals": {"a": "${local.no} ${local.no}", "b": "${local.no}"}}
    assert said(document) == ["locals.a: local.no is not declared", "locals.b: local.no is not declared"]


def test_a_wrong_reference_is_found_after_a_right_one_of_its_kind() -> None:
    document = {
        "resource": {"aws_vpc": {"a": {}, "b": {"count": 1}}},
        "locals": {"list": [f"${{aws_vpc.{name}.id}}" for name in "aabac"]},
    }
    assert [finding.path for finding in check(document)] == [("locals", "list", 2), ("locals", "list", 4)]


def instances(count: int) -> Document:
    return {
        "resource": {
            "aws_vpc": {"main": {}},
            "aws_subnet": {f"s{n}": {"vpc_id": "${aws_vpc.main.id}"} for n in range(count)},
            "aws_instance": {
                f"i{n}": {"subnet_id": f"${{aws_subnet.s{n}.id}}", "tags": {"vpc": "${aws_vpc.main.arn}"}}
                for n in range(count)
            },
        }
    }


def test_ten_thousand_instances_are_checked_in_a_moment() -> None:
    document = instances(10_000)
    started = time.process_time()
    assert check(document) == []
    assert time.process_time() - started < 1.5
