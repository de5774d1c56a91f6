"""Where indexes, `count`, `each`, `self` and iterators may stand."""

from __future__ import annotations

import pytest

from tests.synth.checks.documents import EACH, Document, of_resource, of_value, said


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
                            "for_each": [[1]],
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
            {"dynamic": {"a": {"for_each": "${var.ports}", "content": {"x": "${a.value.any.thing}"}}}},
            [],
            id="over what only a plan knows",
        ),
        pytest.param(
            {"dynamic": {"a": {"for_each": [{"y": 1}, {"z": 1}], "content": {"x": "${a.value.y}"}}}},
            [],
            id="over elements that differ",
        ),
        pytest.param(
            {"dynamic": {"a": {"for_each": {"k": {"y": 1}}, "content": {"x": "${a.value.y} ${a.value.z}"}}}},
            ['dynamic.a.content.x: a.value has no attribute "z"'],
            id="over objects alike",
        ),
        pytest.param(
            {"dynamic": {"a": {"for_each": "${toset([])}", "content": {"x": "${a.value.z}"}}}},
            [],
            id="over nothing",
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
