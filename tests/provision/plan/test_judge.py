from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snowform.provision.plan.changes import Kind
from snowform.provision.plan.judge import Refusal, Verdict, judge, refuse_exec
from snowform.provision.plan.policy import ALLOWANCES, Exemption, Policy
from tests.provision.plan.makers import plan, raw

HOST = "aws_instance.host"
OWN = "i-0123456789abcdef0"
ALL = Policy(
    allow_destroy=True, allow_replace=True, allow_disruptive=True, allow_forget=True, allow_exec=True
)

DESTROY = raw(HOST, "delete", before={"id": OWN})
REPLACE = raw(
    HOST,
    *("delete", "create"),
    before={"id": OWN, "ami": "a"},
    after={"ami": "b"},
    after_unknown={"id": True},
    replace_paths=[["ami"]],
)
SWAP = REPLACE | {"change": REPLACE["change"] | {"actions": ["create", "delete"]}}
TAINTED = raw(HOST, "delete", "create", before={"id": OWN}, action_reason="replace_because_tainted")
DEPOSED = raw(HOST, "delete", before={"id": OWN}, deposed="5edc3720")
STOP = raw(HOST, "update", before={"id": OWN, "instance_type": "a"}, after={"id": OWN, "instance_type": "b"})
FORGET = raw(HOST, "forget", before={"id": OWN})
TAG = raw(HOST, "update", before={"id": OWN, "tags": {"a": "1"}}, after={"id": OWN, "tags": {"a": "2"}})


@pytest.mark.parametrize(
    ("entry", "refusal"),
    [
        pytest.param(DESTROY, Refusal(HOST, "destroy", "would be destroyed", "allowDestroy"), id="destroy"),
        pytest.param(
            REPLACE,
            Refusal(HOST, "replace", "would be replaced, because of ami", "allowReplace"),
            id="replace, the old one first",
        ),
        pytest.param(
            SWAP,
            Refusal(HOST, "replace", "would be replaced, because of ami", "allowReplace"),
            id="replace, the new one first",
        ),
        pytest.param(
            TAINTED,
            Refusal(
                HOST,
                "replace",
                "would be replaced because its creation was cut off or failed; to keep it as it is: "
                "`state untaint 'aws_instance.host'`",
                'allowReplace ("tainted")',
            ),
            id="tainted",
        ),
        pytest.param(
            DEPOSED,
            Refusal(
                HOST, "destroy", "what an earlier replacement left behind would be destroyed", "allowDestroy"
            ),
            id="deposed",
        ),
        pytest.param(
            STOP,
            Refusal(
                HOST,
                "disrupt",
                "the instance is stopped and started again (instance_type)",
                "allowDisruptive",
            ),
            id="stop",
        ),
        pytest.param(
            FORGET,
            Refusal(HOST, "forget", "would be forgotten: it lives on, and no state knows it", "allowForget"),
            id="forget",
        ),
    ],
)
def test_the_careful_policy_refuses_and_the_setting_that_it_names_allows(
    entry: dict[str, Any], refusal: Refusal
) -> None:
    verdict = judge(plan(entry), Policy())
    assert verdict == Verdict((refusal,))
    assert not verdict.allowed
    assert verdict.approvable
    setting, _, word = refusal.setting.replace('"', "").replace("(", "").replace(")", "").partition(" ")
    assert judge(plan(entry), Policy.parse({setting: word or True}, "")).allowed


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param(raw(HOST, "no-op"), id="no-op"),
        pytest.param(raw("data.aws_ami.x", "read", mode="data"), id="read"),
        pytest.param(raw(HOST, "create", after={}), id="create"),
        pytest.param(TAG, id="harmless update"),
        pytest.param(raw(HOST, "no-op", importing={"id": OWN}), id="import"),
        pytest.param(raw(HOST, "no-op", previous_address="aws_instance.old"), id="move"),
    ],
)
def test_what_harms_nothing_is_allowed_by_the_careful_policy(entry: dict[str, Any]) -> None:
    verdict = judge(plan(entry), Policy(), machine=OWN)
    assert verdict == Verdict()
    assert verdict.allowed
    assert not verdict.approvable


@pytest.mark.parametrize(
    ("entry", "allow"),
    [
        (DESTROY, "destroy"),
        (REPLACE, "replace"),
        (TAINTED, "replace"),
        (STOP, "disrupt"),
        (FORGET, "forget"),
        (DEPOSED, "destroy"),
        (DEPOSED, "replace"),
    ],
)
def test_an_exception_allows_just_what_it_names(entry: dict[str, Any], allow: str) -> None:
    def allowed(*allowances: str, pattern: str = "aws_instance") -> bool:
        exemption = Exemption(pattern, "type", frozenset(allowances))
        return judge(plan(entry), Policy(exceptions=(exemption,))).allowed

    assert allowed(allow)
    assert not allowed(allow, pattern="aws_eip")
    others = {*ALLOWANCES} - {allow} - ({"destroy", "replace"} if entry is DEPOSED else set())
    assert not allowed(*others)


def test_a_wished_replacement_is_not_allowed_where_only_tainted_ones_are() -> None:
    policy = Policy(allow_replace="tainted")
    assert not judge(plan(REPLACE), policy).allowed
    assert not judge(plan(DEPOSED), policy).allowed
    assert judge(plan(TAINTED), policy).allowed


def test_to_allow_replacements_is_to_allow_their_second_half_but_no_other_deletion() -> None:
    assert judge(plan(DEPOSED), Policy(allow_replace=True)).allowed
    assert not judge(plan(DESTROY), Policy(allow_replace=True)).allowed
    assert not judge(plan(REPLACE), Policy(allow_destroy=True)).allowed


MACHINE = [
    pytest.param(DESTROY, "it is terminated", id="destroyed"),
    pytest.param(REPLACE, "it is terminated", id="replaced"),
    pytest.param(TAINTED, "it is terminated", id="tainted"),
    pytest.param(DEPOSED, "it is terminated", id="deposed"),
    pytest.param(STOP, "the instance is stopped and started again (instance_type)", id="stopped"),
    pytest.param(
        raw("aws_spot_instance_request.x", "delete", before={"id": "sir-1", "spot_instance_id": OWN}),
        "it is terminated",
        id="spot request",
    ),
    pytest.param(
        raw("aws_ec2_instance_state.x", "create", after={"instance_id": OWN, "state": "stopped"}),
        "the instance is stopped (state)",
        id="state, made",
    ),
    pytest.param(
        raw(
            "aws_ec2_instance_state.x",
            "update",
            before={"instance_id": OWN, "state": "running"},
            after={"instance_id": OWN, "state": "stopped"},
        ),
        "the instance is stopped (state)",
        id="state, changed",
    ),
    pytest.param(
        raw(
            "aws_ec2_instance_state.x",
            *("delete", "create"),
            before={"instance_id": "i-00000000", "state": "stopped"},
            after={"instance_id": OWN, "state": "stopped"},
        ),
        "it is stopped",
        id="state, replaced",
    ),
    pytest.param(
        raw(
            "aws_volume_attachment.x",
            "delete",
            before={"instance_id": OWN, "stop_instance_before_detaching": True},
        ),
        "it is stopped to detach a volume",
        id="volume",
    ),
]


@pytest.mark.parametrize(("entry", "harm"), MACHINE)
def test_what_ends_or_stops_the_own_machine_is_refused_whatever_the_policy_says(
    entry: dict[str, Any], harm: str
) -> None:
    everything = Exemption("*", "type", frozenset(ALLOWANCES))
    policy = replace(ALL, exceptions=(everything,))
    verdict = judge(plan(entry), policy, machine=OWN)
    text = f"{harm}, and it is the machine that this program runs on"
    assert verdict.refusals == (Refusal(entry["address"], "machine", text, "", approvable=False),)
    assert not verdict.approvable
    assert judge(plan(entry), policy, machine="i-00000001").allowed
    assert judge(plan(entry), policy).allowed


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param(TAG, id="tags"),
        pytest.param(FORGET, id="forgotten"),
        pytest.param(
            raw("aws_ec2_instance_state.x", "delete", before={"instance_id": OWN, "state": "stopped"}),
            id="state",
        ),
        pytest.param(
            raw("aws_ec2_instance_state.x", "create", after={"instance_id": OWN, "state": "running"}),
            id="runs",
        ),
        pytest.param(raw("aws_volume_attachment.x", "delete", before={"instance_id": OWN}), id="volume"),
        pytest.param(raw("aws_eip.x", "delete", before={"instance": OWN}), id="address"),
    ],
)
def test_what_leaves_the_own_machine_running_is_for_the_policy_to_judge(entry: dict[str, Any]) -> None:
    assert judge(plan(entry), ALL, machine=OWN).allowed


def test_more_changes_than_allowed_are_refused_as_a_whole() -> None:
    whole = plan(
        raw("a.create", "create"),
        raw("a.update", "update"),
        raw("a.delete", "delete"),
        raw("a.replace", "create", "delete"),
        raw("a.forget", "forget"),
        raw("a.import", "no-op", importing={"id": "1"}),
        raw("a.both", "update", importing={"id": "2"}),
        raw("a.noop", "no-op", previous_address="a.x"),
        raw("data.a.read", "read", mode="data"),
    )
    allow = {"allow_destroy": True, "allow_replace": True, "allow_forget": True}
    assert judge(whole, Policy(max_changes=7, **allow)).allowed  # type: ignore[arg-type]
    assert judge(whole, Policy(max_changes=6, **allow)).refusals == (  # type: ignore[arg-type]
        Refusal("", "count", "7 changes, of which 6 are allowed", "maxChanges"),
    )


def test_a_plan_that_broke_off_is_refused_for_good() -> None:
    assert judge(plan(errored=True), ALL).refusals == (
        Refusal("", "incomplete", "the plan broke off with an error", "", approvable=False),
    )


def test_provisioners_need_allow_exec_and_no_approval_does() -> None:
    resource = {"address": "terraform_data.x", "provisioners": [{"type": "local-exec"}]}
    whole = plan(configuration={"root_module": {"resources": [resource]}})
    verdict = judge(whole, Policy())
    assert verdict.refusals == (
        Refusal(
            "terraform_data.x",
            "exec",
            "runs a program on this host (local-exec)",
            "allowExec",
            approvable=False,
        ),
    )
    assert not verdict.approvable
    assert judge(whole, Policy(allow_exec=True)).allowed


LOCK = """\
# This file is maintained automatically by "tofu init".
provider "registry.opentofu.org/hashicorp/aws" {
  version = "5.100.0"
}

provider "registry.opentofu.org/hashicorp/external" {
  version = "2.3.5"
}
"""


def test_the_external_provider_is_refused_before_any_plan() -> None:
    assert refuse_exec(LOCK, Policy()) == (
        Refusal(
            "",
            "exec",
            "the provider registry.opentofu.org/hashicorp/external runs programs on this host, "
            "in a plan already",
            "allowExec",
            approvable=False,
        ),
    )
    assert refuse_exec(LOCK, Policy(allow_exec=True)) == ()
    assert refuse_exec(LOCK.replace("external", "random"), Policy()) == ()


def test_what_was_deleted_outside_and_comes_again_is_noticed() -> None:
    whole = plan(raw(HOST, "create"), resource_drift=[raw(HOST, "delete"), raw("a.gone", "delete")])
    assert judge(whole, Policy()) == Verdict((), ("aws_instance.host was deleted outside and is made again",))


def test_a_refusal_reads_as_one_line() -> None:
    assert str(Refusal("a.b", "destroy", "would be destroyed", "allowDestroy")) == (
        "a.b: would be destroyed (allowDestroy would allow it)"
    )
    assert str(Refusal("", "incomplete", "the plan broke off")) == "the plan broke off"


ACTIONS = [
    ["no-op"],
    ["create"],
    ["update"],
    ["delete"],
    ["delete", "create"],
    ["create", "delete"],
    ["forget"],
]
TYPES = ["aws_instance", "aws_ec2_instance_state", "aws_eip", "terraform_data"]
VALUES = st.fixed_dictionaries(
    {
        "id": st.sampled_from([OWN, "i-00000000"]),
        "instance_id": st.sampled_from([OWN, "i-00000000"]),
        "instance_type": st.sampled_from(["a", "b"]),
        "state": st.sampled_from(["running", "stopped"]),
    }
)


@st.composite
def entries(draw: st.DrawFn) -> dict[str, Any]:
    actions, type_ = draw(st.sampled_from(ACTIONS)), draw(st.sampled_from(TYPES))
    before, after = draw(VALUES), draw(VALUES)
    more: dict[str, Any] = {}
    if actions == ["delete"] and draw(st.booleans()):
        more["deposed"] = "5edc3720"
    if len(actions) == 2 and draw(st.booleans()):
        more["action_reason"] = "replace_because_tainted"
    return raw(
        f"{type_}.{draw(st.sampled_from('abc'))}",
        *actions,
        before=None if actions == ["create"] else before,
        after=None if actions in (["delete"], ["forget"]) else after,
        **more,
    )


POLICIES = st.builds(
    Policy,
    allow_destroy=st.booleans(),
    allow_replace=st.sampled_from([False, True, "tainted"]),
    allow_disruptive=st.booleans(),
    allow_forget=st.booleans(),
    max_changes=st.sampled_from([None, 0, 1, 9]),
    exceptions=st.lists(
        st.builds(
            Exemption,
            pattern=st.sampled_from([*TYPES, "aws_*"]),
            by=st.just("type"),
            allow=st.frozensets(st.sampled_from(ALLOWANCES)),
        ),
        max_size=2,
    ).map(tuple),
)


@given(whole=st.lists(entries(), max_size=6).map(lambda found: plan(*found)), policy=POLICIES)
def test_no_plan_is_allowed_with_a_loss_that_the_policy_does_not_allow(whole: Any, policy: Policy) -> None:
    if not judge(whole, policy, machine=OWN).allowed:
        return

    def exempt(change: Any, allowance: str) -> bool:
        return any(
            allowance in exemption.allow and change.type.startswith(exemption.pattern.rstrip("*"))
            for exemption in policy.exceptions
        )

    for change in whole.changes:
        replacing = policy.allow_replace is True or exempt(change, "replace")
        if "delete" in change.actions and "create" in change.actions:
            assert replacing or (
                policy.allow_replace == "tainted" and change.reason == "replace_because_tainted"
            )
        elif "delete" in change.actions:
            assert policy.allow_destroy or exempt(change, "destroy") or (change.deposed and replacing)
        elif "forget" in change.actions:
            assert policy.allow_forget or exempt(change, "forget")
        if change.type == "aws_instance" and change.kind is Kind.UPDATE:
            stopped = change.before["instance_type"] != change.after["instance_type"]
            assert not stopped or policy.allow_disruptive or exempt(change, "disrupt")
            assert not (stopped and OWN in (change.before["id"], change.after["id"]))
        if change.type == "aws_instance" and "delete" in change.actions:
            assert change.before["id"] != OWN
    counted = [change for change in whole.changes if change.actions != ("no-op",)]
    assert policy.max_changes is None or len(counted) <= policy.max_changes


def test_what_an_interrupted_run_made_and_nobody_uses_may_be_made_again() -> None:
    replaced = plan(raw("aws_key_pair.a", "delete", "create"))
    (address,) = [change.address for change in replaced.changes]
    assert not judge(replaced, Policy()).allowed
    assert judge(replaced, Policy(), unused={address}).allowed
