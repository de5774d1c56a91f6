"""What changed outside, told apart by the providers' schemas: what is drift, and what is only noted.

To ask for the schemas starts every provider once more, so the answer is kept while nothing has changed that
`init` depends on.
"""

from __future__ import annotations

from collections.abc import Collection

from ..errors import ProvisionError
from ..host.files import read_json, write_json
from ..host.paths import Paths
from ..plan.changes import Plan
from ..plan.settable import Blocks, blocks_of, told_apart, undecided
from ..tofu.diagnostics import TofuFailed
from . import initialized
from .session import Session


def with_drift_told_apart(session: Session, plan: Plan) -> Plan:
    """The plan, with that of its drift in `noted` which no configuration can set.

    All stays drift where the schemas cannot be read. StorageError where the answer cannot be kept.
    """
    wanted = undecided(plan)
    return told_apart(plan, _blocks(session, wanted)) if wanted else plan


def _blocks(session: Session, wanted: Collection[tuple[str, str]]) -> Blocks:
    fits = initialized.fingerprint(session.paths, session.tofu)
    known = _known(session.paths, fits)
    if all(key in known for key in wanted):
        return known
    try:
        schemas = blocks_of(session.tofu.schemas())
    except (TofuFailed, ValueError, AttributeError, KeyError, TypeError):
        return {}
    found = {**known, **{key: schemas[key] for key in wanted if key in schemas}}
    if fits:
        kept = [[*key, block] for key, block in sorted(found.items())]
        write_json(session.paths.schemas, {"fingerprint": fits, "blocks": kept})
    return found


def _known(paths: Paths, fits: str) -> dict[tuple[str, str], dict[str, object]]:
    try:
        kept = read_json(paths.schemas)
        if not fits or kept["fingerprint"] != fits:
            return {}
        return {(provider, type_): block for provider, type_, block in kept["blocks"]}
    except (ProvisionError, TypeError, KeyError, ValueError):
        return {}
