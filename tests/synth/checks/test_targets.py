"""Bare references: meta-arguments, providers, and what was moved, removed or imported."""

from __future__ import annotations

import pytest

from tests.synth.checks.documents import EACH, Document, check, of_resource, said

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
                "error removed[1].from: aws_vpc.old[0] is one instance; "
                "only a whole resource or module can be removed",
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
                "error import[5].to: data.aws_ami.x is not a resource; an import goes to a resource",
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
    assert [f"{finding.severity} {finding.replace(rule='')}" for finding in check(document)] == expected
