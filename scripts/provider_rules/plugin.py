"""Run a provider as Terraform does, and have it judge configurations, one call each.

One process answers a thousand questions a second, each of one body alone, where `terraform validate` starts
the provider anew for each document.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import grpc  # type: ignore[import-untyped]
import msgpack  # type: ignore[import-untyped]

from scripts.provider_rules.messages import PACKAGE, classes

# By which a provider knows that Terraform starts it, and no person.
_COOKIE = {"TF_PLUGIN_MAGIC_COOKIE": "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2"}
# By the kind of what is judged: the call, what is sent and what comes back.
_CALLS = {
    "resource": ("ValidateResourceTypeConfig", "Validate", "Validated"),
    "data": ("ValidateDataSourceConfig", "Validate", "Validated"),
    "provider": ("PrepareProviderConfig", "Prepare", "Prepared"),
}
_SECONDS = 60
ERROR = 1
# cty's mark of a value that is not known yet, as it is in msgpack.
UNKNOWN = msgpack.ExtType(0, b"\x00")


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """What a provider says of a configuration: `path` are names and indices from its root."""

    severity: int
    summary: str
    detail: str
    path: tuple[str | int, ...]

    @property
    def text(self) -> str:
        """Summary and detail as one line."""
        return " ".join(": ".join(filter(None, (self.summary, self.detail))).split())


class Plugin:
    """A provider that is running."""

    def __init__(self, channel: grpc.Channel) -> None:
        self._channel = channel
        self._classes = classes()
        self._calls: dict[str, Any] = {}

    def validate(self, kind: str, name: str, body: Mapping[str, Any]) -> list[Diagnostic]:
        """What it says of the whole body of a "resource", a "data" source or the "provider" itself."""
        asked = self._classes[_CALLS[kind][1]]()
        asked.config.msgpack = msgpack.packb(body)
        if kind != "provider":
            asked.type_name = name
        found = self._call(kind)(asked, timeout=_SECONDS)
        return [
            Diagnostic(one.severity, one.summary, one.detail, tuple(map(_step, one.attribute.steps)))
            for one in found.diagnostics
        ]

    def _call(self, kind: str) -> Any:
        if kind not in self._calls:
            method, _, answer = _CALLS[kind]
            self._calls[kind] = self._channel.unary_unary(
                f"/{PACKAGE}.Provider/{method}",
                request_serializer=lambda message: message.SerializeToString(),
                response_deserializer=self._classes[answer].FromString,
            )
        return self._calls[kind]


@contextmanager
def running(binary: str) -> Iterator[Plugin]:
    """A provider's process, which ends with the `with`."""
    environment = {**os.environ, **_COOKIE, "PLUGIN_PROTOCOL_VERSIONS": "5"}
    process = subprocess.Popen(
        [binary], env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        assert process.stdout is not None
        # `1|5|unix|/path|grpc|`: the protocols' versions, and where it listens.
        _, version, network, address, kind, *_ = process.stdout.readline().strip().split("|")
        if (version, network, kind) != ("5", "unix", "grpc"):
            raise RuntimeError(f"{binary} speaks version {version} by {network} and {kind}")
        with grpc.insecure_channel(f"unix:{address}") as channel:
            yield Plugin(channel)
    finally:
        process.terminate()
        process.wait(timeout=_SECONDS)


def _step(step: Any) -> str | int:
    found: str | int = step.attribute_name or step.element_key_string or step.element_key_int
    return found
