"""What a rule about harmful changes is made of, and the conditions that narrow one down."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from fnmatch import fnmatchcase
from typing import Any

from ..patterns import regex
from ..records import dataclass
from .changes import Change

PROVIDER = "https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/website/docs/r/"
AWS = "https://docs.aws.amazon.com/"

Condition = Callable[[Change], bool]

_WILD = regex(r"[*?\[]")


class Severity(Enum):
    """How a change harms what exists; the value is the word that a policy's exceptions allow it by."""

    LOSES = "loseData"
    INTERRUPTS = "disrupt"
    CUTS = "cutAccess"


@dataclass(frozen=True, slots=True)
class Impact:
    """What a change does to what exists, and by which attributes (dotted names, no values)."""

    severity: Severity
    effect: str
    names: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.effect} ({', '.join(self.names)})" if self.names else self.effect


def always(_change: Change) -> bool:
    """The attribute alone decides."""
    return True


@dataclass(frozen=True, slots=True)
class Rule:
    """`effect` is what an update of one of `attributes` does, said by `source`, where `when` holds.

    Attributes are dotted names without indexes; what lies below one counts too; `*` stands for any text.
    """

    effect: str
    source: str
    attributes: tuple[str, ...]
    when: Condition = always
    severity: Severity = Severity.INTERRUPTS


def rule(effect: str, source: str, *attributes: str, when: Condition = always) -> Rule:
    """A `Rule` about what stops or interrupts something, as the tables write it."""
    return Rule(effect, source, attributes, when)


def loss(effect: str, source: str, *attributes: str, when: Condition = always) -> Rule:
    """A `Rule` about what loses data, or what protects them."""
    return Rule(effect, source, attributes, when, Severity.LOSES)


def cut(effect: str, source: str, *attributes: str, when: Condition = always) -> Rule:
    """A `Rule` about what takes access away."""
    return Rule(effect, source, attributes, when, Severity.CUTS)


def below(name: str, attribute: str) -> bool:
    """Whether a dotted name is that attribute, or one inside it."""
    if not _WILD.search(attribute):
        return name == attribute or name.startswith(f"{attribute}.")
    return fnmatchcase(name, attribute) or fnmatchcase(name, f"{attribute}.*")


def stops(change: Change) -> bool:
    """An `aws_ec2_instance_state` that does not leave the instance running."""
    return bool(change.value("state") != "running")


def lowered(*names: str) -> Condition:
    """One of these numbers becomes smaller, or may: it is not known yet."""

    def holds(change: Change) -> bool:
        pairs = ((_number(change.before, name), _number(change.after, name)) for name in names)
        return any(old is not None and (new is None or new < old) for old, new in pairs)

    return holds


def loses(*names: str) -> Condition:
    """One of these lists loses an element, or changes one, or may."""

    def holds(change: Change) -> bool:
        return any(
            element not in (change.value(name) or []) for name in names for element in change.was(name) or []
        )

    return holds


def off(name: str) -> Condition:
    """It was on and is on no longer, or may not be."""
    return lambda change: bool(change.was(name)) and not change.value(name)


def crosses_zero(name: str) -> Condition:
    """A number becomes zero, or was zero."""
    return lambda change: bool(change.was(name)) != bool(change.value(name))


def becomes(name: str, value: Any) -> Condition:
    """It becomes this value, or may; below a nested block, the first of its kind."""

    def holds(change: Change) -> bool:
        old, new = _at(change.before, name), _at(change.after, name)
        return bool(new != old and new in (value, None) and old is not None)

    return holds


def raised_from_nothing(*names: str) -> Condition:
    """One of these is set now, and was not."""
    return lambda change: any(change.value(name) and not change.was(name) for name in names)


def blocks(values: Any, name: str) -> tuple[Mapping[str, Any], ...]:
    """The blocks of that name in some values."""
    found = values.get(name) if isinstance(values, Mapping) else None
    return tuple(block for block in found if isinstance(block, Mapping)) if isinstance(found, list) else ()


def shrinks(change: Change) -> bool:
    """Fewer instances than the group has now: a lower maximum that it does not reach terminates none."""
    now, most = _number(change.before, "desired_capacity"), _number(change.after, "max_size")
    return lowered("desired_capacity")(change) or (now is not None and most is not None and most < now)


def refreshes(change: Change) -> bool:
    """An Auto Scaling group that rolls its instances when what they are made of changes."""
    return bool(change.value("instance_refresh"))


def triggers(change: Change) -> bool:
    """One of the attributes that `instance_refresh` names besides those that always start it."""
    refresh = change.value("instance_refresh") or [{}]
    triggers = refresh[0].get("triggers") or ()
    return any(below(name, trigger) for name in change.changed for trigger in triggers)


def _number(value: Any, name: str) -> float | None:
    found = _at(value, name)
    return found if isinstance(found, (int, float)) else None


def _at(value: Any, name: str) -> Any:
    for part in name.split("."):
        value = value[0] if isinstance(value, list) and value else value
        value = value.get(part) if isinstance(value, Mapping) else None
    return value
