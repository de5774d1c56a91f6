"""Made-up plans, states, event streams and recoveries of so many changes, as tofu writes them."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

ACCOUNT = "123456789012"
PROVIDER = "registry.opentofu.org/hashicorp/aws"

Document = dict[str, Any]


def entry(address: str, *actions: str, before: Any = None, after: Any = None, **more: Any) -> Document:
    """One of a plan's `resource_changes`."""
    type_, name = address.partition("[")[0].split(".")[-2:]
    change = {
        "actions": list(actions),
        "before": before,
        "after": after,
        "after_unknown": more.pop("unknown", {}),
        "before_sensitive": more.pop("was_sensitive", {}),
        "after_sensitive": more.pop("sensitive", {}),
        **{key: more.pop(key) for key in ("replace_paths", "importing") if key in more},
    }
    return {
        "address": address,
        "mode": "managed",
        "type": type_,
        "name": name,
        "provider_name": PROVIDER,
        "change": change,
        **more,
    }


def plan(changes: list[Document], **more: Any) -> Document:
    """A whole plan (`show -json`), with a configuration that has each resource once."""
    configured = {(one["type"], one["name"]): one for one in changes if "module_address" not in one}
    resources = [_configured(*key) for key in configured]
    provider = {"aws": {"name": "aws", "full_name": PROVIDER, "expressions": {}}}
    configuration = {"provider_config": provider, "root_module": {"resources": resources}}
    return {
        "format_version": "1.2",
        "planned_values": {"root_module": {}},
        "configuration": configuration,
        "resource_changes": changes,
        **more,
    }


def _configured(type_: str, name: str) -> Document:
    expressions = {
        "ami": {"constant_value": "ami-0123456789abcdef0"},
        "subnet_id": {"references": ["aws_subnet.main.id", "aws_subnet.main"]},
        "tags": {"constant_value": {"Name": name}},
    }
    return {
        "address": f"{type_}.{name}",
        "mode": "managed",
        "type": type_,
        "name": name,
        "provider_config_key": "aws",
        "expressions": expressions,
    }


def instance(number: int, **more: Any) -> Document:
    """The values of an instance, as a state has them."""
    tags = {"Name": f"host-{number}", "Role": "web", "snowform:state": "l"}
    return {
        "id": f"i-{number:017x}",
        "arn": f"arn:aws:ec2:eu-central-1:{ACCOUNT}:instance/i-{number:017x}",
        "ami": "ami-0123456789abcdef0",
        "instance_type": "t3.small",
        "availability_zone": "eu-central-1a",
        "private_ip": f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}",
        "subnet_id": "subnet-0123456789abcdef0",
        "ebs_optimized": True,
        "monitoring": False,
        "root_block_device": [{"volume_size": 20, "volume_type": "gp3", "encrypted": True}],
        "metadata_options": [{"http_tokens": "required", "http_endpoint": "enabled"}],
        "tags": tags,
        "tags_all": tags,
        **more,
    }


def planned_instance(number: int, **more: Any) -> Document:
    """The same before it is made."""
    values = instance(number, **more)
    return {name: value for name, value in values.items() if name not in {"id", "arn", "private_ip"}}


def secret(number: int) -> str:
    return f"made-up-{number * 2654435761 % 2**32:08x}-{number:06}"


def creates(size: int) -> Document:
    unknown = {"id": True, "arn": True, "private_ip": True}
    return plan(
        [
            entry(f"aws_instance.host-{n}", "create", after=planned_instance(n), unknown=unknown)
            for n in range(size)
        ]
    )


def updates(size: int) -> Document:
    return plan(
        [
            entry(
                f"aws_instance.host-{n}",
                "update",
                before=instance(n),
                after=instance(n, instance_type="t3.large", monitoring=True),
            )
            for n in range(size)
        ]
    )


def deletes(size: int) -> Document:
    return plan([entry(f"aws_instance.host-{n}", "delete", before=instance(n)) for n in range(size)])


def replacements(size: int) -> Document:
    return plan(
        [
            entry(
                f"aws_instance.host-{n}",
                "delete",
                "create",
                before=instance(n),
                after=planned_instance(n, ami="ami-0fedcba9876543210"),
                unknown={"id": True, "arn": True, "private_ip": True},
                replace_paths=[["ami"]],
            )
            for n in range(size)
        ]
    )


def secrets(size: int) -> Document:
    marks = {"password": True}
    return plan(
        [
            entry(
                f"aws_db_instance.db-{n}",
                "update",
                before=_database(n, "db.t3.small"),
                after=_database(n, "db.t3.large"),
                was_sensitive=marks,
                sensitive=marks,
            )
            for n in range(size)
        ]
    )


def _database(number: int, class_: str) -> Document:
    return {
        "id": f"db-{number}",
        "identifier": f"db-{number}",
        "instance_class": class_,
        "endpoint": f"db-{number}.cxyzabcdefgh.eu-central-1.rds.amazonaws.com:5432",
        "password": secret(number),
        "parameter_group_name": f"{class_}-of-{number}",
        "tags": {"Name": f"database {number}", "Class": f"{class_} for number {number}"},
    }


def user_data(size: int) -> Document:
    return plan(
        [
            entry(
                f"aws_instance.host-{n}",
                "update",
                before=instance(n, user_data=_script(n, "one")),
                after=instance(n, user_data=_script(n, "two")),
            )
            for n in range(size)
        ]
    )


def user_data_and_secrets(size: int) -> Document:
    few, others = user_data(size // 2), secrets(size // 2)
    return plan([*few["resource_changes"], *others["resource_changes"]])


def _script(number: int, word: str) -> str:
    lines = "\n".join(f"echo step {line} of host {number} >> /var/log/setup" for line in range(20))
    return base64.b64encode(f"#!/bin/sh\n{lines}\nhostname {word}-{number}\n".encode()).decode()


def modules(size: int) -> Document:
    changes, calls = [], {}
    for n in range(size):
        call = f"site-{n}"
        changes.append(
            entry(
                f"module.{call}.aws_instance.host",
                "create",
                after=planned_instance(n),
                unknown={"id": True},
                module_address=f"module.{call}",
            )
        )
        resource = _configured("aws_instance", "host")
        resource["expressions"]["subnet_id"] = {"references": ["var.subnet"]}
        calls[call] = {
            "source": "./site",
            "expressions": {"subnet": {"references": ["aws_subnet.main.id", "aws_subnet.main"]}},
            "module": {"resources": [resource], "variables": {"subnet": {}}},
        }
    made = plan(changes)
    made["configuration"]["root_module"]["module_calls"] = calls
    return made


def given_all(size: int) -> Document:
    """A module with so many resources, each of which is given a list of so many others of the root's."""
    changes = [
        entry(
            f"module.site.aws_lb.front-{n}",
            "create",
            after={"name": f"front-{n}", "internal": True},
            unknown={"id": True, "subnets": True},
            module_address="module.site",
        )
        for n in range(size)
    ]
    fronts = [_configured("aws_lb", f"front-{n}") for n in range(size)]
    for front in fronts:
        front["expressions"]["subnet_id"] = {"references": ["var.subnets"]}
    subnets = [f"aws_subnet.net-{n}" for n in range(size)]
    made = plan(
        [*changes, *(entry(address, "create", after={"cidr_block": "10.0.0.0/24"}) for address in subnets)]
    )
    made["configuration"]["root_module"]["module_calls"] = {
        "site": {
            "source": "./site",
            "expressions": {"subnets": {"references": subnets}},
            "module": {"resources": fronts, "variables": {"subnets": {}}},
        }
    }
    return made


def drift(size: int) -> Document:
    unchanged = [
        entry(f"aws_instance.host-{n}", "no-op", before=instance(n), after=instance(n)) for n in range(size)
    ]
    changed = [
        entry(
            f"aws_instance.host-{n}",
            *(["update"] if n % 2 else ["delete"]),
            before=instance(n),
            after=instance(n, monitoring=True) if n % 2 else None,
        )
        for n in range(size)
    ]
    return plan(unchanged, resource_drift=changed)


def outputs(size: int) -> Document:
    return plan(
        [],
        output_changes={
            f"host-{n}": {
                "actions": ["update"],
                "before": f"10.0.{n >> 8}.{n & 255}",
                "after": f"10.1.{n >> 8}.{n & 255}",
                "before_sensitive": False,
                "after_sensitive": False,
                "after_unknown": False,
            }
            for n in range(size)
        },
    )


def long_output(size: int) -> Document:
    """One output that is a list of so many objects, each of which changes."""
    before, after = (
        [
            {"name": f"host-{n}", "ip": f"10.{net}.{n >> 8}.{n & 255}", "id": f"i-{n:017x}"}
            for n in range(size)
        ]
        for net in (0, 1)
    )
    change = {"actions": ["update"], "before": before, "after": after, "after_unknown": False}
    return plan([], output_changes={"hosts": {**change, "before_sensitive": False, "after_sensitive": False}})


def access(size: int) -> Document:
    """Security groups that lose a rule, and policies that grant less."""

    def rule(port: int) -> Document:
        return {"from_port": port, "to_port": port, "protocol": "tcp", "cidr_blocks": ["10.0.0.0/8"]}

    def policy(*actions: str) -> str:
        statement = {"Effect": "Allow", "Action": list(actions), "Resource": "*"}
        return json.dumps({"Version": "2012-10-17", "Statement": [statement]})

    changes = []
    for n in range(size):
        if n % 2:
            rules = [rule(80), rule(443), rule(8000 + n % 1000)]
            before, after = ({"id": f"sg-{n:017x}", "ingress": some} for some in (rules, rules[:2]))
            changes.append(entry(f"aws_security_group.web-{n}", "update", before=before, after=after))
        else:
            names = {"id": f"role-{n}:read", "name": "read", "role": f"role-{n}"}
            before = {**names, "policy": policy("s3:GetObject", "s3:ListBucket")}
            after = {**names, "policy": policy("s3:GetObject")}
            changes.append(entry(f"aws_iam_role_policy.read-{n}", "update", before=before, after=after))
    return plan(changes)


def takeovers(size: int) -> Document:
    """Creations that are set on something else, the half of them on what exists."""
    changes = []
    for n in range(size // 2):
        after = {"bucket": f"bucket-{n}" if n % 2 else None, "policy": "{}"}
        unknown = {"id": True, **({} if n % 2 else {"bucket": True})}
        changes.append(entry(f"aws_s3_bucket_policy.of-{n}", "create", after=after, unknown=unknown))
        changes.append(entry(f"aws_subnet.net-{n}", "create", after={"cidr_block": "10.0.0.0/24"}))
    return plan(changes)


def exceptions(size: int) -> Document:
    """A policy with an exception for each of the objects of `deletes`, as addresses and as patterns."""
    return {
        "exceptions": [
            {"address": f"aws_instance.host-{n}{'*' if n % 2 else ''}", "allow": ["destroy"]}
            for n in range(size)
        ]
    }


PLANS: dict[str, Callable[[int], Document]] = {
    "creates": creates,
    "updates": updates,
    "deletes, all refused": deletes,
    "deletes, an exception each": deletes,
    "replacements": replacements,
    "updates with a secret each": secrets,
    "updates of user data": user_data,
    "user data beside a secret each": user_data_and_secrets,
    "a module each": modules,
    "a module of many that is given many": given_all,
    "drift": drift,
    "outputs": outputs,
    "a list in an output": long_output,
    "rules and policies": access,
    "takeovers": takeovers,
}


def state(size: int, *, monitoring: bool = False) -> str:
    """A state of so many instances, as tofu writes it."""
    resources = [
        {
            "mode": "managed",
            "type": "aws_instance",
            "name": f"host-{n}",
            "provider": f'provider["{PROVIDER}"]',
            "instances": [{"schema_version": 1, "attributes": instance(n, monitoring=monitoring)}],
        }
        for n in range(size)
    ]
    whole = {"version": 4, "terraform_version": "1.6.2", "serial": 3, "lineage": "l", "outputs": {}}
    return json.dumps({**whole, "resources": resources}, indent=2)


def events(size: int) -> Iterator[str]:
    """What `apply -json` prints over so many creations."""
    for n in range(size):
        resource = {
            "addr": f"aws_instance.host-{n}",
            "resource_type": "aws_instance",
            "resource_name": "host",
        }
        hook = {"resource": resource, "action": "create"}
        stamp = f"2026-01-01T00:00:{n % 60:02}.000000Z"
        yield json.dumps({"type": "apply_start", "@timestamp": stamp, "hook": hook})
        done = {**hook, "id_key": "id", "id_value": f"i-{n:017x}", "elapsed_seconds": 10}
        yield json.dumps({"type": "apply_complete", "@timestamp": stamp, "hook": done})


class Cloud:
    """A tofu that finds so many instances by their tag, and shows those that are imported on trial."""

    def __init__(self, size: int, folder: Path, *, twins: bool) -> None:
        self.folder = folder
        self.alike = {"tags": TWIN, "tags_all": TWIN} if twins else {}
        self.objects = {f"i-{n:017x}": instance(n, **self.alike) for n in range(size)}
        changes = [
            entry(f"aws_instance.host-{n}", "create", after=planned_instance(n, **self.alike))
            for n in range(size)
        ]
        self.document = plan(changes)

    def plan(self, out: Path, *, lock: bool, targets: Sequence[str]) -> None:
        """As `Tofu.plan`: the search's answers, or the values of the imports."""
        del lock, targets
        found: list[Document] = []
        files = {path.name: json.loads(path.read_text()) for path in self.folder.glob("*.tf.json")}
        for name in files.get("snowform_search.tf.json", {}).get("data", {}).get("aws_instances", {}):
            found.append({"address": f"data.aws_instances.{name}", "values": {"ids": [*self.objects]}})
        for block in files.get("snowform_import.tf.json", {}).get("import", []):
            found.append({"address": block["to"], "values": self.objects[block["id"]]})
        state_ = {"values": {"root_module": {"resources": found}}}
        out.write_text(json.dumps({**self.document, "prior_state": state_}))

    def show(self, plan: Path) -> Document:
        document: Document = json.loads(plan.read_text())
        return document


TWIN = {"Name": "host", "Role": "web", "snowform:state": "l"}
