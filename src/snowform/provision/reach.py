"""How far a plan reaches: into which accounts, what of it carries no tags, what it does not see any more."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from .configuration.blocks import labelled
from .configuration.files import module_files, read_document
from .ground import Ground
from .plan import accounts, vanished
from .plan.changes import Plan
from .plan.judge import Verdict
from .plan.policy import Policy
from .session import Session


def reached(
    verdict: Verdict,
    session: Session,
    ground: Ground,
    policy: Policy,
    plan: Plan,
    document: Mapping[str, Any],
) -> Verdict:
    """The verdict on a plan, with what it may change in other accounts than the policy's, and the rest."""
    found = accounts.read(document, lambda module, name: _declares(session, module, name))
    refusals = accounts.refuse(found, session.workspace.providers, policy.allowed_account_ids)
    notices = accounts.untagged(document, found, ground.tags)
    return replace(
        verdict,
        refusals=(*refusals, *vanished.refuse(document, policy), *verdict.refusals),
        notices=(*verdict.notices, *vanished.notices(plan), *notices),
    )


def _declares(session: Session, module: str, name: str) -> bool:
    """Whether a module ("module.a.module.b") has a block for that provider; so it is where none can tell."""
    key = ".".join(module.split(".")[1::2])
    try:
        manifest = json.loads((session.site.data / "modules" / "modules.json").read_text(encoding="utf-8"))
        folder = next(one["Dir"] for one in manifest["Modules"] if one["Key"] == key)
        files = module_files(session.workspace.folder / folder)
        return not files or any(_has_block(path, name) for path in files)
    except (OSError, ValueError, RecursionError, KeyError, TypeError, StopIteration):
        return True


def _has_block(path: Path, name: str) -> bool:
    return any(label == name for (label,), _ in labelled(read_document(path), "provider", label_count=1))
