"""Looking for leftovers, with a tofu that knows a made-up AWS: which plans are made and what is decided."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from snowform.provision.crash.candidates import RecoveryInputs
from snowform.provision.crash.investigation import recover
from snowform.provision.crash.journal import now
from snowform.provision.crash.leftovers import Completed, Leftovers, Tainted, Uncertain
from snowform.provision.crash.recovery import Blocked, Orphan, Recovery
from snowform.provision.crash.resolutions import Resolution
from snowform.provision.errors import ExitCode, LeftoversFound
from snowform.provision.state.document import Instance, StateDocument
from snowform.provision.tofu.diagnostics import TofuFailed
from tests.provision.crash.cloud import Cloud

TAG = {"snowform:state": "l"}


def tags(name: str = "", state: str = "l") -> dict[str, Any]:
    return {"tags_all": {"snowform:state": state, **({"Name": name} if name else {})}}


def started(*addresses: str, ended: str = "2020-11-21T12:00:00Z") -> Leftovers:
    uncertain = tuple(Uncertain(address, address.partition(".")[0]) for address in addresses)
    return Leftovers(uncertain=uncertain, ended=ended)


def look(cloud: Cloud, leftovers: Leftovers, **more: Any) -> Recovery:
    recovery = recover(
        cloud, cloud.folder, RecoveryInputs(cloud.document(), more.pop("state", None), leftovers, TAG, **more)
    )
    assert list(cloud.folder.iterdir()) == []
    return recovery


WEB = "aws_instance.web"
I1 = ("aws_instance", "i-1")
I2 = ("aws_instance", "i-2")


def test_the_one_object_of_the_one_address_is_adopted(tmp_path: Path) -> None:
    cloud = Cloud(tmp_path, {WEB: tags("web")}, {I1: tags("web")})
    recovery = look(cloud, started(WEB))
    assert recovery == Recovery(imports=((WEB, "i-1"),))
    assert recovery.document == {"import": [{"to": WEB, "id": "i-1"}]}


def test_an_instance_that_is_not_there_may_be_created(tmp_path: Path) -> None:
    cloud = Cloud(tmp_path, {WEB: tags("web")})
    assert look(cloud, started(WEB)) == Recovery(absent=(WEB,))


def test_an_instance_that_cannot_be_searched_for_stays_closed(tmp_path: Path) -> None:
    cloud = Cloud(tmp_path, {WEB: tags("web")}, failing={"aws_instances": "UnauthorizedOperation"})
    why = "whether an interrupted run has made it cannot be looked up: UnauthorizedOperation"
    for mode in ("adopt", "retry", "name"):
        recovery = look(cloud, started(WEB), mode=mode)
        assert recovery.blocked == (Blocked(WEB, why),)
        assert recovery.notes == (
            "aws_instance (provider aws) could not be searched for: UnauthorizedOperation",
        )


def test_two_objects_for_one_address_stay_closed(tmp_path: Path) -> None:
    cloud = Cloud(tmp_path, {WEB: tags("web")}, {I1: tags("web"), I2: tags("web")})
    recovery = look(cloud, started(WEB))
    why = "i-1, i-2 carry this state's tag and no state knows them; whether it belongs here is not certain"
    assert recovery == Recovery(blocked=(Blocked(WEB, why, ("i-1", "i-2")),))
    with pytest.raises(LeftoversFound) as caught:
        recovery.check()
    assert caught.value.code is ExitCode.LEFTOVERS
    assert str(caught.value) == (
        f"{WEB}: {why}; `resolve 'aws_instance.web' imported i-1` or "
        "`resolve 'aws_instance.web' imported i-2` or `resolve 'aws_instance.web' absent`"
    )


def test_an_object_that_no_journal_names_is_adopted_where_it_is_like_the_plan(tmp_path: Path) -> None:
    cloud = Cloud(tmp_path, {WEB: tags("web")}, {I1: tags("web")})
    assert look(cloud, Leftovers()).imports == ((WEB, "i-1"),)


def test_an_object_that_no_journal_names_and_is_another_is_an_orphan(tmp_path: Path) -> None:
    cloud = Cloud(tmp_path, {WEB: tags("web")}, {I1: tags("db")})
    assert look(cloud, Leftovers()) == Recovery(orphans=(Orphan("aws_instance", "i-1", "aws"),))


def test_names_tell_which_is_which(tmp_path: Path) -> None:
    resources = {"aws_instance.db": tags("db"), WEB: tags("web")}
    cloud = Cloud(tmp_path, resources, {I1: tags("web"), I2: tags("db")})
    recovery = look(cloud, started(WEB, "aws_instance.db"))
    assert dict(recovery.imports) == {"aws_instance.db": "i-2", WEB: "i-1"}


def test_only_the_made_one_of_two_is_adopted(tmp_path: Path) -> None:
    resources = {"aws_instance.db": tags("db"), WEB: tags("web")}
    cloud = Cloud(tmp_path, resources, {I1: tags("web")})
    recovery = look(cloud, started(WEB, "aws_instance.db"))
    assert (recovery.imports, recovery.absent, recovery.blocked) == (
        ((WEB, "i-1"),),
        ("aws_instance.db",),
        (),
    )


def test_a_journalled_id_is_adopted_once_it_is_seen(tmp_path: Path) -> None:
    made = Leftovers(completed=(Completed(WEB, "aws_instance", "i-1"),))
    cloud = Cloud(tmp_path, {WEB: tags("web")}, {I1: tags("renamed since"), I2: tags("web")})
    recovery = look(cloud, made)
    assert recovery.imports == ((WEB, "i-1"),)
    assert recovery.orphans == (Orphan("aws_instance", "i-2", "aws"),)
    gone = Cloud(tmp_path, {WEB: tags("web")})
    assert look(gone, made) == Recovery(absent=(WEB,))


def test_what_is_made_of_others_ids_follows_when_these_are_known(tmp_path: Path) -> None:
    route = "aws_route.out"
    cloud = Cloud(
        tmp_path,
        {
            "aws_route_table.a": tags("a"),
            "aws_route_table.b": tags("b"),
            route: {"destination_cidr_block": "0.0.0.0/0"},
        },
        {
            # In the wrong order, so that the first guess is wrong.
            ("aws_route_table", "rtb-b"): tags("b"),
            ("aws_route_table", "rtb-a"): tags("a"),
            ("aws_route", "rtb-a_0.0.0.0/0"): {},
            ("aws_route", "rtb-b_0.0.0.0/0"): {},
        },
        refers={route: {"route_table_id": "aws_route_table.a"}},
    )
    recovery = look(cloud, started("aws_route_table.a", "aws_route_table.b", route))
    assert dict(recovery.imports) == {
        "aws_route_table.a": "rtb-a",
        "aws_route_table.b": "rtb-b",
        route: "rtb-a_0.0.0.0/0",
    }


KEY = "aws_key_pair.admin"


def test_a_name_that_is_anothers_is_not_adopted(tmp_path: Path) -> None:
    planned = {"key_name": "admin", **tags()}
    ours = Cloud(tmp_path, {KEY: planned}, {("aws_key_pair", "admin"): tags()})
    assert look(ours, started(KEY)).imports == ((KEY, "admin"),)
    foreign = Cloud(tmp_path, {KEY: planned}, {("aws_key_pair", "admin"): tags(state="other")})
    assert look(foreign, started(KEY)) == Recovery(
        absent=(KEY,),
        notes=(f"{KEY}: admin exists but is not this stack's; AWS will refuse a second one",),
    )
    free = Cloud(tmp_path, {KEY: planned})
    assert look(free, started(KEY)) == Recovery(absent=(KEY,))


BUCKET = "aws_s3_bucket.data"


def test_an_object_whose_name_the_provider_makes_up_is_searched_for(tmp_path: Path) -> None:
    made = {BUCKET: {"bucket_prefix": "data-", **tags()}}
    found = Cloud(tmp_path, made, {("aws_s3_bucket", "data-1"): tags()})
    found.arns["arn:aws:s3:::data-1"] = ("aws_s3_bucket", "data-1")
    assert look(found, started(BUCKET)).imports == ((BUCKET, "data-1"),)
    assert look(Cloud(tmp_path, made), started(BUCKET)) == Recovery(absent=(BUCKET,))
    role = "aws_iam_role.app"
    (blocked,) = look(Cloud(tmp_path, {role: {"name_prefix": "app-"}}), started(role)).blocked
    assert blocked.why == "an interrupted run may have made it, and objects of its type cannot be looked up"


def test_a_part_of_what_does_not_exist_yet_does_not_exist_either(tmp_path: Path) -> None:
    route = "aws_route.out"
    cloud = Cloud(tmp_path, {route: {"destination_cidr_block": "0.0.0.0/0"}})
    assert look(cloud, started(route)) == Recovery(absent=(route,))
    permission = "aws_lambda_permission.events"
    cloud = Cloud(tmp_path, {permission: {"function_name": "f"}})
    assert [resource.address for resource in look(cloud, started(permission)).blocked] == [permission]


ASSOCIATION = "aws_route_table_association.a"
STREAM = "aws_kinesis_stream.events"
OWN_WORDS = {
    "aws_route_table_association": "No association found between route table ID rtb-1 and target ID subnet-1",
    "aws_kinesis_stream": "couldn't find resource",
}


def quiet_cloud(folder: Path) -> Cloud:
    """A stack whose provider tells in words of its own, without an address, that an object does not exist."""
    association = {"subnet_id": "subnet-1", "route_table_id": "rtb-1"}
    planned = {WEB: tags("web"), ASSOCIATION: association, STREAM: {"name": "events", **tags()}}
    return Cloud(folder, planned, {I1: tags("web")}, absences=OWN_WORDS)


def test_what_the_provider_says_in_its_own_words_does_not_exist_may_be_created(tmp_path: Path) -> None:
    recovery = look(quiet_cloud(tmp_path), started(WEB, ASSOCIATION, STREAM))
    assert recovery == Recovery(imports=((WEB, "i-1"),), absent=(ASSOCIATION, STREAM))


def test_what_was_not_tried_because_another_is_absent_is_tried_again(tmp_path: Path) -> None:
    cloud = quiet_cloud(tmp_path)
    cloud.resources["aws_iam_role.web"] = {"name": "web", **tags()}
    cloud.depends = {STREAM: "aws_iam_role.web"}
    cloud.objects["aws_kinesis_stream", "events"] = tags()
    recovery = look(cloud, started("aws_iam_role.web", ASSOCIATION, STREAM))
    assert dict(recovery.imports) == {WEB: "i-1", STREAM: "events"}
    assert set(recovery.absent) == {"aws_iam_role.web", ASSOCIATION}
    assert len(cloud.asked) == 3


def test_an_import_that_was_not_tried_does_not_count_as_absent(tmp_path: Path) -> None:
    cloud = quiet_cloud(tmp_path)
    cloud.depends = {STREAM: ASSOCIATION}
    recovery = look(cloud, started(WEB, ASSOCIATION, STREAM))
    assert (recovery.imports, recovery.absent) == (((WEB, "i-1"),), ())
    assert [resource.address for resource in recovery.blocked] == [ASSOCIATION, STREAM]


def test_another_error_is_no_absence(tmp_path: Path) -> None:
    cloud = quiet_cloud(tmp_path)
    cloud.absences = {**OWN_WORDS, "aws_kinesis_stream": "operation error Kinesis: AccessDeniedException"}
    blocked = look(cloud, started(WEB, ASSOCIATION, STREAM)).blocked
    assert [resource.address for resource in blocked] == [ASSOCIATION, STREAM]
    assert "whether events exists cannot be told: " in blocked[1].why


def test_a_name_that_nobody_signs_stays_closed(tmp_path: Path) -> None:
    group = "aws_iam_group.ops"
    cloud = Cloud(tmp_path, {group: {"name": "ops"}}, {("aws_iam_group", "ops"): {"name": "ops"}})
    why = "ops exists, and nothing tells whether an interrupted run has made it"
    assert look(cloud, started(group)).blocked == (Blocked(group, why, ("ops",)),)


def test_a_type_that_cannot_be_looked_up_stays_closed_unless_the_policy_says_retry(tmp_path: Path) -> None:
    key = "aws_iam_access_key.ci"
    cloud = Cloud(tmp_path, {key: {"user": "ci"}})
    why = "an interrupted run may have made it, and objects of its type cannot be looked up"
    assert look(cloud, started(key)).blocked == (Blocked(key, why),)
    assert look(cloud, started(key), mode="retry") == Recovery(
        absent=(key,), notes=(f"{key}: may exist already; created again, as the policy says",)
    )


def test_in_mode_name_nothing_is_adopted(tmp_path: Path) -> None:
    cloud = Cloud(tmp_path, {WEB: tags("web")}, {I1: tags("web")})
    recovery = look(cloud, started(WEB), mode="name")
    assert recovery == Recovery(blocked=(Blocked(WEB, "an interrupted run has made it", ("i-1",)),))


def test_the_operators_word_comes_first(tmp_path: Path) -> None:
    resources = {"aws_instance.db": tags("x"), WEB: tags("x")}
    cloud = Cloud(tmp_path, resources, {I1: tags("x"), I2: tags("x"), ("aws_instance", "i-3"): tags("x")})
    said = {WEB: Resolution(WEB, "i-2"), "aws_instance.db": Resolution("aws_instance.db")}
    recovery = look(cloud, started(WEB, "aws_instance.db"), resolutions=said, mode="name")
    assert recovery.imports == ((WEB, "i-2"),)
    assert recovery.absent == ("aws_instance.db",)
    assert [orphan.id for orphan in recovery.orphans] == ["i-1", "i-3"]


def test_a_successor_is_named_and_never_made_twice(tmp_path: Path) -> None:
    cloud = Cloud(tmp_path, {WEB: tags("web")}, {I1: tags("web")}, replaced={WEB: "i-0"})
    why = (
        "i-1 carries this state's tag and no state knows it, while i-0 is in the state here: "
        "delete the one that is not wanted"
    )
    (blocked,) = look(cloud, started(WEB)).blocked
    assert blocked == Blocked(WEB, why, ("i-1",), importable=False)
    assert blocked.commands == ("`resolve 'aws_instance.web' absent`",)
    # An import of an address that the state has would be passed over, and a second one made.
    said = {WEB: Resolution(WEB, "i-1")}
    recovery = look(cloud, started(WEB), resolutions=said)
    assert (recovery.blocked, recovery.imports, recovery.absent) == ((blocked,), (), ())
    assert all("snowform_import.tf.json" not in files for files in cloud.asked)
    told = {WEB: Resolution(WEB)}
    assert look(cloud, started(WEB), resolutions=told).absent == (WEB,)


def test_what_the_state_has_is_no_orphan_and_neither_are_its_instances_volumes(tmp_path: Path) -> None:
    instance = Instance(
        WEB,
        "managed",
        "aws_instance",
        "web",
        "",
        "",
        "i-1",
        "",
        False,
        "",
        {"root_block_device": [{"volume_id": "vol-1"}]},
    )
    state = StateDocument("l", 1, (instance,), {}, "")
    data = "aws_ebs_volume.data"
    objects = {
        I1: tags("web"),
        ("aws_ebs_volume", "vol-1"): tags("d"),
        ("aws_ebs_volume", "vol-2"): tags("d"),
    }
    cloud = Cloud(tmp_path, {data: tags("d")}, objects)
    assert look(cloud, started(data), state=state) == Recovery(imports=((data, "vol-2"),))


def test_what_was_made_and_is_no_longer_configured_is_an_orphan(tmp_path: Path) -> None:
    made = Leftovers(completed=(Completed("aws_db_instance.old", "aws_db_instance", "old"),))
    assert look(Cloud(tmp_path, {}), made).orphans == (Orphan("aws_db_instance", "old"),)


def test_a_tainted_object_is_told_from_a_wished_replacement(tmp_path: Path) -> None:
    recovery = look(Cloud(tmp_path, {}), Leftovers(tainted=(Tainted(WEB, "i-1"),)))
    assert recovery.notes == (
        f"{WEB} (i-1) is tainted because a run was cut off, not because its replacement was wished: "
        f"`state untaint {WEB}` keeps it",
    )


def test_nothing_counts_as_absent_right_after_a_death(tmp_path: Path) -> None:
    cloud = Cloud(tmp_path, {WEB: tags("web")})
    waited: list[float] = []

    def appear(seconds: float) -> None:
        waited.append(seconds)
        cloud.objects[I1] = tags("web")

    inputs = RecoveryInputs(cloud.document(), None, started(WEB, ended=now()), TAG)
    assert recover(cloud, tmp_path, inputs, sleep=appear).imports == ((WEB, "i-1"),)
    assert 25 < waited[0] <= 30


def test_a_clock_that_was_put_back_does_not_make_the_wait_endless(tmp_path: Path) -> None:
    waited: list[float] = []
    cloud = Cloud(tmp_path, {WEB: tags("web")})
    inputs = RecoveryInputs(cloud.document(), None, started(WEB, ended="2999-01-01T00:00:00Z"), TAG)
    recover(cloud, tmp_path, inputs, sleep=waited.append)
    assert waited == [30]


def test_an_aws_that_does_not_answer_is_an_error(tmp_path: Path) -> None:
    cloud = Cloud(tmp_path, {WEB: tags("web")}, failing={"aws_instances": "connection refused"})
    cloud.failing |= {"aws_resourcegroupstaggingapi_resources": "connection refused"}
    with pytest.raises(TofuFailed):
        look(cloud, started(WEB))


def test_without_tags_nothing_is_searched_for(tmp_path: Path) -> None:
    cloud = Cloud(tmp_path, {WEB: {}}, {I1: {}})
    recovery = recover(cloud, tmp_path, RecoveryInputs(cloud.document(), None, started(WEB), {}))
    assert [resource.address for resource in recovery.blocked] == [WEB]
    assert cloud.asked == []
