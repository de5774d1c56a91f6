from __future__ import annotations

import base64
import fcntl
import json
import os
import pty
import re
import struct
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from snowform.provision.console.console import Console
from snowform.provision.plan.changes import Plan
from snowform.provision.plan.judge import Refusal, Verdict, judge
from snowform.provision.plan.policy import Policy
from snowform.provision.report.summary import drift, headline, refusals, summary
from snowform.provision.run.pipeline import _refusal
from tests.provision.conftest import Recorded
from tests.provision.plan.makers import plan, raw
from tests.provision.report.plans import DATA, SECRETS, stored


@contextmanager
def terminal(columns: int) -> Iterator[Console]:
    """A talk to a real terminal of that width."""
    main, other = pty.openpty()
    fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    with os.fdopen(other, "w") as stream:
        yield Console(stream, stream, terminal=True, colour=True)
    os.close(main)


def updated(before: dict[str, Any], after: dict[str, Any], **more: Any) -> Plan:
    return plan(raw("aws_x.y", "update", before=before, after=after, **more))


def rows(found: Plan) -> list[str]:
    """The lines of the only change below its address."""
    said = summary(found, Recorded().console).splitlines()
    return said[3 : said.index("", 3)]


@pytest.mark.parametrize("name", ["next", "host"])
def test_a_real_plan_reads_as_the_golden_text(name: str) -> None:
    found = stored(name)
    said = f"{summary(found, Recorded().console, stack='web', digest='1a2b3c4d5e6f7081')}\n"
    if outside := drift(found, Recorded().console):
        said += f"\n{outside}\n"
    assert said == (DATA / f"{name}.txt").read_text()


def test_what_is_destroyed_stands_before_all_else(recorded: Recorded) -> None:
    found = plan(
        raw("aws_x.new", "create", after={"name": "a"}),
        raw("aws_x.changed", "update", before={"name": "a"}, after={"name": "b"}),
        raw("aws_x.again", "delete", "create", before={"name": "a"}, after={"name": "b"}),
        raw("aws_x.forgotten", "forget", before={"name": "a"}),
        raw("aws_x.gone", "delete", before={"name": "a"}),
    )
    said = summary(found, recorded.console)
    named = re.findall(r"aws_x\.(\w+)", said)
    assert named == ["gone", "again", "forgotten", "changed", "new"]
    assert said.splitlines()[-1] == (
        "Plan: 1 to create, 1 to change, 1 to replace, 1 to destroy, 1 to forget"
    )


def test_sensitive_values_are_not_shown_wherever_they_stand(recorded: Recorded) -> None:
    said = summary(stored("next"), recorded.console)
    assert not [secret for secret in SECRETS if secret in said]
    assert "      value           (sensitive) -> (sensitive)" in said.splitlines()


def test_a_secret_in_encoded_user_data_is_not_shown() -> None:
    texts = [f"line {n}\npassword={SECRETS[0]}\n" for n in (1, 2)]
    old, new = (base64.b64encode(text.encode()).decode() for text in texts)
    found = updated(
        {"password": SECRETS[0], "user_data": old},
        {"password": SECRETS[0], "user_data": new},
        before_sensitive={"password": True},
        after_sensitive={"password": True},
    )
    assert rows(found) == ["      user_data  (sensitive) -> (sensitive)"]


def test_encoded_user_data_is_shown_as_the_lines_that_change() -> None:
    old, new = (
        base64.b64encode(text.encode()).decode() for text in ("a\nb\nc\nd\ne\n", "a\nB\nc\nd\ne\nf\n")
    )
    assert rows(updated({"user_data": old}, {"user_data": new})) == [
        "      user_data  5 lines -> 6 lines",
        "            a",
        "          - b",
        "          + B",
        "            c",
        "            …",
        "            e",
        "          + f",
    ]


def test_of_a_long_diff_the_rest_is_counted() -> None:
    old, new = ("\n".join(f"{word} {n}" for n in range(30)) for word in ("old", "new"))
    said = rows(updated({"text": old}, {"text": new}))
    assert said[0] == "      text  30 lines -> 30 lines"
    assert len(said) == 17
    assert said[-1] == "            … 45 more lines differ"


def test_two_long_values_are_shown_around_what_differs() -> None:
    same = "x" * 500
    (row,) = rows(updated({"v": f"{same}old"}, {"v": f"{same}new"}))
    assert row == f'      v  "…{"x" * 24}old" -> "…{"x" * 24}new"'


def test_a_long_value_is_cut_and_measured() -> None:
    (row,) = rows(plan(raw("aws_x.y", "create", after={"v": "x" * 500})))
    assert row == f'      v  "{"x" * 72}…" (500 characters)'


def test_a_block_in_a_set_is_shown_by_what_changes_in_it() -> None:
    rule = {"from_port": 80, "protocol": "tcp", "cidr_blocks": ["0.0.0.0/0"], "self": False, "groups": []}
    ssh = {"from_port": 22, "protocol": "tcp", "cidr_blocks": ["10.0.0.0/8"]}
    found = updated({"ingress": [rule, ssh]}, {"ingress": [{**rule, "from_port": 443}]})
    assert rows(found) == [
        "      ingress",
        '          ~ cidr_blocks = ["0.0.0.0/0"], protocol = "tcp": from_port 80 -> 443',
        '          - cidr_blocks = ["10.0.0.0/8"], from_port = 22, protocol = "tcp"',
    ]


# As AWS's provider reads a rule back, and as a configuration gives it.
READ = {"protocol": "tcp", "from_port": 22, "to_port": 22, "self": False, "description": ""}
READ |= {"ipv6_cidr_blocks": [], "prefix_list_ids": [], "security_groups": []}
GIVEN = {**READ, "description": None, "ipv6_cidr_blocks": None, "prefix_list_ids": None}
OFFICE, WORLD = {"cidr_blocks": ["203.0.113.0/24"]}, {"cidr_blocks": ["0.0.0.0/0"]}


@pytest.mark.parametrize("world_first", [True, False])
def test_a_rule_that_somebody_adds_is_the_one_that_goes(world_first: bool) -> None:
    read = [{**READ, **OFFICE}, {**READ, **WORLD}]
    before = read[::-1] if world_first else read
    assert rows(updated({"ingress": before}, {"ingress": [{**GIVEN, **OFFICE}]})) == [
        '      ingress  - {cidr_blocks = ["0.0.0.0/0"], from_port = 22, protocol = "tcp", to_port = 22}'
    ]


def test_blocks_that_differ_in_null_and_empty_are_the_same() -> None:
    other = {**READ, **WORLD, "from_port": 443, "to_port": 443}
    found = updated(
        {"ingress": [{**READ, **WORLD}, {**READ, **OFFICE}]},
        {"ingress": [{**GIVEN, **OFFICE}, {**other, "description": None}]},
    )
    assert rows(found) == [
        "      ingress",
        '          ~ cidr_blocks = ["0.0.0.0/0"], protocol = "tcp": from_port 22 -> 443, to_port 22 -> 443',
    ]
    assert rows(updated({"rule": [READ, OFFICE]}, {"rule": [OFFICE, GIVEN]})) == [
        "      (in form only: quotes, spaces or empty values)"
    ]


def test_of_several_blocks_those_are_one_that_are_most_alike() -> None:
    # Which stands first, in the old list or in the new one, decides nothing.
    office = {"name": "a", "port": 22, "cidr": "203.0.113.0/24", "comment": "office"}
    world = {**office, "name": "b", "cidr": "0.0.0.0/0"}
    for before in ([office, world], [world, office]):
        assert rows(updated({"rules": before}, {"rules": [{**office, "port": 2222}]})) == [
            "      rules",
            '          ~ cidr = "203.0.113.0/24", comment = "office", name = "a": port 22 -> 2222',
            '          - cidr = "0.0.0.0/0", comment = "office", name = "b", port = 22',
        ]


def test_what_only_people_read_tells_least_of_which_block_it_is() -> None:
    office, world = {"port": 22, "description": "old", **OFFICE}, {"port": 22, "description": "new", **WORLD}
    for before in ([office, world], [world, office]):
        assert rows(updated({"ingress": before}, {"ingress": [{**office, "description": "new"}]})) == [
            "      ingress",
            '          ~ cidr_blocks = ["203.0.113.0/24"], port = 22: description "old" -> "new"',
            '          - cidr_blocks = ["0.0.0.0/0"], description = "new", port = 22',
        ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param({"on": None}, {"on": False}, id="false is a value"),
        pytest.param({"count": None}, {"count": 0}, id="and so is zero"),
        pytest.param({"list": []}, {"list": [""]}, id="and a list with something in it"),
    ],
)
def test_what_is_not_empty_is_another_block(before: dict[str, Any], after: dict[str, Any]) -> None:
    same, other = {"port": 80, "zone": "a"}, {"port": 443, "zone": "b"}
    found = updated(
        {"rules": [{**same, **before}, other]}, {"rules": [{**same, **after}, {**other, "x": "1"}]}
    )
    assert len(rows(found)) == 3


def test_a_block_that_is_not_known_yet_is_not_taken_for_one_without_it() -> None:
    found = updated(
        {"rules": [{"port": 80, "id": ""}, {"port": 443, "id": "b"}]},
        {"rules": [{"port": 80}, {"port": 443, "id": "c"}]},
        after_unknown={"rules": [{"id": True}, {}]},
    )
    assert any("port = 80" in row for row in rows(found))


def test_in_a_long_list_an_object_is_known_again_by_what_tells_it_from_the_others() -> None:
    def hosts(port: int) -> list[dict[str, Any]]:
        return [{"zone": "a", "name": f"host-{n}", "port": port} for n in range(300)]

    (head, *lines) = rows(updated({"hosts": hosts(80)}, {"hosts": [*hosts(81)[::-1], {"name": "new"}]}))
    assert head == "      hosts"
    assert lines == [
        *(f'          ~ name = "host-{n}", zone = "a": port 80 -> 81' for n in range(300)),
        '          + name = "new"',
    ]


def test_an_attribute_that_comes_or_goes_is_marked_where_the_object_stays() -> None:
    found = updated({"gone": "a", "same": 1, "empty": ""}, {"new": "b", "same": 1})
    assert rows(found) == ['      gone  - "a"', '      new   + "b"']


def test_an_update_of_which_no_attribute_can_be_shown_says_so() -> None:
    assert rows(updated({"v": ""}, {"v": None})) == ["      (in form only: quotes, spaces or empty values)"]


def test_what_goes_with_an_object_is_said(recorded: Recorded) -> None:
    found = plan(raw("aws_s3_bucket.b", "delete", before={"id": "b", "bucket": "b", "force_destroy": True}))
    assert summary(found, recorded.console).splitlines()[2:5] == [
        "  -   aws_s3_bucket.b (b)",
        "      what it holds is deleted with it (force_destroy)",
        '      bucket  "b"',
    ]


def test_a_deposed_object_is_told_from_the_one_in_use(recorded: Recorded) -> None:
    found = plan(raw("aws_x.y", "delete", before={"id": "i-1"}, deposed="12ab34cd"))
    assert summary(found, recorded.console).splitlines()[2:4] == [
        "  -   aws_x.y (deposed 12ab34cd) (i-1)",
        "      left over from an earlier replacement, its successor stays",
    ]


def test_nothing_in_a_plan_moves_the_cursor(recorded: Recorded) -> None:
    evil = "\x1b[2Ja\u202eb\x9b1A"
    found = plan(
        raw(f'aws_x.y["{evil}"]', "create", after={"v": evil, "m": {evil: "\n" + evil}, "l": [{"k": evil}]}),
        raw("aws_x.z", "update", before={"t": f"1\n{evil}"}, after={"t": f"2\n{evil}x"}),
        output_changes={"o": {"actions": ["create"], "before": None, "after": evil}},
    )
    said = summary(found, recorded.console)
    assert not [char for char in said if not char.isprintable() and char != "\n"]


def test_an_output_is_shown_by_what_changes_in_it(recorded: Recorded) -> None:
    outputs = {
        "hosts": {"actions": ["update"], "before": {"a": 1, "b": 2}, "after": {"a": 1, "b": 3}},
        "key": {"actions": ["create"], "before": None, "after": "k", "after_sensitive": True},
        "old": {"actions": ["delete"], "before": "x", "after": None},
        "same": {"actions": ["no-op"], "before": 1, "after": 1},
    }
    said = summary(plan(output_changes=outputs), recorded.console)
    assert said.splitlines() == [
        "Outputs",
        "",
        "  ~   hosts.b  2 -> 3",
        "  +   key      (sensitive)",
        '  -   old      "x"',
        "",
        "Plan: 0 to create, 0 to change, 0 to destroy, 3 outputs to change",
    ]


def test_a_plan_without_changes_says_so(recorded: Recorded) -> None:
    assert summary(plan(), recorded.console, stack="web") == "Plan for web: nothing to do"
    assert headline(plan(raw("aws_x.y", "create")), digest="12") == (
        "Plan: 1 to create, 0 to change, 0 to destroy (digest 12)"
    )


def test_what_was_deleted_outside_is_told_from_what_was_changed(recorded: Recorded) -> None:
    outside = [
        raw("aws_x.gone", "delete", before={"id": "1"}),
        raw("aws_x.y", "update", before={"id": "2", "v": "a"}, after={"id": "2", "v": "b"}),
    ]
    assert drift(plan(resource_drift=outside), recorded.console).splitlines() == [
        "Changed outside since the last apply (2)",
        "",
        "  -   aws_x.gone (1)",
        "      does not exist any more",
        "",
        "  ~   aws_x.y (2)",
        '      v  "a" -> "b"',
    ]
    assert drift(plan(), recorded.console) == ""


def test_colours_are_for_coloured_talks_and_change_no_text(recorded: Recorded) -> None:
    found = stored("next")
    coloured = summary(found, Recorded(colour=True).console)
    assert "\x1b[31m-  \x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == summary(found, recorded.console)


def test_lines_are_cut_to_the_width_of_a_terminal_only(recorded: Recorded) -> None:
    found = stored("next")
    with terminal(60) as console:
        lines = re.sub(r"\x1b\[[0-9;]*m", "", summary(found, console)).splitlines()
    assert max(map(len, lines)) == 60
    assert [line[:59] for line in lines] == [
        line[:59] for line in summary(found, recorded.console).splitlines()
    ]


def test_a_refusal_names_what_would_allow_it(recorded: Recorded) -> None:
    found = plan(raw("aws_x.y", "delete", before={"id": "1"}), raw("aws_x.z", "create", after={}))
    said = refusals(judge(found, Policy()), recorded.console, approve="provision approve 12ab")
    assert said.splitlines() == [
        "Refused by the policy; nothing was changed",
        "",
        "  destroy  aws_x.y",
        "           would be destroyed",
        "           allowed by allowDestroy",
        "",
        "To let exactly this plan through, once: provision approve 12ab",
    ]


def test_the_same_refusal_of_many_objects_is_one_with_their_list(recorded: Recorded) -> None:
    gone = [raw(f"aws_x.{name}", "delete", before={"id": "1"}) for name in ("a", "b", "c")]
    other = raw("aws_x.d", "delete", "create", before={"v": 1}, after={"v": 2}, replace_paths=[["v"]])
    verdict = judge(plan(*gone, other), Policy())
    assert refusals(verdict, recorded.console).splitlines() == [
        "Refused by the policy; nothing was changed",
        "",
        "  destroy  aws_x.a",
        "           aws_x.b",
        "           aws_x.c",
        "           would be destroyed",
        "           allowed by allowDestroy",
        "  replace  aws_x.d",
        "           would be replaced, because of v",
        "           allowed by allowReplace",
    ]
    assert _refusal(verdict) == (
        "refused by the policy: aws_x.a (and 2 others): would be destroyed (allowDestroy would allow it), "
        "and 1 more"
    )


def test_refusals_that_differ_in_their_reason_stay_apart(recorded: Recorded) -> None:
    forced = [
        raw(f"aws_x.{name}", "delete", "create", before={name: 1}, after={name: 2}, replace_paths=[[name]])
        for name in ("a", "b")
    ]
    verdict = judge(plan(*forced), Policy())
    assert [line for line in refusals(verdict, recorded.console).splitlines() if "because" in line] == [
        "           would be replaced, because of a",
        "           would be replaced, because of b",
    ]


def test_what_is_imported_or_moved_and_changed_too_counts_for_both() -> None:
    imported = {"importing": {"id": "x-1"}}
    found = plan(
        raw("aws_x.same", "no-op", **imported),
        raw("aws_x.changed", "update", before={"v": 1}, after={"v": 2}, **imported),
        raw("aws_x.again", "delete", "create", before={"v": 1}, after={"v": 2}, **imported),
        raw("aws_x.moved", "update", before={"v": 1}, after={"v": 2}, previous_address="aws_x.old"),
        raw("aws_x.plain", "update", before={"v": 1}, after={"v": 2}),
    )
    assert headline(found) == (
        "Plan: 0 to create, 3 to change, 1 to replace, 0 to destroy, 3 to import, 1 to move"
    )


def test_approval_is_not_offered_where_it_would_not_help(recorded: Recorded) -> None:
    verdict = Verdict((Refusal("aws_instance.me", "machine", "would be stopped", approvable=False),))
    assert refusals(verdict, recorded.console, approve="provision approve 12ab").splitlines() == [
        "Refused by the policy; nothing was changed",
        "",
        "  machine  aws_instance.me",
        "           would be stopped",
        "           no setting allows it",
    ]
    assert refusals(Verdict(), recorded.console) == ""


def test_a_policy_is_compared_as_what_it_says() -> None:
    old, new = (
        json.dumps({"Statement": [{"Action": actions, "Effect": "Allow"}]})
        for actions in (["s3:GetObject"], ["s3:GetObject", "s3:PutObject"])
    )
    assert rows(updated({"policy": old}, {"policy": new})) == [
        '      policy.Statement.Action  + "s3:PutObject"'
    ]
    (row,) = rows(plan(raw("aws_x.y", "create", after={"policy": old})))
    assert row == '      policy  {Statement = [{Action = ["s3:GetObject"], Effect = "Allow"}]}'


@pytest.mark.promise("input")
@pytest.mark.parametrize("depth", [60, 300, 900, 10_000, 100_000])
@pytest.mark.parametrize("brackets", ["[]", "{}"])
def test_a_text_that_is_nested_without_end_is_shown(depth: int, brackets: str, recorded: Recorded) -> None:
    def nested(leaf: int) -> str:
        opened = "[" if brackets == "[]" else '{"a":'
        return opened * depth + str(leaf) + brackets[1] * depth

    plan = updated(
        {"policy": nested(1), "user_data": nested(1)}, {"policy": nested(2), "user_data": nested(2)}
    )
    shown = summary(plan, recorded.console)
    assert "policy" in shown
    assert len(shown) < 5000
