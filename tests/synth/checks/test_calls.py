"""Calls of functions, and which texts of a document are templates."""

from __future__ import annotations

import pytest

from tests.synth.checks.documents import check, said

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
            "error",
            'there is no function "uper"; did you mean "upper"?',
            id="misspelt function",
        ),
        pytest.param("${zzz(1)}", "error", 'there is no function "zzz"', id="unknown function"),
    ],
)
def test_calls_are_checked(value: str, severity: str, expected: str) -> None:
    [finding] = check({"variable": {"x": {}}, "locals": {"a": value}})
    assert (finding.severity, str(finding.replace(rule=""))) == (severity, f"locals.a: {expected}")


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


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ('${list("a")}', ['there is no function "list" any more; write tolist([…])']),
        ('${map("a", 1)}', ['there is no function "map" any more; write tomap({…})']),
        ('${[for x in ["a"] : list(x)]}', ['there is no function "list" any more; write tolist([…])']),
        ("${[for x in [] : list(x)]}", []),
        ("${[for x in aws_vpc.many : list(x.id)]}", []),
    ],
)
def test_a_function_of_former_days_is_refused_where_it_is_called(value: str, expected: list[str]) -> None:
    document = {"resource": {"aws_vpc": {"many": {"count": 0}}}, "locals": {"a": value}}
    assert [str(finding).removeprefix("locals.a: ") for finding in check(document)] == expected
