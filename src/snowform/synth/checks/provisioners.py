"""Hold provisioners and connections against what OpenTofu's own three take.

https://opentofu.org/docs/language/resources/provisioners/syntax/ and …/connection/
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from snowform.errors import did_you_mean
from snowform.provision.configuration.blocks import COMMENT
from snowform.schema import Block
from snowform.schema.check import Path, check_block, describe
from snowform.synth.checks.findings import Finding, of_schema

_TEXTS = """
agent_identity bastion_certificate bastion_host bastion_host_key bastion_password bastion_private_key
bastion_user cacert certificate host_key password private_key proxy_host proxy_scheme proxy_user_name
proxy_user_password script_path target_platform timeout type user
"""
_CONNECTION = Block(
    {
        "a": {
            "host": "r",
            **dict.fromkeys(("agent", "https", "insecure", "use_ntlm"), "o:b"),
            **dict.fromkeys(("bastion_port", "port", "proxy_port"), "o:n"),
            **dict.fromkeys(_TEXTS.split(), "o"),
        }
    }
)
_PROVISIONERS = {
    "file": Block({"a": {"content": "o", "destination": "r", "source": "o"}}),
    "local-exec": Block(
        {
            "a": {
                "command": "r",
                "environment": "o:ms",
                "interpreter": "o:ls",
                "quiet": "o:b",
                "working_dir": "o",
            }
        }
    ),
    "remote-exec": Block({"a": {"inline": "o:ls", "script": "o", "scripts": "o:ls"}}),
}
# Of these arguments of a provisioner exactly one is given.
_ONE_OF = {"file": ("content", "source"), "remote-exec": ("inline", "script", "scripts")}
_KEYWORDS = {"on_failure": ("continue", "fail"), "when": ("create", "destroy")}


def check_provisioners(content: Any, path: Path) -> Iterator[Finding]:
    """Every finding about the value of "provisioner": blocks by their type."""
    if not content and isinstance(content, list | Mapping | None):
        yield Finding(path, "a provisioner has a type, and here is none", "leave it out")
    elif isinstance(content, list):
        for index, item in enumerate(content):
            yield from check_provisioners(item, (*path, index))
    elif not isinstance(content, Mapping):
        yield Finding(path, f"must be an object of provisioners by type, not {describe(content)}")
    else:
        for kind, bodies in content.items():
            if kind == COMMENT:
                continue
            if kind not in _PROVISIONERS:
                near = did_you_mean(kind, _PROVISIONERS)
                yield Finding((*path, kind), f'there is no provisioner "{kind}"', near)
                continue
            for place, body in bodies_or_findings(bodies, (*path, kind)):
                yield from [body] if isinstance(body, Finding) else _provisioner(kind, body, place)


def check_connection(content: Any, path: Path) -> Iterator[Finding]:
    """Every finding about the value of "connection": at most one block."""
    found = list(bodies_or_findings(content, path))
    if len(found) > 1:
        yield Finding(path, "more than one connection block")
    for place, body in found:
        if isinstance(body, Finding):
            yield body
        else:
            yield from _held_against(_CONNECTION, body, place)


def bodies_or_findings(content: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """The bodies of blocks without labels, with the path to each, or the finding that one is none."""
    if isinstance(content, list):
        for index, item in enumerate(content):
            yield from bodies_or_findings(item, (*path, index))
    elif isinstance(content, Mapping):
        yield path, content
    elif content is not None:
        yield path, Finding(path, f"is a block: must be an object, not {describe(content)}")


def _provisioner(kind: str, body: Mapping[str, Any], path: Path) -> Iterator[Finding]:
    for name, words in _KEYWORDS.items():
        if name in body and body[name] not in words:
            choices = " or ".join(f'"{word}"' for word in words)
            what = "null" if body[name] is None else describe(body[name])
            yield Finding((*path, name), f"must be {choices}, not {what}")
    if "connection" in body:
        yield from check_connection(body["connection"], (*path, "connection"))
    own = {key: value for key, value in body.items() if key not in _KEYWORDS and key != "connection"}
    yield from _held_against(_PROVISIONERS[kind], own, path)
    if choice := _ONE_OF.get(kind):
        given = [name for name in choice if body.get(name) is not None]
        if len(given) != 1:
            names = " or ".join(f'"{name}"' for name in choice)
            yield Finding(path, f"exactly one of {names} must be given, not {len(given)}")


def _held_against(block: Block, body: Mapping[str, Any], path: Path) -> Iterator[Finding]:
    for name, value in body.items():
        if value is None and name not in block.names and name != COMMENT:
            yield Finding((*path, name), f'unknown argument "{name}"', did_you_mean(name, block.names))
    yield from map(of_schema, check_block(block, body, path))
