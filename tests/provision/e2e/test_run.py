"""One host's life on real parts: apply, nothing to do, refused, approved, drifted, rolled back, destroyed."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from snowform.local import LocalAws
from snowform.tofu import find_tofu
from tests.provision.e2e import stack
from tests.provision.e2e.harness import Host
from tests.provision.e2e.inventory import existing
from tests.provision.e2e.scenes import machine, only, plain, plain_host

pytestmark = pytest.mark.e2e

LARGER = {"web": {"instance_type": "t3.large"}}
RENAMED = {"admin": {"key_name": "web-admin-2"}}


@pytest.fixture
def applied(new_host: Callable[..., Host]) -> Host:
    """A host whose first apply went well."""
    made = new_host()
    made.write(stack.host())
    ended = made.apply()
    assert ended.code == 0, ended.said
    return made


def found(host: Host, aws: LocalAws) -> dict[str, str]:
    return existing(aws.endpoint, host.region)


def test_a_first_apply_makes_all_and_the_second_run_nothing(applied: Host, local_aws: LocalAws) -> None:
    first = found(applied, local_aws)
    assert len(applied.resources()) == 11
    again = applied.apply("--json")
    assert again.code == 0
    assert json.loads(again.stdout)["counts"]["create"] == 0
    assert again.stderr.endswith("web: nothing to do\n")
    assert found(applied, local_aws) == first


@pytest.mark.usefixtures("whole_provider")
def test_a_run_asks_tofu_for_no_more_than_it_needs(applied: Host) -> None:
    # With another program `init` verifies the providers once; then nothing has changed.
    ended, asked = applied.asked("apply", "--yes")
    assert ended.code == 0, ended.said
    assert asked == ["init", "plan +"]
    ended, asked = applied.asked("apply", "--yes")
    assert ended.code == 0, ended.said
    assert asked == ["plan +"]
    ended, asked = applied.asked("drift")
    assert ended.code == 0, ended.said
    assert asked == ["plan +"]
    applied.write(stack.host(aws_vpc={"main": {"tags": {"Name": "renamed"}}}))
    ended, asked = applied.asked("apply", "--yes")
    assert ended.code == 0, ended.said
    assert asked[:4] == ["init", "plan +", "show +", "apply +"]
    # What AWS filled in meanwhile is written into the state, without starting the provider again.
    assert asked[4:] in (["plan +"], ["plan +", "state +"])


def test_after_a_run_that_failed_the_next_one_trusts_nothing(tmp_path: Path) -> None:
    host = plain_host(tmp_path / "host")
    host.write(plain("a"))
    assert host.apply().code == 0
    host.asked("apply", "--yes")
    assert host.asked("apply", "--yes")[1] == ["plan"]
    away = host.state_file.rename(tmp_path / "away")
    assert host.asked("apply", "--yes")[0].code == 5
    away.rename(host.state_file)
    ended, asked = host.asked("apply", "--yes")
    assert (ended.code, asked) == (0, ["init", "plan"]), ended.said


def test_what_the_policy_refuses_changes_nothing_until_it_is_allowed(
    applied: Host, local_aws: LocalAws
) -> None:
    before = found(applied, local_aws)
    applied.write(stack.host(aws_key_pair=RENAMED, aws_vpc_security_group_ingress_rule={"https": None}))
    refused = applied.apply()
    assert refused.code == 4
    assert "aws_key_pair.admin" in refused.said
    assert "allowReplace" in refused.said
    assert "allowDestroy" in refused.said
    assert found(applied, local_aws) == before
    applied.policy(allowReplace=True, exceptions=[{"type": "aws_vpc_*_rule", "allow": ["destroy"]}])
    allowed = applied.apply()
    assert allowed.code == 0, allowed.said
    after = set(found(applied, local_aws))
    assert "web-admin-2" in after
    assert "web-admin" not in after


def test_an_approved_plan_goes_through_once(applied: Host) -> None:
    applied.write(stack.host(aws_instance=LARGER))
    refused = applied.apply()
    assert refused.code == 4
    assert "allowDisruptive" in refused.said
    digest = re.search(r"approve ([0-9a-f]{16})", refused.said)
    assert digest
    unknown = applied.run("approve", "0123456789abcdef")
    assert unknown.code == 2
    assert f"shown were, the latest first: {digest[1]}" in unknown.said
    assert applied.run("approve", digest[1]).code == 0
    assert applied.apply().code == 0
    applied.write(stack.host())
    assert applied.apply().code == 4


def test_plan_mode_changes_nothing(new_host: Callable[..., Host], local_aws: LocalAws) -> None:
    host = new_host()
    host.write(stack.host())
    host.policy(mode="plan")
    ended = host.apply()
    assert ended.code == 0
    assert "planned only: 11 to create" in ended.said
    assert found(host, local_aws) == {}
    assert not host.state_file.exists()
    detailed = host.run("plan", "--detailed-exitcode")
    assert detailed.code == 3


def test_drift_is_told_apart_from_what_is_pending_and_not_repaired(
    applied: Host, local_aws: LocalAws
) -> None:
    assert applied.run("drift").code == 0
    instance = applied.resources()["aws_instance.web"]
    ec2 = local_aws.client("ec2", applied.region)
    ec2.create_tags(Resources=[instance], Tags=[{"Key": "Owner", "Value": "somebody"}])
    applied.write(stack.host(aws_subnet={"a": {"tags": {"Name": "renamed"}}}))
    drifted = applied.run("drift", "--json")
    assert drifted.code == 3
    report = json.loads(drifted.stdout)
    assert [change["address"] for change in report["drift"]] == ["aws_instance.web"]
    assert "aws_subnet.a" in [change["address"] for change in report["changes"]]
    tags = ec2.describe_tags(Filters=[{"Name": "resource-id", "Values": [instance]}])["Tags"]
    assert "Owner" in {tag["Key"] for tag in tags}


def test_a_database_that_moves_on_by_itself_is_no_drift(
    new_host: Callable[..., Host], local_aws: LocalAws
) -> None:
    # It is imported: the provider waits a minute for one that it makes.
    host = new_host()
    rds = local_aws.client("rds", host.region)
    settings = {"DBInstanceClass": "db.t3.micro", "Engine": "postgres", "AllocatedStorage": 20}
    signed_in = {"MasterUsername": "web", "MasterUserPassword": stack.SENSITIVE}
    rds.create_db_instance(DBInstanceIdentifier="web", **settings, **signed_in)
    database = {
        **{"identifier": "web", "instance_class": "db.t3.micro", "engine": "postgres"},
        **{"allocated_storage": 20, "username": "web", "skip_final_snapshot": True},
        "lifecycle": {"ignore_changes": "all"},
    }
    document = only(aws_db_instance={"main": database})
    host.write({**document, "import": {"to": "aws_db_instance.main", "id": "web"}})
    ended = host.apply("--no-tags")
    assert ended.code == 0, ended.said
    time.sleep(1.1)
    same = host.run("drift", "--json")
    assert (same.code, json.loads(same.stdout)["drift"]) == (0, []), same.said
    assert [noted["changed"] for noted in json.loads(same.stdout)["noted"]] == [["latest_restorable_time"]]
    rds.modify_db_instance(DBInstanceIdentifier="web", AllocatedStorage=30, ApplyImmediately=True)
    drifted = host.run("drift", "--json")
    assert drifted.code == 3, drifted.said
    (found,) = json.loads(drifted.stdout)["drift"]
    assert "allocated_storage" in found["changed"]


def test_opentofu_by_hand_leaves_the_tags_of_a_run_alone_where_it_is_told_to(
    new_host: Callable[..., Host], tmp_path: Path
) -> None:
    # The variable is the provider's, which must start with it.
    host = new_host(kept=False)
    host.write(machine())
    ended = host.apply()
    assert ended.code == 0, ended.said
    folder = tmp_path / "by-hand"
    shutil.copytree(host.root / "configuration", folder)
    shutil.copy(host.state_file, folder)
    environment = {**host.variables, "TF_CLI_CONFIG_FILE": str(host.mirror)}

    def tofu(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(find_tofu()), *arguments],
            cwd=folder,
            env={**environment, **more},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )

    begun = tofu("init", "-input=false")
    assert begun.returncode == 0, begun.stderr
    plan = ("plan", "-input=false", "-detailed-exitcode", "-lock=false")
    left = tofu(*plan)
    assert (left.returncode, "snowform:stack" in left.stdout) == (2, True), left.stdout + left.stderr
    told = tofu(*plan, TF_AWS_IGNORE_TAGS_KEYS="snowform:stack,snowform:state")
    assert told.returncode == 0, told.stdout + told.stderr
    # The program's own way to tofu does the same.
    passed_on = host.run("tofu", "--", *plan)
    assert passed_on.code == 0, passed_on.said


def test_an_older_configuration_brings_the_older_state_of_things_back(
    applied: Host, local_aws: LocalAws
) -> None:
    before = found(applied, local_aws)
    applied.policy(allowDisruptive=True, allowDestroy=True)
    rule = {
        "ssh": {**stack.HOST["resource"]["aws_vpc_security_group_ingress_rule"]["https"], "from_port": 22}
    }
    applied.write(stack.host(aws_instance=LARGER, aws_vpc_security_group_ingress_rule=rule))
    newer = applied.apply()
    assert newer.code == 0, newer.said
    assert "opens SSH" in newer.said or "SSH" in newer.said
    applied.write(stack.host())
    assert applied.apply().code == 0
    assert found(applied, local_aws) == before


def test_destroying_is_refused_and_then_leaves_nothing(applied: Host, local_aws: LocalAws) -> None:
    assert applied.run("destroy", "--yes").code == 4
    assert len(found(applied, local_aws)) == 10
    applied.policy(allowDestroy=True)
    ended = applied.run("destroy", "--yes")
    assert ended.code == 0, ended.said
    assert found(applied, local_aws) == {}


def test_outputs_and_the_state_are_shown(applied: Host) -> None:
    resources = applied.resources()
    outputs = applied.run("output")
    assert outputs.stdout == f'instance = "{resources["aws_instance.web"]}"\npassword = (sensitive)\n'
    assert applied.run("output", "password").stdout == f"{stack.SENSITIVE}\n"
    listed = applied.run("state", "list").stdout.splitlines()
    assert listed == [f"{address}  {id_}" for address, id_ in sorted(resources.items())]
