"""Two resources that manage one thing are told of, and what only looks like it is not."""

from __future__ import annotations

from typing import Any

import pytest

from snowform.schema import catalogue
from snowform.synth.checks.check import check
from snowform.synth.lints.owners_table import EXCLUSIVE, INLINE, TAGS, TWINS, WHOLE_AND_PART, Inline, types
from snowform.synth.lints.registry import CONCERNS
from tests.synth.lints.documents import find, paths

Body = dict[str, Any]
GROUP = {"ingress": [{"from_port": 22}]}
RULE = "aws_vpc_security_group_ingress_rule"
IDENTIFIERS = [f"{row.holder}.{row.argument}-{row.separate}" for row in INLINE]


def owners(resource: Body, **sections: Any) -> list[str]:
    return paths("owners", {"resource": resource, **sections})


def pair(row: Inline, holder: Body | None = None, reference: str = "") -> Body:
    """The two resources of a row of the table, about one thing."""
    given = {} if row.argument == "*" else {row.argument: [{}] if row.separate != "x" else 1}
    text = reference or f"${{{row.holder}.it.{row.by or 'id'}}}"
    link: Any = f"service/x/{text}" if row.inside else text
    only = {row.only[0]: row.only[1]} if row.only else {}
    value = [link] if row.link == "roles" else link
    return {
        row.holder: {"it": given if holder is None else holder},
        row.separate: {"one": {row.link: value, **only}},
    }


@pytest.mark.parametrize("row", INLINE, ids=IDENTIFIERS)
def test_what_a_resource_manages_itself_is_not_managed_by_another(row: Inline) -> None:
    assert owners(pair(row)) == [f"resource.{row.separate}.one.{row.link}"]


@pytest.mark.parametrize("row", INLINE, ids=IDENTIFIERS)
def test_separate_resources_alone_are_right(row: Inline) -> None:
    if row.argument != "*":
        assert owners(pair(row, {})) == []
        assert owners(pair(row, {row.argument: None})) == []
    assert owners(pair(row, reference=f"${{{row.holder}.other.id}}")) == []


@pytest.mark.parametrize("row", INLINE, ids=IDENTIFIERS)
def test_a_resource_that_leaves_changes_of_the_argument_alone_does_not_manage_it(row: Inline) -> None:
    ignored = ["ingress", "egress"] if row.argument == "*" else [row.argument]
    for ignore_changes in (ignored, "all"):
        holder = {row.argument: [{}], "lifecycle": {"ignore_changes": ignore_changes}}
        assert owners(pair(row, holder)) == []


@pytest.mark.parametrize("row", INLINE, ids=IDENTIFIERS)
def test_two_owners_are_an_error_only_where_aws_refuses_the_second(row: Inline) -> None:
    attached = {"aws_internet_gateway_attachment", "aws_network_interface_attachment"}
    severity = "error" if row.separate in attached else "warning"
    [finding] = find("owners", {"resource": pair(row)})
    assert (finding.severity, finding.rule) == (severity, "two-owners")
    assert ("AWS refuses the second one" in finding.message) == (severity == "error")


def test_the_warning_names_both_places_and_the_page() -> None:
    group = {"web": {"name": "web", "vpc_id": "vpc-01234567", **GROUP}}
    document = {"resource": {"aws_security_group": group, RULE: {"ssh": rule()}}}
    constructs = {
        ("resource", "aws_security_group", "web"): "net/web",
        ("resource", RULE, "ssh"): "net/ssh",
    }
    sources = {"net/web": ["main.py", 9], "net/ssh": ["main.py", 14]}
    said = [str(finding) for finding in check(document, constructs=constructs, sources=sources)]
    assert said[-1] == (
        f"resource.{RULE}.ssh.security_group_id: resource.aws_security_group.web.ingress (main.py:9, "
        "construct net/web) manages the same thing: each undoes the other; keep one of the two, see "
        "https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/security_group "
        "(main.py:14, construct net/ssh) [two-owners]"
    )


def rule(group: str = "${aws_security_group.web.id}", **more: Any) -> Body:
    return {"security_group_id": group, "ip_protocol": "tcp", "cidr_ipv4": "10.0.0.0/8", **more}


def with_rule(body: Body, group: Body | None = None, **sections: Any) -> bool:
    """Whether a rule and a group with inline ingress are refused."""
    resource = {"aws_security_group": {"web": GROUP if group is None else group}, RULE: {"one": body}}
    return bool(owners(resource, **sections))


GROUPS = {"a": "${aws_security_group.web.id}", "b": "${aws_security_group.other.id}"}


@pytest.mark.parametrize(
    ("body", "sections"),
    [
        pytest.param(rule("${local.group}"), {"locals": {"group": GROUPS["a"]}}, id="a local"),
        pytest.param(rule("${local.groups.a}"), {"locals": {"groups": GROUPS}}, id="a local's member"),
        pytest.param(rule('${local.groups["a"]}'), {"locals": {"groups": GROUPS}}, id="by a key"),
        pytest.param(rule("${aws_security_group.web[0].id}"), {}, id="an instance by number"),
        pytest.param(rule('${aws_security_group.web["x"].id}'), {}, id="an instance by key"),
        pytest.param(rule("${one(aws_security_group.web[*].id)}"), {}, id="the only instance"),
        pytest.param(rule("${aws_security_group.web[each.key].id}", for_each="${var.x}"), {}, id="each.key"),
        pytest.param(rule("${aws_security_group.web[count.index].id}", count=2), {}, id="count.index"),
        pytest.param(rule("${each.value}", for_each=GROUPS), {}, id="for_each, a map"),
        pytest.param(
            rule("${each.value.g}", for_each={"a": {"g": GROUPS["a"]}}), {}, id="for_each, a map of objects"
        ),
        pytest.param(
            rule("${each.value}", for_each="${toset([aws_security_group.web.id])}"), {}, id="for_each, a set"
        ),
        pytest.param(
            rule("${each.value}", for_each="${local.groups}"), {"locals": {"groups": GROUPS}}, id="of a local"
        ),
        pytest.param(
            rule("${each.value.id}", for_each="${aws_security_group.web}"), {}, id="for_each, the groups"
        ),
        pytest.param(rule(count=1), {}, id="count 1"),
        pytest.param(rule(count="${var.some}"), {}, id="a count nobody knows"),
    ],
)
def test_a_group_is_found_through(body: Body, sections: Body) -> None:
    assert with_rule(body, **sections)


@pytest.mark.parametrize(
    ("body", "sections"),
    [
        pytest.param(rule("${local.group}"), {"locals": {"group": GROUPS["b"]}}, id="a local of another"),
        pytest.param(rule(count=0), {}, id="no rule at all"),
        pytest.param(rule(for_each={}), {}, id="an empty map"),
        pytest.param(rule("${each.value}", for_each={"b": GROUPS["b"]}), {}, id="another in a map"),
        pytest.param(rule("${var.group}"), {}, id="a variable"),
        pytest.param(rule("${data.aws_security_group.web.id}"), {}, id="a data source of the name"),
        pytest.param(rule("${aws_security_group.web.vpc_id}"), {}, id="another attribute"),
        pytest.param(rule("sg-123"), {}, id="an id"),
        pytest.param(rule("${var.x ? aws_security_group.web.id : var.y}"), {}, id="either of two"),
        pytest.param(rule(provider="aws.other"), {}, id="another provider"),
    ],
)
def test_a_rule_of_another_group_is_left(body: Body, sections: Body) -> None:
    assert not with_rule(body, **sections)


@pytest.mark.parametrize(
    ("group", "refused"),
    [
        pytest.param({"ingress": []}, True, id="no rule shall be there"),
        pytest.param({"ingress": "${var.rules}"}, True, id="rules of a variable"),
        pytest.param({"ingress": "${var.x ? var.rules : null}"}, False, id="perhaps none"),
        pytest.param(
            {"ingress": "${[for port in var.ports: {to_port = port, self = null}]}"}, True, id="a loop"
        ),
        pytest.param({"ingress": "${var.x ? [{self = null}] : ([])}"}, True, id="one of two lists"),
        pytest.param({"ingress": "${var.x ? [{self = null}] : (null)}"}, False, id="a list or none"),
        pytest.param({"ingress": "${coalesce(null, var.rules)}"}, False, id="what a function makes of null"),
        pytest.param({"egress": [{}]}, False, id="rules of the other direction"),
        pytest.param({"dynamic": {"ingress": {"for_each": [1], "content": {}}}}, True, id="dynamic"),
        pytest.param({"dynamic": [{"ingress": [{"for_each": [1], "content": {}}]}]}, True, id="in lists"),
        pytest.param({"dynamic": {"ingress": {"for_each": [], "content": {}}}}, False, id="dynamic, none"),
        pytest.param(
            {"dynamic": {"ingress": {"for_each": "${var.x}", "content": {}}}}, False, id="nobody knows"
        ),
        pytest.param({**GROUP, "count": 0}, False, id="no group"),
        pytest.param({**GROUP, "count": 2}, True, id="groups"),
    ],
)
def test_a_group_manages_its_rules_where(group: Body, refused: bool) -> None:
    assert with_rule(rule(), group) == refused


@pytest.mark.parametrize(("given", "refused"), [("ingress", True), ("egress", False)])
def test_a_rule_of_either_direction_is_of_its_own(given: str, refused: bool) -> None:
    body = {"security_group_id": "${aws_security_group.web.id}", "type": given}
    resource = {"aws_security_group": {"web": GROUP}, "aws_security_group_rule": {"one": body}}
    assert bool(owners(resource)) == refused


@pytest.mark.parametrize(("given", "refused"), [(None, True), (False, True), (True, False), ("true", False)])
def test_a_rule_of_a_network_list_is_of_its_direction(given: object, refused: bool) -> None:
    body = {"network_acl_id": "${aws_network_acl.it.id}", "egress": given}
    resource = {"aws_network_acl": {"it": {"ingress": []}}, "aws_network_acl_rule": {"one": body}}
    assert bool(owners(resource)) == refused


def test_the_default_resources_are_those_of_their_network() -> None:
    resource = {
        "aws_default_security_group": {"it": {"vpc_id": "${aws_vpc.main.id}", **GROUP}},
        RULE: {
            "same": rule("${aws_vpc.main.default_security_group_id}"),
            "own": rule("${aws_default_security_group.it.id}"),
            "other": rule("${aws_vpc.other.default_security_group_id}"),
        },
    }
    assert owners(resource) == [f"resource.{RULE}.{name}.security_group_id" for name in ("same", "own")]
    table = {"default_route_table_id": "${aws_vpc.main.default_route_table_id}", "route": []}
    routes = {
        "same": {"route_table_id": "${aws_vpc.main.main_route_table_id}"},
        "other": {"route_table_id": "${aws_vpc.other.main_route_table_id}"},
    }
    assert owners({"aws_default_route_table": {"it": table}, "aws_route": routes}) == [
        "resource.aws_route.same.route_table_id"
    ]


@pytest.mark.parametrize("kind", TWINS)
def test_one_thing_has_one_of_its_kind(kind: str) -> None:
    arguments = TWINS[kind]
    same: Body = dict.fromkeys(arguments, "${aws_thing.it.id}")
    other = {**same, arguments[-1]: "${aws_thing.other.id}"}
    assert owners({kind: {"one": same, "two": same}}) == [f"resource.{kind}.two.{arguments[0]}"]
    assert owners({kind: {"one": same, "two": other}}) == []
    assert owners({kind: {"one": same, "two": {**same, "provider": "aws.b"}}}) == []
    assert owners({kind: {"one": same, "two": {**same, "count": 0}}}) == []


@pytest.mark.parametrize(
    ("body", "refused"),
    [
        ({"bucket": "${aws_s3_bucket.it.id}", "count": 2}, True),
        ({"bucket": "${aws_s3_bucket.it.id}", "for_each": {"a": 1, "b": 2}}, True),
        ({"bucket": "${aws_s3_bucket.it.id}", "count": 1}, False),
        ({"bucket": "${aws_s3_bucket.it[count.index].id}", "count": 2}, False),
        ({"bucket": "${each.value}", "for_each": {"a": "x", "b": "y"}}, False),
        ({"bucket": "${each.value}", "for_each": {"a": "x", "b": "x"}}, True),
        ({"bucket": "${aws_s3_bucket.it[each.key].id}", "for_each": "${var.names}"}, False),
    ],
)
def test_instances_of_one_resource_are_held_against_each_other(body: Body, refused: bool) -> None:
    assert bool(owners({"aws_s3_bucket_policy": {"it": body}})) == refused


def test_a_bucket_is_known_by_its_id_its_name_and_what_it_is_called() -> None:
    texts = "${aws_s3_bucket.it.id}", "${aws_s3_bucket.it.bucket}"
    policies = {f"p{number}": {"bucket": text} for number, text in enumerate(texts)}
    assert len(owners({"aws_s3_bucket_policy": policies})) == 1
    bucket = {"aws_s3_bucket": {"it": {"bucket": "logs", "policy": "{}"}}}
    assert len(owners({**bucket, "aws_s3_bucket_policy": {"p": {"bucket": "logs"}}})) == 1
    assert owners({**bucket, "aws_s3_bucket_policy": {"p": {"bucket": "other"}}}) == []


@pytest.mark.parametrize(("one", "part"), WHOLE_AND_PART)
def test_what_one_owns_whole_another_owns_no_part_of(one: str, part: str) -> None:
    (kind, _, link), (other, _, other_link) = one.partition("."), part.partition(".")
    arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
    given: Any = [arn] if other_link == "groups" else arn
    assert owners({kind: {"a": {link: arn}}, other: {"b": {other_link: given}}}) == [
        f"resource.{other}.b.{other_link}"
    ]
    assert owners({kind: {"a": {link: "another"}}, other: {"b": {other_link: given}}}) == []


@pytest.mark.parametrize("row", EXCLUSIVE, ids=lambda row: row.exclusive)
def test_what_an_exclusive_list_does_not_name_has_two_owners(row: Any) -> None:
    def of(names: object, scope: str = "${aws_x.it.name}") -> list[str]:
        member = {row.member_link: "${aws_x.it.name}", row.named: "named"}
        owning = {row.link: scope, row.members: names}
        return owners({row.exclusive: {"all": owning}, row.member: {"one": member}})

    assert of([]) == [f"resource.{row.member}.one.{row.member_link}"]
    assert of(["other"]) == [f"resource.{row.member}.one.{row.member_link}"]
    assert of(["named"]) == of([f"${{{row.member}.one.{row.named}}}"]) == []
    assert of("${var.names}") == of(["${var.x ? 1 : 2}", "${upper(each.key)}"]) == []
    assert of([], "${aws_x.other.name}") == []


@pytest.mark.parametrize("kind", TAGS)
def test_a_tag_by_itself_is_not_for_what_is_declared_here(kind: str) -> None:
    link, tags = TAGS[kind]
    holder = "aws_autoscaling_group" if tags == "tag" else "aws_vpc"
    body = {link: f"${{{holder}.it.id}}", "key": "a"}
    path = f"resource.{kind}.one.{link}"
    assert owners({holder: {"it": {}}, kind: {"one": body}}) == [path]
    ignoring = {"lifecycle": {"ignore_changes": [f'{tags}["a"]']}}
    assert owners({holder: {"it": ignoring}, kind: {"one": body}}) == []
    elsewhere = {**body, link: f"${{{holder}.it.main_route_table_id}}"}
    assert owners({holder: {"it": {}}, kind: {"one": elsewhere}}) == []
    assert owners({holder: {"it": {}}, kind: {"one": body}}, provider={"aws": {"ignore_tags": {}}}) == []


def test_a_fleet_that_scales_has_no_fixed_size() -> None:
    group = {"web": {"desired_capacity": 2, "min_size": 1}}
    policy = {"cpu": {"autoscaling_group_name": "${aws_autoscaling_group.web.name}"}}
    assert len(owners({"aws_autoscaling_group": group, "aws_autoscaling_policy": policy})) == 1
    assert owners({"aws_autoscaling_group": {"web": {"min_size": 1}}, "aws_autoscaling_policy": policy}) == []


def test_every_type_and_argument_of_the_table_is_one_of_the_provider() -> None:
    schema = catalogue.named("aws")
    named = {(row.holder, row.argument) for row in INLINE if row.argument != "*"}
    named |= {(row.separate, row.link) for row in INLINE}
    named |= {(row.separate, row.only[0]) for row in INLINE if row.only}
    named |= {(row.holder, row.by) for row in INLINE if row.by}
    named |= {(kind, argument) for kind, arguments in TWINS.items() for argument in arguments}
    named |= {tuple(text.split(".")) for texts in WHOLE_AND_PART for text in texts}
    named |= {(row.exclusive, name) for row in EXCLUSIVE for name in (row.link, row.members)}
    named |= {(row.member, name) for row in EXCLUSIVE for name in (row.member_link, row.named)}
    named |= {(kind, link) for kind, (link, _) in TAGS.items()}
    blocks = {kind: schema.resource(kind) for kind, _ in named}
    assert {(kind, name) for kind, name in named if name not in getattr(blocks[kind], "names", ())} == set()


def test_the_registry_names_the_types_of_the_table() -> None:
    assert CONCERNS["resource"]["owners"] == types()


def test_one_finding_is_made_of_one_resource_and_one_owner() -> None:
    body = rule("${each.value}", for_each={"a": GROUPS["a"], "b": GROUPS["a"]})
    document = {"resource": {"aws_security_group": {"web": GROUP}, RULE: {"one": body}}}
    assert len(find("owners", document)) == 1
