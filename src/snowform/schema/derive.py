"""Make a compact schema of what `terraform providers schema -json` prints. Runs nothing.

The compact form is one text file, its lines sorted, `kind/name<TAB>json` each, so that one entry is found
by bisection and decoded alone. The first line, `!provider`, names the provider and its version, the number
of bytes of all other lines (`size`), their CRC-32 (`crc`) and the `form` of the file (`store.FORM`); in a
project also the `constraint` that was asked for and the `origin`, in that of a later version the `breaking`
entries, of which not all is taken that was before. Kinds are `data`, `ephemeral`, `function`, `provider` and
`resource`. An entry is a block:

    {"a": {NAME: ATTRIBUTE}, "b": {NAME: [NESTING, MIN, MAX, BLOCK]}, "s": [BLOCK, ...]}

ATTRIBUTE is "FLAGS" (a string), "FLAGS:TYPE" (see `model.expand_type`) or [FLAGS, TYPE as cty's JSON]. The
flags are r(equired), o(ptional), c(omputed), s(ensitive), d(eprecated) and w(rite-only). A BLOCK that stands
more than once in an entry is kept in its "s" and named by its place there; a deprecated one has a "d".
Descriptions are left out.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from snowform.errors import SnowformError
from snowform.schema.model import shorten_type
from snowform.schema.store import FORM, HEAD

FLAGS = {
    "required": "r",
    "optional": "o",
    "computed": "c",
    "sensitive": "s",
    "deprecated": "d",
    "write_only": "w",
}
SECTIONS = {
    "data_source_schemas": "data",
    "ephemeral_resource_schemas": "ephemeral",
    "resource_schemas": "resource",
}
HINT = "make it with `tofu providers schema -json`"
_EMPTY: Mapping[str, Any] = {"block": {}}
_NAME = re.compile(r"[\w-]+", re.ASCII)


class SchemaSourceError(SnowformError):
    """What should be the output of `providers schema -json` is not."""


def derive(document: Mapping[str, Any], *, version: str, head: Mapping[str, Any] | None = None) -> str:
    """The compact schema of the one provider in `document`, which is of the given version.

    `head` is what else the first line is to say. Raises SchemaSourceError where `document` is not what
    `providers schema -json` prints (https://opentofu.org/docs/cli/commands/providers/schema/), or has not
    exactly one provider.
    """
    providers = document.get("provider_schemas")
    if not isinstance(providers, dict) or not str(document.get("format_version", "")).startswith("1."):
        raise SchemaSourceError(
            "not the output of `providers schema -json`, format 1",
            hint="pass what `terraform providers schema -json` prints",
        )
    if len(providers) != 1:
        raise SchemaSourceError(f"schemas of {len(providers)} providers", hint="name exactly one provider")
    [(address, schemas)] = providers.items()
    source, name = "/".join(address.split("/")[-2:]), address.rpartition("/")[2]
    lines = [f"{key}\t{_dump(value)}\n" for key, value in sorted(_entries(name, schemas))]
    rest = "".join(lines)
    # Written in ASCII: as many bytes as characters.
    whole = {"form": FORM, "size": len(rest), "crc": zlib.crc32(rest.encode())}
    return f"{HEAD}\t{_dump({'source': source, 'version': version, **whole, **(head or {})})}\n{rest}"


def _entries(provider: str, schemas: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    with _formed("provider"):
        yield f"provider/{provider}", _Encoder().entry((schemas.get("provider") or _EMPTY)["block"])
    for section, kind in SECTIONS.items():
        with _formed(section):
            listed = list((schemas.get(section) or {}).items())
        for name, schema in listed:
            with _formed(f'{section} "{name}"'):
                yield f"{kind}/{_named(name)}", _Encoder().entry(schema["block"])
    with _formed("functions"):
        for name, signature in (schemas.get("functions") or {}).items():
            parameters = [[p["name"], p["type"]] for p in signature.get("parameters", [])]
            yield f"function/{_named(name)}", {"returns": signature["return_type"], "parameters": parameters}


@contextmanager
def _formed(place: str) -> Iterator[None]:
    """Say of what has another form than `providers schema -json` prints where it is."""
    try:
        yield
    except (LookupError, TypeError, ValueError, AttributeError, StopIteration, RecursionError) as error:
        said = (
            f'"{error.args[0]}" is missing' if isinstance(error, KeyError) else "has a form that is not known"
        )
        raise SchemaSourceError(
            f"{place}: {said}", hint="make it with `tofu providers schema -json`"
        ) from error


def _named(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise ValueError(name)
    return name


class _Encoder:
    """Encodes one entry. Equal blocks get one identity, so that what repeats is written once."""

    def __init__(self) -> None:
        self._identities: dict[str, int] = {}
        self._blocks: list[dict[str, Any]] = []
        self._uses: list[int] = []

    def entry(self, block: Mapping[str, Any]) -> dict[str, Any]:
        root = self._intern(block)
        # A shared block costs its index and a place in the list: tiny ones are cheaper written out.
        shared = [
            identity
            for identity, uses in enumerate(self._uses)
            if uses > 1 and len(_dump(self._blocks[identity])) > 20
        ]
        places = {identity: place for place, identity in enumerate(shared)}
        encoded = self._write(root, places)
        if shared:
            encoded["s"] = [self._write(identity, places) for identity in shared]
        return encoded

    def _intern(self, block: Mapping[str, Any]) -> int:
        compact: dict[str, Any] = {}
        if attributes := block.get("attributes"):
            compact["a"] = {name: _attribute(attributes[name]) for name in sorted(attributes)}
        if nested := block.get("block_types"):
            compact["b"] = {name: self._nested(nested[name]) for name in sorted(nested)}
        if block.get("deprecated"):
            compact["d"] = 1
        text = _dump(compact)
        if text not in self._identities:
            self._identities[text] = len(self._blocks)
            self._blocks.append(compact)
            self._uses.append(0)
            for _, _, _, child in compact.get("b", {}).values():
                self._uses[child] += 1
        return self._identities[text]

    def _nested(self, nested: Mapping[str, Any]) -> list[Any]:
        limits = nested.get("min_items", 0), nested.get("max_items", 0)
        return [nested["nesting_mode"], *limits, self._intern(nested["block"])]

    def _write(self, identity: int, places: Mapping[int, int]) -> dict[str, Any]:
        block = dict(self._blocks[identity])
        if "b" in block:
            block["b"] = {
                name: [*limits, places[child] if child in places else self._write(child, places)]
                for name, (*limits, child) in block["b"].items()
            }
        return block


def _attribute(attribute: Mapping[str, Any]) -> str | list[Any]:
    flags = "".join(flag for name, flag in FLAGS.items() if attribute.get(name))
    cty_type = attribute["type"] if "type" in attribute else _nested_type(attribute["nested_type"])
    short = shorten_type(cty_type)
    if short is None:
        return [flags, cty_type]
    return flags if short == "s" else f"{flags}:{short}"


def _nested_type(nested: Mapping[str, Any]) -> Any:
    """An attribute with attributes of its own (plugin protocol 6) as the object type it stands for."""
    attributes = nested["attributes"]
    types = {n: a["type"] if "type" in a else _nested_type(a["nested_type"]) for n, a in attributes.items()}
    optional = sorted(name for name, attribute in attributes.items() if not attribute.get("required"))
    object_type = ["object", types, optional]
    mode = nested["nesting_mode"]
    return object_type if mode == "single" else [mode, object_type]


def _dump(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"), sort_keys=True)
