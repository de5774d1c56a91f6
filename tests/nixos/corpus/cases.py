"""Short ways to write down a configuration that holds one thing, for the bodies of cases beside this."""

from __future__ import annotations

import base64
import gzip
import json
from typing import Any

Document = dict[str, Any]
Cases = dict[str, Document]

# Made up, and in no provider's form.
SECRET = "Tr0ub4dor&3x"
PLAIN = "hunter2"
# Letters and figures that stand in no scanner's list; tokens are put together from them where they are used.
LETTERS = "aB3dE6gH9kL2mN5pQ8rS1tU4" * 12
HEX = "0f1e2d3c4b5a69788796a5b4c3d2e1f0" * 8


def resource(kind: str, **arguments: Any) -> Document:
    """A resource with these arguments."""
    return {"resource": {kind: {"x": arguments}}}


def data(kind: str, **arguments: Any) -> Document:
    """A data source with these arguments."""
    return {"data": {kind: {"x": arguments}}}


def environment(name: str, value: Any) -> Document:
    """A Lambda function with one environment variable."""
    return resource("aws_lambda_function", environment={"variables": {name: value}})


def module(**arguments: Any) -> Document:
    """A call of a module."""
    return {"module": {"x": {"source": "./x", **arguments}}}


def provider(name: str, **arguments: Any) -> Document:
    """A provider's configuration."""
    return {"provider": {name: arguments}}


def user_data(text: str) -> Document:
    """A machine with this user data."""
    return resource("aws_instance", user_data=text)


def encoded(text: str, *, packed: bool = False) -> Document:
    """The same in base64, and packed by gzip before that."""
    content = gzip.compress(text.encode(), mtime=0) if packed else text.encode()
    return resource("aws_instance", user_data_base64=base64.b64encode(content).decode())


def containers(*environment: Document, **more: Any) -> Document:
    """A task of ECS, its containers as the text in JSON that the provider wants."""
    container = {"name": "web", "image": "nginx", "environment": list(environment), **more}
    return resource("aws_ecs_task_definition", family="x", container_definitions=json.dumps([container]))


def named(cases: dict[str, Document], prefix: str) -> Cases:
    """The cases under names that say where they are from."""
    return {f"{prefix}: {name}": document for name, document in cases.items()}
