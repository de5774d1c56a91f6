"""What the operator of a host allows a plan to do: a small JSON file, read strictly."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Literal, TypeVar, cast

from ..errors import ProvisionError, UsageError, did_you_mean
from ..host.files import read_json
from ..patterns import regex
from ..records import dataclass, fields
from .changes import Change

T = TypeVar("T")

Mode = Literal["apply", "plan"]
Orphans = Literal["name", "adopt", "retry"]
ALLOWANCES = ("destroy", "replace", "loseData", "disrupt", "cutAccess", "forget", "machine")

_ACCOUNT = regex(r"[0-9]{12}")
_WILD = regex(r"[*?]")


class PolicyError(UsageError):
    """The policy cannot be used as it is written."""


@dataclass(frozen=True, slots=True)
class Exemption:
    """What is allowed for the objects whose address, or whose type, a pattern matches."""

    pattern: str
    by: Literal["address", "type"]
    allow: frozenset[str]
    reason: str = ""

    @property
    def start(self) -> str:
        """What stands in the pattern before the first character that stands for others."""
        return _WILD.split(self.pattern, maxsplit=1)[0]

    def covers(self, change: Change) -> bool:
        """`*` stands for any text and `?` for one character; brackets, as in keys, for themselves."""
        text: str = getattr(change, self.by)
        if self.start == self.pattern:
            return text == self.pattern
        return fnmatchcase(text, self.pattern.replace("[", "[[]"))


class Exemptions:
    """The exceptions of a policy, by how their patterns start: of many only a few are tried on an object."""

    def __init__(self, exceptions: Iterable[Exemption]) -> None:
        self._by_start: dict[tuple[str, str], list[Exemption]] = {}
        for exemption in exceptions:
            self._by_start.setdefault((exemption.by, exemption.start), []).append(exemption)
        self._sizes = {(by, len(start)) for by, start in self._by_start}

    def allow(self, change: Change, allowance: str) -> bool:
        """Whether one of them allows that for this object."""
        return any(
            allowance in exemption.allow and exemption.covers(change)
            for by, size in self._sizes
            for exemption in self._by_start.get((by, getattr(change, by)[:size]), ())
        )


@dataclass(frozen=True, slots=True)
class Policy:
    """The settings; each default is the careful one. In JSON the names are written in camelCase.

    - `mode`: "plan" reports what an apply would do and never applies.
    - `allow_destroy`, `allow_replace`, `allow_forget`: what may happen to objects that exist; `allow_replace`
      may be "tainted": only what a failed or interrupted run left half made.
    - `allow_data_loss`, `allow_disruptive`, `allow_access_cut`: what an update in place, or a creation that
      takes over what exists, may do: lose data or what protects them, interrupt something, shut somebody out.
    - `exceptions`: the same for some objects only.
    - `max_changes`: more changes than that are refused as a whole.
    - `allow_exec`: provisioners and `external` data sources, which run programs on this host.
    - `allowed_account_ids`: the AWS accounts that may be changed; none means any.
    - `orphans`: what to do about objects that an interrupted run left behind.
    """

    mode: Mode = "apply"
    allow_destroy: bool = False
    allow_replace: bool | Literal["tainted"] = False
    allow_data_loss: bool = False
    allow_disruptive: bool = False
    allow_access_cut: bool = False
    allow_forget: bool = False
    max_changes: int | None = None
    exceptions: tuple[Exemption, ...] = ()
    allow_exec: bool = False
    allowed_account_ids: tuple[str, ...] = ()
    orphans: Orphans = "adopt"

    @classmethod
    def read(cls, path: Path | None) -> Policy:
        """The policy in a file, the defaults without one; a PolicyError that says where it is wrong."""
        if path is None:
            return cls()
        try:
            document = read_json(path)
        except ProvisionError as error:
            raise PolicyError(error.message, where=error.where) from error
        return cls.parse(document, str(path))

    @classmethod
    def parse(cls, document: Any, where: str) -> Policy:
        """The policy in a document; `where` names it in errors."""
        given = _object(document, where, {_camel(field.name) for field in fields(cls)})
        values = {}
        for field in fields(cls):
            name = _camel(field.name)
            if name in given:
                values[field.name] = _READERS[field.name](given[name], _inside(where, name))
        return cls(**values)

    def exemptions(self) -> Exemptions:
        """The exceptions, in a form to ask of each object; made once for all of a plan's."""
        return Exemptions(self.exceptions)


def _exceptions(value: Any, where: str) -> tuple[Exemption, ...]:
    return tuple(_exemption(raw, inner) for raw, inner in _elements(value, where))


def _exemption(value: Any, where: str) -> Exemption:
    given = _object(value, where, {"address", "type", "allow", "reason"})
    if ("address" in given) == ("type" in given):
        raise PolicyError('needs either "address" or "type"', where=where)
    by: Literal["address", "type"] = "address" if "address" in given else "type"
    if "allow" not in given:
        raise PolicyError('needs "allow"', where=where, hint=f"a list of {_listed(ALLOWANCES)}")
    allow = frozenset(
        _word(*ALLOWANCES)(raw, inner) for raw, inner in _elements(given["allow"], f"{where}.allow")
    )
    pattern = _string(given[by], f"{where}.{by}")
    if not pattern:
        raise PolicyError("is empty", where=f"{where}.{by}")
    return Exemption(pattern, by, allow, _string(given.get("reason", ""), f"{where}.reason"))


def _accounts(value: Any, where: str) -> tuple[str, ...]:
    accounts = tuple(_string(raw, inner) for raw, inner in _elements(value, where))
    for position, account in enumerate(accounts):
        if not _ACCOUNT.fullmatch(account):
            raise PolicyError(
                f"{account!r} is no AWS account, which has 12 digits", where=f"{where}[{position}]"
            )
    return accounts


def _bool(value: Any, where: str) -> bool:
    if isinstance(value, bool):
        return value
    raise PolicyError(f"is {_kind(value)}, not true or false", where=where)


def _replace(value: Any, where: str) -> bool | Literal["tainted"]:
    if value == "tainted":
        return "tainted"
    if isinstance(value, bool):
        return value
    raise PolicyError(f'is {_kind(value)}, not true, false or "tainted"', where=where)


def _count(value: Any, where: str) -> int | None:
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and value >= 0):
        return value
    raise PolicyError(f"is {_kind(value)}, not a number from 0 on, or null", where=where)


def _string(value: Any, where: str) -> str:
    if isinstance(value, str):
        return value
    raise PolicyError(f"is {_kind(value)}, not a string", where=where)


def _word(*words: str) -> Callable[[Any, str], str]:
    def read(value: Any, where: str) -> str:
        if isinstance(value, str) and value in words:
            return value
        near = did_you_mean(value, words) if isinstance(value, str) else ""
        raise PolicyError(f"is {_kind(value)}, not one of {_listed(words)}", where=where, hint=near)

    return read


_READERS: Mapping[str, Callable[[Any, str], Any]] = {
    "mode": _word("apply", "plan"),
    "allow_destroy": _bool,
    "allow_replace": _replace,
    "allow_data_loss": _bool,
    "allow_disruptive": _bool,
    "allow_access_cut": _bool,
    "allow_forget": _bool,
    "max_changes": _count,
    "exceptions": _exceptions,
    "allow_exec": _bool,
    "allowed_account_ids": _accounts,
    "orphans": _word("name", "adopt", "retry"),
}


def _object(value: Any, where: str, known: set[str]) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise PolicyError(f"is {_kind(value)}, not an object", where=where)
    for key in value:
        if key not in known:
            hint = did_you_mean(key, sorted(known)) or f"known are {_listed(sorted(known))}"
            raise PolicyError(f'unknown key "{key}"', where=where, hint=hint)
    return cast(Mapping[str, Any], value)


def _elements(value: Any, where: str) -> Iterator[tuple[Any, str]]:
    if not isinstance(value, list):
        raise PolicyError(f"is {_kind(value)}, not a list", where=where)
    return ((raw, f"{where}[{position}]") for position, raw in enumerate(value))


def _inside(where: str, name: str) -> str:
    return f"{where}: {name}"


def _listed(words: Any) -> str:
    return ", ".join(f'"{word}"' for word in words)


def _kind(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, (bool, int, float)):
        return str(value).lower()
    return "a list" if isinstance(value, list) else "an object"


def _camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(part.capitalize() for part in rest)
