"""States as OpenTofu writes them, with machines in them."""

from __future__ import annotations

import json
from typing import Any

Resource = dict[str, Any]


def resource(kind: str, name: str, *instances: Resource, **more: Any) -> Resource:
    made = {"mode": "managed", "type": kind, "name": name, "provider": 'provider["x/hashicorp/aws"]'}
    return {**made, "instances": list(instances), **more}


def instance(id_: str = "i-1", *, sensitive: Any = (), **attributes: Any) -> Resource:
    """A machine with a public and a private address, and with an attribute that nobody may see."""
    usual = {
        "id": id_,
        "public_ip": "198.51.100.7",
        "private_ip": "10.0.0.4",
        "availability_zone": "eu-central-1a",
        "instance_type": "t3.small",
        "tags": {"Name": "web"},
        "password_data": "SECRET",
    }
    return {"attributes": {**usual, **attributes}, "sensitive_attributes": list(sensitive)}


def state(*resources: Resource, **outputs: Any) -> str:
    document = {"version": 4, "serial": 1, "lineage": "l", "terraform_version": "1.6.2"}
    return json.dumps({**document, "outputs": outputs, "resources": list(resources)})


def path(*steps: str) -> list[dict[str, Any]]:
    """A path to a sensitive value: an attribute, then keys below it."""
    first, *keys = steps
    index = [{"type": "index", "value": {"value": key, "type": "string"}} for key in keys]
    return [{"type": "get_attr", "value": first}, *index]
