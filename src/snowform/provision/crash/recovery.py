"""What a recovery comes to: objects to adopt, addresses that stay closed, orphans to name. Asks nobody.

`investigation` does the asking; `recover` there is what a run calls.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..errors import LeftoversFound
from ..records import dataclass
from .search import literal

IMPORTS = "snowform_import.tf.json"
# Of what an address may be; more are counted, for each of a thousand twins may be each of a thousand objects.
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Orphan:
    """An object with the state's tag that is in no state and belongs to no address that is to be created."""

    type: str
    id: str
    provider: str = ""

    def __str__(self) -> str:
        where = f" (provider {self.provider})" if self.provider not in {"", "aws"} else ""
        return f"{self.type} {self.id}{where}"


@dataclass(frozen=True, slots=True)
class Blocked:
    """An address that no run creates until it is resolved, why, and the ids that it may be.

    It is not `importable` where the state has an object there that is to be replaced.
    """

    address: str
    why: str
    candidates: tuple[str, ...] = ()
    importable: bool = True

    @property
    def commands(self) -> tuple[str, ...]:
        """What an operator may say, without the program's own name."""
        ids = (self.candidates[:SHOWN] or ("ID",)) if self.importable else ()
        return (
            *(resolve(self.address, f"imported {identity}") for identity in ids),
            resolve(self.address, "absent"),
        )


@dataclass(frozen=True, slots=True)
class Recovery:
    """What became of the leftovers. `imports` are for the next apply, `absent` may simply be created."""

    imports: tuple[tuple[str, str], ...] = ()
    blocked: tuple[Blocked, ...] = ()
    absent: tuple[str, ...] = ()
    orphans: tuple[Orphan, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def document(self) -> dict[str, Any]:
        """The content of the file of import blocks (IMPORTS); empty where nothing is adopted."""
        return import_document(dict(self.imports))

    def check(self) -> None:
        """Raise LeftoversFound where an address is open."""
        if not self.blocked:
            return
        first = self.blocked[0]
        more = f" (and {len(self.blocked) - 1} more)" if len(self.blocked) > 1 else ""
        raise LeftoversFound(f"{first.why}{more}", where=first.address, hint=" or ".join(first.commands))


def listed(ids: Sequence[str]) -> str:
    """Ids for a sentence."""
    more = len(ids) - SHOWN
    return ", ".join(ids) if more <= 0 else f"{', '.join(ids[:SHOWN])} and {more} more"


def resolve(address: str, outcome: str) -> str:
    """What an operator says of an address in a shell, without the program's own name, between backticks."""
    quoted = "'" + address.replace("'", "'\\''") + "'"
    return f"`resolve {quoted} {outcome}`"


def import_document(imports: Mapping[str, str]) -> dict[str, Any]:
    """Import blocks as JSON configuration: `{"import": [{"to": ADDRESS, "id": ID}]}`.

    https://opentofu.org/docs/language/import/
    """
    blocks = [{"to": address, "id": literal(identity)} for address, identity in imports.items()]
    return {"import": blocks} if blocks else {}
