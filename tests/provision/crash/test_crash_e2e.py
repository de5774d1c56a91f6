"""An interrupted run, for real: what OpenTofu, the AWS provider and the local AWS say to each question."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection
from typing import Any

import pytest

from snowform.local import LocalAws
from snowform.provision.crash import journal
from snowform.provision.crash.arns import account_of
from snowform.provision.crash.candidates import RecoveryInputs
from snowform.provision.crash.import_ids import DERIVED, derived, only_unreadable
from snowform.provision.crash.investigation import recover
from snowform.provision.crash.journal import Intent, Journal, Run
from snowform.provision.crash.leftovers import find_leftovers
from snowform.provision.crash.recovery import IMPORTS, Orphan, Recovery, import_document
from snowform.provision.host.paths import Paths
from snowform.provision.state.document import StateDocument
from snowform.provision.tofu.commands import Tofu
from snowform.provision.tofu.diagnostics import from_json
from tests.provision.conftest import forget_everything
from tests.provision.state.stores import ids_of

pytestmark = pytest.mark.e2e

Stack = Callable[..., Tofu]
STATE = "snowform:state"
KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBughmCApaw7Dc5azT0kHpjDURCsebOFh7zjxgiSSOh8 x"
ASSUME = json.dumps({"Version": "2012-10-17", "Statement": []})
LIST = {"Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*"}
POLICY = json.dumps({"Version": "2012-10-17", "Statement": [LIST]})


def planned(tofu: Tofu) -> dict[str, Any]:
    out = tofu.folder / "next.plan"
    tofu.plan(out)
    return tofu.show(out)


def changes(document: dict[str, Any]) -> dict[str, str]:
    found = {
        change["address"]: "/".join(change["change"]["actions"])
        for change in document.get("resource_changes", [])
    }
    return {address: actions for address, actions in found.items() if actions != "no-op"}


def apply(tofu: Tofu, paths: Paths, lineage: str) -> None:
    """Apply with a journal, whose end is not written."""
    document = planned(tofu)
    intents = [Intent(change["address"], change["type"]) for change in document["resource_changes"]]
    Journal.open(paths, Run("apply", lineage, 1), intents)
    process = tofu.start_apply(tofu.folder / "next.plan", paths.capture, paths.capture_errors)
    code = process.wait()
    assert code == 0, [str(diagnostic) for diagnostic in from_json(paths.capture.read_text().splitlines())]


def begin(tofu: Tofu, paths: Paths, lineage: str, addresses: Collection[str]) -> None:
    """As if tofu had been killed once it had said that it makes these, and had not."""
    intents = [Intent(change["address"], change["type"]) for change in planned(tofu)["resource_changes"]]
    Journal.open(paths, Run("apply", lineage, 1), intents)
    lines = [
        {
            "type": "apply_start",
            "@timestamp": journal.now(),
            "hook": {
                "action": "create",
                "resource": {"addr": address, "resource_type": address.partition(".")[0]},
            },
        }
        for address in sorted(addresses)
    ]
    paths.capture.write_text("".join(json.dumps(line) + "\n" for line in lines))


def die(tofu: Tofu, paths: Paths, started: set[str], completed: Collection[str] = ()) -> None:
    """As if tofu had been killed: the state never heard of these, nor the journal of the first ones."""
    kept = []
    for line in paths.capture.read_text().splitlines():
        event = json.loads(line)
        address = event.get("hook", {}).get("resource", {}).get("addr", "")
        was_answered = event["type"] == "apply_complete" and address in started
        if was_answered or event["type"] in {"change_summary", "outputs"}:
            continue
        kept.append(line)
    paths.capture.write_text("\n".join(kept))
    for address in {*started, *completed}:
        assert tofu.run("state", "rm", address).code == 0


def state_of(tofu: Tofu) -> StateDocument:
    return StateDocument.parse(tofu.state_pull(), "state")


def investigate(tofu: Tofu, paths: Paths, lineage: str, **more: Any) -> Recovery:
    journal.close_interrupted(paths)
    state = state_of(tofu)
    mine = [record for record in journal.unsettled(paths) if record.run.lineage == lineage]
    # The lineage in these tests is tofu's own, the tag's is the test's.
    known = StateDocument(lineage, state.serial, state.instances, {}, "")
    leftovers = find_leftovers(mine, known)
    inputs = RecoveryInputs(planned(tofu), state, leftovers, {STATE: lineage}, **more)
    before = sorted(path.name for path in tofu.folder.iterdir())
    recovery = recover(tofu, tofu.folder, inputs, settled_after=0)
    assert sorted(path.name for path in tofu.folder.iterdir()) == before
    return recovery


def adopt(tofu: Tofu, recovery: Recovery) -> dict[str, str]:
    """Apply with the imports; the changes that this plan had."""
    (tofu.folder / IMPORTS).write_text(json.dumps(recovery.document))
    document = planned(tofu)
    for change in document["resource_changes"]:
        if "delete" in change["change"]["actions"]:
            assert only_unreadable(change["type"], change["change"]["replace_paths"])
    assert tofu.start_apply(tofu.folder / "next.plan", tofu.folder / "o", tofu.folder / "e").wait() == 0
    (tofu.folder / IMPORTS).unlink()
    return changes(document)


NETWORK: dict[str, Any] = {
    "provider": {"aws": {"region": "eu-central-1"}},
    "resource": {
        "aws_vpc": {"main": {"cidr_block": "10.1.0.0/16"}},
        "aws_subnet": {
            "each": {
                "for_each": {"x": "10.1.1.0/24", "y z": "10.1.2.0/24"},
                "vpc_id": "${aws_vpc.main.id}",
                "cidr_block": "${each.value}",
            }
        },
        "aws_internet_gateway": {"out": {"vpc_id": "${aws_vpc.main.id}"}},
        "aws_route_table": {
            "a": {"vpc_id": "${aws_vpc.main.id}", "tags": {"Name": "a"}},
            "b": {"vpc_id": "${aws_vpc.main.id}", "tags": {"Name": "b"}},
        },
        "aws_route": {
            "out": {
                "route_table_id": "${aws_route_table.b.id}",
                "destination_cidr_block": "0.0.0.0/0",
                "gateway_id": "${aws_internet_gateway.out.id}",
            }
        },
        "aws_route_table_association": {
            "x": {"subnet_id": '${aws_subnet.each["x"].id}', "route_table_id": "${aws_route_table.b.id}"}
        },
        "aws_security_group": {"web": {"vpc_id": "${aws_vpc.main.id}", "name_prefix": "web-"}},
        "aws_vpc_security_group_ingress_rule": {
            "ports": {
                "for_each": ["80", "443"],
                "security_group_id": "${aws_security_group.web.id}",
                "ip_protocol": "tcp",
                "from_port": "${each.key}",
                "to_port": "${each.key}",
                "cidr_ipv4": "0.0.0.0/0",
            }
        },
        "aws_vpc_security_group_egress_rule": {
            "all": {
                "security_group_id": "${aws_security_group.web.id}",
                "ip_protocol": "-1",
                "cidr_ipv4": "0.0.0.0/0",
            }
        },
        "aws_key_pair": {"admin": {"key_name": "admin", "public_key": KEY}},
        "aws_ebs_volume": {"data": {"availability_zone": "eu-central-1a", "size": 5}},
        "aws_instance": {
            "twin": {
                "count": 2,
                "ami": "${data.aws_ami.nixos.id}",
                "instance_type": "t3.small",
                "subnet_id": '${aws_subnet.each["x"].id}',
                "key_name": "${aws_key_pair.admin.key_name}",
                "user_data": "#!/bin/sh",
                "user_data_replace_on_change": True,
                "lifecycle": {"ignore_changes": ["ami"]},
            }
        },
    },
    "data": {
        "aws_ami": {
            "nixos": {
                "most_recent": True,
                "owners": ["427812963091"],
                "filter": [{"name": "name", "values": ["nixos/26.05.*"]}],
            }
        }
    },
}
NETWORK["resource"]["aws_vpc_security_group_ingress_rule"]["ports"]["for_each"] = '${toset(["80", "443"])}'
ALL = {
    "aws_vpc.main",
    'aws_subnet.each["x"]',
    'aws_subnet.each["y z"]',
    "aws_internet_gateway.out",
    "aws_route_table.a",
    "aws_route_table.b",
    "aws_route.out",
    "aws_route_table_association.x",
    "aws_security_group.web",
    'aws_vpc_security_group_ingress_rule.ports["80"]',
    'aws_vpc_security_group_ingress_rule.ports["443"]',
    "aws_vpc_security_group_egress_rule.all",
    "aws_key_pair.admin",
    "aws_ebs_volume.data",
    "aws_instance.twin[0]",
    "aws_instance.twin[1]",
}


def test_all_that_an_interrupted_run_had_begun_comes_back(stack: Stack, paths: Paths) -> None:
    tofu = stack(NETWORK, "all")
    apply(tofu, paths, "all")
    ids = ids_of(state_of(tofu))
    die(tofu, paths, ALL)
    recovery = investigate(tofu, paths, "all")
    assert {address for address, _ in recovery.imports} == ALL
    assert (recovery.blocked, recovery.absent, recovery.orphans, recovery.notes) == ((), (), (), ())
    done = adopt(tofu, recovery)
    assert done.pop("aws_key_pair.admin") == "delete/create"
    assert set(done.values()) <= {"update"}
    assert changes(planned(tofu)) == {}
    after = ids_of(state_of(tofu))
    twins = {"aws_instance.twin[0]", "aws_instance.twin[1]"}
    named = {"aws_route.out", "aws_route_table_association.x"}
    assert {after[address] for address in twins} == {ids[address] for address in twins}
    assert {address: after[address] for address in ALL - twins - named} == {
        address: ids[address] for address in ALL - twins - named
    }


def test_completed_ones_are_adopted_by_their_journalled_ids_and_the_rest_is_created(
    stack: Stack, paths: Paths
) -> None:
    document = {
        "provider": {"aws": {"region": "eu-central-1"}},
        "resource": {
            "aws_vpc": {"main": {"cidr_block": "10.2.0.0/16"}, "other": {"cidr_block": "10.3.0.0/16"}},
            "aws_subnet": {"a": {"vpc_id": "${aws_vpc.main.id}", "cidr_block": "10.2.1.0/24"}},
        },
    }
    tofu = stack(document, "some")
    apply(tofu, paths, "some")
    ids = ids_of(state_of(tofu))
    die(tofu, paths, {"aws_subnet.a"}, {"aws_vpc.main"})
    recovery = investigate(tofu, paths, "some")
    assert dict(recovery.imports) == {address: ids[address] for address in ("aws_subnet.a", "aws_vpc.main")}
    assert adopt(tofu, recovery) == {}


@pytest.mark.thorough
def test_objects_of_another_provider_configuration_are_found_there(stack: Stack, paths: Paths) -> None:
    document = {
        "variable": {"role": {"default": "deployer"}},
        "locals": {"far": "us-west-2"},
        "provider": {
            "aws": [
                {"region": "eu-central-1"},
                {
                    "alias": "far",
                    "region": "${local.far}",
                    "assume_role": [{"role_arn": "arn:aws:iam::123456789012:role/${var.role}"}],
                },
            ]
        },
        "resource": {
            "aws_vpc": {
                "near": {"cidr_block": "10.4.0.0/16"},
                "far": {"provider": "aws.far", "cidr_block": "10.4.0.0/16"},
            }
        },
    }
    tofu = stack(document, "far", aliases=("far",))
    apply(tofu, paths, "far")
    ids = ids_of(state_of(tofu))
    die(tofu, paths, {"aws_vpc.near", "aws_vpc.far"})
    assert dict(investigate(tofu, paths, "far").imports) == ids


def test_an_object_that_is_no_longer_configured_is_named(stack: Stack, paths: Paths) -> None:
    document = {
        "provider": {"aws": {"region": "eu-central-1"}},
        "resource": {"aws_vpc": {"a": {"cidr_block": "10.5.0.0/16"}, "b": {"cidr_block": "10.6.0.0/16"}}},
    }
    tofu = stack(document, "orphan")
    apply(tofu, paths, "orphan")
    gone = ids_of(state_of(tofu))["aws_vpc.b"]
    die(tofu, paths, {"aws_vpc.b"})
    del document["resource"]["aws_vpc"]["b"]
    (tofu.folder / "config.tf.json").write_text(json.dumps(document))
    assert investigate(tofu, paths, "orphan") == Recovery(orphans=(Orphan("aws_vpc", gone, "aws"),))


def test_what_was_begun_and_never_made_is_absent(stack: Stack, paths: Paths) -> None:
    tofu = stack(NETWORK, "never")
    begin(tofu, paths, "never", ALL)
    (tofu.folder / "terraform.tfstate").write_text(
        json.dumps(
            {"version": 4, "terraform_version": "1.6.2", "serial": 1, "lineage": "never", "resources": []}
        )
    )
    recovery = investigate(tofu, paths, "never")
    assert set(recovery.absent) == ALL
    assert (recovery.imports, recovery.blocked) == ((), ())


# Of the types in DERIVED, those that the local AWS makes in a moment.
NAMED: dict[str, dict[str, Any]] = {
    "aws_cloudwatch_log_group": {"name": "/snowform/a"},
    "aws_cloudwatch_log_stream": {"name": "s", "log_group_name": "${aws_cloudwatch_log_group.a.name}"},
    "aws_db_parameter_group": {"name": "pg", "family": "postgres16"},
    "aws_dynamodb_table": {
        "name": "t",
        "billing_mode": "PAY_PER_REQUEST",
        "hash_key": "k",
        "attribute": [{"name": "k", "type": "S"}],
    },
    "aws_ecr_repository": {"name": "images"},
    "aws_ecs_cluster": {"name": "c"},
    "aws_iam_group": {"name": "g"},
    "aws_iam_instance_profile": {"name": "p", "role": "${aws_iam_role.a.name}"},
    "aws_iam_policy": {"name": "p", "path": "/x/", "policy": POLICY},
    "aws_iam_role": {"name": "r", "assume_role_policy": ASSUME},
    "aws_iam_user": {"name": "u"},
    "aws_key_pair": {"key_name": '${"k"}', "public_key": KEY},
    "aws_kms_alias": {"name": "alias/a", "target_key_id": "${aws_kms_key.a.key_id}"},
    "aws_network_acl_rule": {
        "network_acl_id": "${aws_network_acl.a.id}",
        "rule_number": 100,
        "protocol": "tcp",
        "rule_action": "allow",
        "cidr_block": "0.0.0.0/0",
        "from_port": 22,
        "to_port": 22,
    },
    "aws_route": {
        "route_table_id": "${aws_route_table.a.id}",
        "destination_ipv6_cidr_block": "::/0",
        "gateway_id": "${aws_internet_gateway.a.id}",
    },
    "aws_route53_record": {
        "zone_id": "${aws_route53_zone.a.zone_id}",
        "name": "www.example.org",
        "type": "A",
        "ttl": 60,
        "records": ["192.0.2.1"],
    },
    "aws_route_table_association": {
        "gateway_id": "${aws_internet_gateway.a.id}",
        "route_table_id": "${aws_route_table.a.id}",
    },
    "aws_s3_bucket": {"bucket": "snowform-bucket"},
    "aws_security_group_rule": {
        "security_group_id": "${aws_security_group.a.id}",
        "type": "ingress",
        "protocol": "tcp",
        "from_port": 80,
        "to_port": 443,
        "cidr_blocks": ["10.0.0.0/8", "192.0.2.0/24"],
        "ipv6_cidr_blocks": ["::/0"],
    },
    "aws_ssm_parameter": {"name": "/snowform/a", "type": "String", "value": "x"},
}
PARENTS: dict[str, dict[str, Any]] = {
    "aws_internet_gateway": {"vpc_id": "${aws_vpc.a.id}"},
    "aws_kms_key": {},
    "aws_network_acl": {"vpc_id": "${aws_vpc.a.id}"},
    "aws_route53_zone": {"name": "example.org"},
    "aws_route_table": {"vpc_id": "${aws_vpc.a.id}"},
    "aws_security_group": {"vpc_id": "${aws_vpc.a.id}"},
    "aws_vpc": {"cidr_block": "10.7.0.0/16"},
}


@pytest.mark.thorough
def test_the_provider_takes_the_import_ids_of_the_table(stack: Stack, paths: Paths) -> None:
    resources = {type_: {"a": body} for type_, body in {**NAMED, **PARENTS}.items()}
    tofu = stack({"provider": {"aws": {"region": "eu-central-1"}}, "resource": resources}, "named")
    apply(tofu, paths, "named")
    objects = {instance.type: instance for instance in state_of(tofu).objects}
    account = account_of(instance.arn for instance in objects.values())
    assert account == {"account": "123456789012", "partition": "aws"}
    ids = {f"{type_}.a": derived(type_, objects[type_].attributes, account) for type_ in NAMED}
    for address in ids:
        assert tofu.run("state", "rm", address).code == 0
    (tofu.folder / IMPORTS).write_text(json.dumps(import_document(ids)))
    document = planned(tofu)
    imported = {
        change["address"]: change["change"]["importing"]["id"]
        for change in document["resource_changes"]
        if change["change"].get("importing")
    }
    assert imported == ids
    assert NAMED.keys() <= DERIVED.keys()
    replaced = {address for address, actions in changes(document).items() if re.search("delete", actions)}
    assert replaced == {"aws_key_pair.a"}


# Of these too the provider tells in words of its own that there is none.
UNMADE = {
    "aws_kinesis_stream": {"name": "s", "shard_count": 1},
    "aws_lambda_permission": {
        "function_name": "f",
        "statement_id": "s",
        "action": "lambda:InvokeFunction",
        "principal": "events.amazonaws.com",
    },
}


@pytest.mark.thorough
def test_what_is_made_by_name_and_was_never_made_is_absent_beside_its_parents(
    aws: LocalAws, stack: Stack, paths: Paths
) -> None:
    # Another test makes objects of these names.
    forget_everything(aws)

    def configured(bodies: dict[str, dict[str, Any]]) -> dict[str, Any]:
        resources = {type_: {"a": body} for type_, body in bodies.items()}
        return {"provider": {"aws": {"region": "eu-central-1"}}, "resource": resources}

    tofu = stack(configured(PARENTS), "unmade")
    apply(tofu, paths, "unmade")
    (tofu.folder / "config.tf.json").write_text(json.dumps(configured({**PARENTS, **NAMED, **UNMADE})))
    begun = {f"{type_}.a" for type_ in (*NAMED, *UNMADE)}
    begin(tofu, paths, "unmade", begun)
    recovery = investigate(tofu, paths, "unmade")
    assert recovery.blocked == ()
    assert set(recovery.absent) == begun
    assert recovery.imports == ()
