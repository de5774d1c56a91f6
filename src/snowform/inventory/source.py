"""Where the text of a state or of outputs comes from: a stack's paths, a file, standard input."""

from __future__ import annotations

import sys
from pathlib import Path

from snowform.inventory.errors import InventoryError, NotApplied
from snowform.provision.console.console import Console
from snowform.provision.host.paths import Paths
from snowform.provision.run.current_state import current_state

STDIN = "-"


def state_of(paths: Paths, console: Console) -> str:
    """The state of the stack as it is now, also while a run goes on; NotApplied where there is none.

    A ProvisionError says why it cannot be had.
    """
    document = current_state(paths, "inventory", console)
    if document is None:
        raise NotApplied(
            "there is no state, so no machine is known",
            where=paths.stack,
            hint=f"`snowform apply {paths.stack}` makes them; "
            "where the state is out of reach, name --outputs",
        )
    return document.text


def text_of(file: str) -> str:
    """What a file holds, or standard input for `-`; an InventoryError where it cannot be read."""
    try:
        return sys.stdin.read() if file == STDIN else Path(file).read_text(encoding="utf-8")
    except OSError as error:
        raise InventoryError(f"cannot be read: {error.strerror}", where=name_of(file)) from error
    except UnicodeDecodeError as error:
        raise InventoryError("is not text", where=name_of(file)) from error


def name_of(file: str) -> str:
    """The file's name for messages."""
    return "standard input" if file == STDIN else file
