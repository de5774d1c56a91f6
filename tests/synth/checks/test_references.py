"""What references name, and the attributes behind them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.synth.checks.documents import Document, OneBlock, of_value, said


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
        pytest.param("${var.region.whatever[0]}", id="local"),
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
            "tuple[0]",
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
    document = {"resource": {"toy_box": {"p": {}}}, "locals": {"a": "${toy_box.p.whatever[0].x}"}}
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
