"""The state as it is now, read without the stack's configuration and providers."""

from __future__ import annotations

from typing import Any

from ..console.console import Console
from ..errors import StateRefused
from ..host.paths import Paths
from ..host.stopping import Stopping
from ..state import guard
from ..state.backend import Backend
from ..state.document import StateDocument
from .session import open_session


def current_state(paths: Paths, operation: str, console: Console) -> StateDocument | None:
    """The state as it is now, also while a run goes on; None where there is none.

    It is read from a folder with nothing but the backend in it, which needs no provider. StorageError,
    UsageError and Refused as of `open_session`; TofuFailed where the backend did not answer.
    """
    with (
        Stopping() as stopping,
        open_session(paths, operation, console, stopping, exclusive=False) as session,
    ):
        tofu = session.beside("read", backend_alone(paths, session.backend))
        tofu.init()
        return guard.read_state(paths, tofu, session.backend)


def require_state(paths: Paths, operation: str, console: Console) -> StateDocument:
    """`current_state`; StateRefused where there is none."""
    document = current_state(paths, operation, console)
    if document is None:
        raise StateRefused("there is no state", where=paths.stack, hint="nothing was applied yet")
    return document


def backend_alone(paths: Paths, backend: Backend) -> dict[str, Any]:
    """A configuration (`config.tf.json`) with that backend and nothing else."""
    if backend.remote:
        return backend.configuration()
    return {"terraform": {"backend": {"local": {"path": str(paths.state_file)}}}}
