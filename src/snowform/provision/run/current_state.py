"""The state as it is now, read without the stack's configuration and providers."""

from __future__ import annotations

from typing import Any

from ..console.console import Talk
from ..errors import StateRefused
from ..host.paths import Site
from ..host.stopping import Stopping
from ..state import guard
from ..state.backend import Backend
from ..state.document import StateDocument
from .session import open_session


def current_state(site: Site, operation: str, talk: Talk) -> StateDocument | None:
    """The state as it is now, also while a run goes on; None where there is none.

    It is asked for from a folder with nothing but the backend in it, which needs no provider.
    """
    with Stopping() as stopping, open_session(site, operation, talk, stopping, exclusive=False) as session:
        tofu = session.beside("look", backend_alone(site, session.backend))
        tofu.init()
        return guard.look(site, tofu, session.backend)


def require_state(site: Site, operation: str, talk: Talk) -> StateDocument:
    """`current_state`; StateRefused where there is none."""
    document = current_state(site, operation, talk)
    if document is None:
        raise StateRefused("there is no state", where=site.stack, hint="nothing was applied yet")
    return document


def backend_alone(site: Site, backend: Backend) -> dict[str, Any]:
    """A configuration with that backend and nothing else."""
    if backend.remote:
        return backend.configuration()
    return {"terraform": {"backend": {"local": {"path": str(site.state_file)}}}}
