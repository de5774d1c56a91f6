"""What a row about a creation that takes something over is made of, and what narrows one down."""

from __future__ import annotations

from ..records import dataclass
from .rules import PROVIDER, Condition, Severity, always

LOSES, INTERRUPTS, CUTS = Severity.LOSES, Severity.INTERRUPTS, Severity.CUTS


@dataclass(frozen=True, slots=True)
class Takeover:
    """`effect` is what a creation does to the object that the attribute `target` names, where `when` holds.

    `of` are the types of that object; without a target it is the account's or the region's own. `source` is
    the page that says so, "" for the provider's page of the type.
    """

    severity: Severity
    effect: str
    target: str = ""
    of: tuple[str, ...] = ()
    when: Condition = always
    source: str = ""


def page(type_: str, takeover: Takeover) -> str:
    """The page that a row of the table stands on."""
    return takeover.source or f"{PROVIDER}{type_.partition('_')[2]}.html.markdown"


OVERWRITES = "what is set there now is overwritten"
ACCOUNT = "what is set for the account or the region now is overwritten"
ROUTES = "traffic takes another way, and open connections break"
ONLY = "whoever else is in it is taken out"
ADDRESS = "it loses the public address that it has now"
ADOPTED = "what exists is taken over, and set as it is written here"


def of(target: str, *of: str, severity: Severity = INTERRUPTS, effect: str = "") -> Takeover:
    """What is set on the object that `target` names, which is of one of the types `of`."""
    return Takeover(severity, effect or OVERWRITES, target, of)


def account(severity: Severity = INTERRUPTS, effect: str = "") -> Takeover:
    """What is set once for the account or the region."""
    return Takeover(severity, effect or ACCOUNT)


def turns_on(*names: str) -> Condition:
    """One of these is on, or given."""
    return lambda change: any(change.value(name) for name in names)


def holds(name: str, *words: str) -> Condition:
    """One of the words stands in the attribute, or in the blocks below it."""
    return lambda change: any(f"'{word}'" in repr(change.value(name)) for word in words)


def disabled(name: str) -> Condition:
    """It is written as off."""
    return lambda change: change.value(name) is False
