"""Read a state as tofu writes it. Runs nothing, writes nothing, changes no value.

The format is tofu's own, version 4 (opentofu: internal/states/statefile/version4.go; the same in Terraform).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from ..errors import StateRefused
from ..records import dataclass, field

FORMAT = 4
# tofu writes its own version over this one when it takes the state in.
_NO_VERSION = "1.0.0"


class StateError(StateRefused):
    """A text that should be a state is none that can be built on.

    `truncated` says that it was one perhaps: then it may be moved away for a whole one.
    """

    def __init__(self, message: str, *, where: str = "", hint: str = "", truncated: bool = False) -> None:
        self.truncated = truncated
        super().__init__(message, where=where, hint=hint)


@dataclass(frozen=True, slots=True)
class Instance:
    """One object of the state. `deposed` is the key of one that waits for its deletion, else empty.

    `address` is written exactly as tofu prints it. `attributes` are the state's own, secrets included.
    """

    address: str
    mode: str
    type: str
    name: str
    module: str
    provider: str
    id: str
    arn: str
    tainted: bool
    deposed: str
    attributes: Mapping[str, Any] = field(repr=False, compare=False)

    @property
    def managed(self) -> bool:
        """Whether tofu made it or keeps it; a data source was only read."""
        return self.mode == "managed"

    @property
    def identity(self) -> tuple[str, str, str]:
        """What tells this object from all others of the state."""
        return self.address, self.deposed, self.id


@dataclass(frozen=True, slots=True)
class StateDocument:
    """One snapshot of a state. `text` is what it was read from, `outputs` what that has by this name.

    `serial` counts the writes since the state was made, `lineage` is an id that it keeps through them
    (https://opentofu.org/docs/language/state/backends/).
    """

    lineage: str
    serial: int
    instances: tuple[Instance, ...]
    outputs: Mapping[str, Any] = field(repr=False, compare=False)
    text: str = field(repr=False, compare=False)

    @classmethod
    def parse(cls, text: str, where: str) -> StateDocument:
        """Read a state; a StateError that names `where` for anything that is not a whole one."""
        raw = _document(text, where)
        lineage, serial = raw.get("lineage"), raw.get("serial")
        if not isinstance(lineage, str) or type(serial) is not int or serial < 0:
            raise StateError("it is no state: a lineage and a serial number were expected", where=where)
        try:
            instances = tuple(_instances(raw.get("resources") or []))
        except (KeyError, TypeError, AttributeError) as error:
            raise StateError(f"its resources cannot be read ({error!r})", where=where) from error
        return cls(lineage, serial, instances, raw.get("outputs") or {}, text)

    @property
    def objects(self) -> tuple[Instance, ...]:
        """What tofu manages, deposed objects too; data sources are read again by each plan."""
        return tuple(instance for instance in self.instances if instance.managed)

    @property
    def identities(self) -> frozenset[tuple[str, str, str]]:
        """Address, deposed key and id of each object."""
        return frozenset(instance.identity for instance in self.objects)

    @property
    def empty(self) -> bool:
        """Whether nothing would be lost with it; tofu then lets any other state be pushed over it."""
        return not self.objects

    def describe(self) -> str:
        """One clause for messages."""
        return f"lineage {self.lineage}, serial {self.serial}, {count(len(self.objects))}"


def parse_pulled(text: str, where: str = "the state") -> StateDocument | None:
    """What `state pull` printed; None where the backend holds no state.

    For an absent state the local backend prints nothing, S3 and its kin an empty one without a lineage
    (OpenTofu 1.6.2 and Terraform 1.11.4). With a lineage an empty state is one that somebody wrote.
    StateError where it is no whole state, or has objects but no lineage.
    """
    if not text.strip():
        return None
    document = StateDocument.parse(text, where)
    if document.lineage:
        return document
    if document.empty and not document.outputs:
        return None
    raise StateError("it has objects but no lineage, so it cannot be told from another", where=where)


def empty_state(lineage: str, serial: int = 1) -> str:
    """The text of a state without objects: what a fresh start pushes before anything is created."""
    return _written(
        {
            "version": FORMAT,
            "terraform_version": _NO_VERSION,
            "serial": serial,
            "lineage": lineage,
            "outputs": {},
            "resources": [],
        }
    )


def with_serial(document: StateDocument, serial: int) -> str:
    """The text of the same state under another serial."""
    return _written({**json.loads(document.text), "serial": serial})


def is_encrypted(text: str) -> bool:
    """Whether this is what OpenTofu 1.7 or newer writes with state encryption.

    Its own sign is a non-empty `encryption_version` (opentofu: internal/encryption/base.go).
    """
    try:
        raw = json.loads(text)
    except ValueError:
        return False
    return isinstance(raw, dict) and bool(raw.get("encryption_version"))


def count(objects: int) -> str:
    """`no objects`, `1 object`, `7 objects`."""
    return f"{objects or 'no'} object{'' if objects == 1 else 's'}"


def _written(raw: Mapping[str, Any]) -> str:
    return json.dumps(raw, indent=2, ensure_ascii=False) + "\n"


def _document(text: str, where: str) -> dict[str, Any]:
    if not text.strip("\0 \t\r\n"):
        raise StateError("it is empty: a state was expected", where=where, truncated=True)
    try:
        raw = json.loads(text)
    except ValueError as error:
        raise StateError(f"it is cut off or damaged: {error}", where=where, truncated=True) from error
    if not isinstance(raw, dict):
        raise StateError("it is no state: a JSON object was expected", where=where)
    if raw.get("encryption_version"):
        raise StateError(
            "it is encrypted: only OpenTofu 1.7 or newer with the same encryption settings reads it",
            where=where,
        )
    version = raw.get("version")
    if type(version) is not int:
        raise StateError('it is no state: a "version" was expected', where=where)
    if version != FORMAT:
        age = "newer" if version > FORMAT else "older"
        raise StateError(
            f"its format is version {version}, {age} than {FORMAT}, which was expected", where=where
        )
    return raw


def _instances(resources: list[Any]) -> Iterator[Instance]:
    for resource in resources:
        module, mode = resource.get("module", ""), resource["mode"]
        name = f"{'data.' if mode == 'data' else ''}{resource['type']}.{resource['name']}"
        base = f"{module}.{name}" if module else name
        for raw in resource["instances"]:
            # A state upgraded from version 3 keeps an object that was not read since in the flat form.
            attributes = raw.get("attributes") or raw.get("attributes_flat") or {}
            yield Instance(
                address=base + _index(raw.get("index_key")),
                mode=mode,
                type=resource["type"],
                name=resource["name"],
                module=module,
                provider=resource.get("provider", ""),
                id=_text(attributes.get("id")),
                arn=_text(attributes.get("arn")),
                tainted=raw.get("status") == "tainted",
                deposed=raw.get("deposed", ""),
                attributes=attributes,
            )


def _index(key: Any) -> str:
    if key is None:
        return ""
    return f"[{_quoted(key)}]" if isinstance(key, str) else f"[{int(key)}]"


_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\"}


def _quoted(key: str) -> str:
    """`key` as a quoted string of HCL's: `toHCLQuotedString` of opentofu's internal/addrs/instance_key.go."""
    return '"' + "".join(_escaped(character, key[at + 1 : at + 2]) for at, character in enumerate(key)) + '"'


def _escaped(character: str, following: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character in "$%" and following == "{":
        return character * 2
    if character.isprintable():
        return character
    return f"\\u{ord(character):04x}" if ord(character) < 0x10000 else f"\\U{ord(character):08x}"


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
