"""The verdict on a run's plan, with what is not in the plan: this machine, files of modules, the digest."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from ..configuration.blocks import labelled
from ..configuration.files import module_files, read_document
from ..host.instance_metadata import ADDRESS, Metadata, Silent
from ..inputs.fingerprint import fingerprint
from ..plan import accounts, deleted_outside
from ..plan.approval import digest, salt
from ..plan.changes import Plan
from ..plan.judge import Verdict
from ..plan.machine import INSTANCES, KEEPERS, Machine, is_ec2, is_id, own_instance_id, read_file
from ..plan.policy import Policy
from ..records import replace
from .preflight import Preflight
from .session import Session

# Tags that AWS gives to instances which something else manages.
_TAGS = (
    "aws:autoscaling:groupName",
    "aws:ec2:fleet-id",
    "aws:ec2spot:fleet-request-id",
    "aws:cloudformation:stack-id",
    "aws:elasticmapreduce:job-flow-id",
    "aws:cloud9:environment",
)


def complete_verdict(
    verdict: Verdict,
    session: Session,
    preflight: Preflight,
    policy: Policy,
    plan: Plan,
    document: Mapping[str, Any],
) -> Verdict:
    """The verdict on a plan, completed: what it may change in accounts that the policy does not allow,
    what of it carries no tags, and what AWS does not show any more. `document` is the plan, as `show -json`
    gives it.
    """
    found = accounts.provider_configurations(document, _Modules(session).declares)
    refusals = accounts.refuse(found, session.workspace.providers, policy.allowed_account_ids)
    notices = accounts.untagged(document, found, preflight.tags)
    return replace(
        verdict,
        refusals=(*refusals, *deleted_outside.refuse(document, policy), *verdict.refusals),
        notices=(*verdict.notices, *deleted_outside.notices(plan), *notices),
    )


class _Modules:
    """The modules that were downloaded; the list of them, and each of their folders, is read once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._folders: dict[str, Path] | None = None
        self._names: dict[Path, frozenset[str] | None] = {}

    def declares(self, module: str, name: str) -> bool:
        """Whether a module ("module.a.module.b") has a block for that provider; true where none can tell."""
        if self._folders is None:
            self._folders = self._read_folders()
        folder = self._folders.get(".".join(module.split(".")[1::2]))
        if folder is None:
            return True
        if folder not in self._names:
            self._names[folder] = _configured_names(folder)
        names = self._names[folder]
        return names is None or name in names

    def _read_folders(self) -> dict[str, Path]:
        path = self._session.paths.data / "modules" / "modules.json"
        try:
            modules = json.loads(path.read_text(encoding="utf-8"))["Modules"]
            # Of several of one key the first counts.
            return {
                module["Key"]: self._session.workspace.folder / module["Dir"] for module in reversed(modules)
            }
        except (OSError, ValueError, RecursionError, KeyError, TypeError):
            return {}


def _configured_names(folder: Path) -> frozenset[str] | None:
    """The local names of the providers that a module has blocks for; None where none can tell."""
    try:
        files = module_files(folder)
        blocks = (
            block for path in files for block in labelled(read_document(path), "provider", label_count=1)
        )
        return frozenset(label for (label,), _ in blocks) if files else None
    except (OSError, ValueError, RecursionError, KeyError, TypeError):
        return None


def identify(
    plan: Plan,
    *,
    read: Callable[[str], str] = read_file,
    environment: Mapping[str, str] | None = None,
    metadata: Metadata | None = None,
) -> Machine:
    """This machine, as far as it must be known to judge the plan.

    The metadata service is asked where this is an EC2 instance, the plan does something to instances or to
    what manages them, and the files do not tell enough; not where AWS_EC2_METADATA_DISABLED forbids it.
    AWS_EC2_METADATA_SERVICE_ENDPOINT tells its address, as it does to AWS's own programs.
    """
    given = os.environ if environment is None else environment
    here = Machine(own_instance_id(read))
    here = replace(here, ec2=bool(here.id) or is_ec2(read))
    touched = {change.type for change in plan.effective}
    wanted = bool(touched & KEEPERS.keys()) or (not here.id and bool(touched & INSTANCES.keys()))
    if not (here.ec2 and wanted) or given.get("AWS_EC2_METADATA_DISABLED", "").lower() == "true":
        return here
    asked = metadata or Metadata(given.get("AWS_EC2_METADATA_SERVICE_ENDPOINT") or ADDRESS)
    try:
        return _completed(here, asked)
    except Silent:
        return here


def _completed(here: Machine, metadata: Metadata) -> Machine:
    token = metadata.token()
    if not here.id:
        said = metadata.get(token, "instance-id") or ""
        here = replace(here, id=said if is_id(said) else "")
    listed = metadata.get(token, "tags/instance")
    if listed is not None:
        names = set(listed.split()) & set(_TAGS)
        keepers = frozenset(metadata.get(token, f"tags/instance/{name}") or "" for name in names) - {""}
        return replace(here, keepers=keepers, groups_known=True, others_known=True)
    # Instances of a group have this item, also where they may not read their tags:
    # https://docs.aws.amazon.com/autoscaling/ec2/userguide/retrieving-target-lifecycle-state-through-imds.html
    alone = metadata.get(token, "autoscaling/target-lifecycle-state") is None
    return replace(here, groups_known=alone)


def digest_of(session: Session, plan: Plan, lineage: str) -> str:
    """What `approve` is given for a plan that this run has made on the state of that lineage.

    StorageError where the salt cannot be written; UsageError where the dependency lock file cannot be read.
    """
    folder = session.workspace.folder
    return digest(
        plan,
        lineage,
        salt(session.paths.salt),
        sources=fingerprint(folder, session.paths.data, plan.document),
        folders=(os.path.realpath(folder), str(folder)),
    )
