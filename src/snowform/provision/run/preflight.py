"""What is made sure of before a plan: whose state it is, where it lies, and how what is created is tagged."""

from __future__ import annotations

from ..configuration.overrides import (
    NAME,
    STACK_TAG,
    STATE_TAG,
    backend_override,
    provider_override,
    untagged,
)
from ..crash import journal
from ..errors import Refused
from ..host.files import write
from ..host.paths import Paths
from ..plan.judge import refuse_exec
from ..plan.policy import Policy
from ..programs.find import find
from ..records import dataclass, replace
from ..state import errored, guard, push, truncated
from ..state.backend import Backend
from ..state.document import StateDocument
from .session import Session


@dataclass(frozen=True, slots=True)
class Preflight:
    """`document` is the state before this run, None where there was none; `lineage` names it either way.

    `created` says that nothing was applied to it yet: this run has made it, or one that came no further.
    """

    backend: Backend
    lineage: str
    document: StateDocument | None
    tags: dict[str, str]
    created: bool = False


def initialise(session: Session) -> None:
    """Put in order what must be before tofu reads the state, then `init`.

    StateRefused where the state that is there, or was left by an interrupted run, is not whole.
    """
    paths, backend = session.paths, session.backend
    journal.close_interrupted(paths)
    errored.before_init(paths, backend, session.console)
    truncated.restore(paths, backend, lambda: _interrupted_lineage(paths), session.console)
    guard.before_init(paths, backend)
    session.init()


def prepare_state(session: Session, policy: Policy, *, tags: bool, begin: bool) -> Preflight:
    """Put the state in order, see whether it is the one to build on, and lay the override file over it all.

    StateRefused where the state is not that of the stack, and where there is none, but what it would hold. A
    first start makes an empty state, where it is to `begin`: from then on there is one to be missed, and its
    lineage is the tag by which all is found again.
    """
    paths, backend = session.paths, session.backend
    errored.push_errored(paths, session.tofu, backend, session.console)
    # A try of this very run may have ended with tofu being killed.
    truncated.restore(paths, backend, lambda: _interrupted_lineage(paths), session.console)
    paths.capture.unlink(missing_ok=True)
    paths.capture_errors.unlink(missing_ok=True)
    preflight = check_state(session, policy, tags=tags)
    if preflight.created:
        # Only a first start needs it, and it is slow to load.
        from .existing_objects import refuse_existing_objects

        # What asks AWS is a plan too.
        refuse_programs(session, policy)
        refuse_existing_objects(session, backend, tags=tags)
    if preflight.document is None and begin:
        document = push.create(paths, session.tofu, backend, lineage=preflight.lineage)
        preflight = replace(preflight, document=document)
    elif begin and not paths.marker.exists():
        # From now on this host misses the state of others that it has joined.
        push.adopt(paths, session.tofu, backend)
    if not preflight.created:
        paths.lineage.unlink(missing_ok=True)
    return preflight


def check_state(session: Session, policy: Policy, *, tags: bool = True) -> Preflight:
    """See whether the state is the one to build on, and lay the override file over the configuration.

    StateRefused where it is not; TofuFailed where the backend did not answer; UsageError where the override
    file cannot keep to what the policy says.
    """
    paths, backend = session.paths, session.backend
    status = guard.state_status(paths, session.tofu, backend)
    document = status.document
    if status.kind is guard.Kind.UNTRACKED and document:
        session.console.say(f"there is a state that this host has not applied yet: {document.describe()}")
    created = document is None or (document.empty and document.lineage == _noted_lineage(paths))
    lineage = document.lineage if document else _chosen_lineage(paths)
    marks = {STACK_TAG: paths.stack, STATE_TAG: lineage} if tags else {}
    _lay_over(session, policy, marks)
    return Preflight(backend, lineage, document, marks, created)


def refuse_programs(session: Session, policy: Policy, *, installed: bool = True) -> None:
    """Refused where something starts a program that `allowExec` does not allow.

    To be called before `init`, which has not `installed` the modules of others yet, and again before anything
    is planned or refreshed, for that would run it already.
    """
    if policy.allow_exec:
        return
    paths, lock_file = session.paths, session.workspace.dependency_lock
    manifest = paths.data / "modules" / "modules.json" if installed else None
    for program in find(session.workspace.folder, manifest=manifest, own_credentials=paths.own_credentials):
        raise Refused(f"{program} (allowExec would allow it)", hint="nothing was planned")
    text = lock_file.read_text(encoding="utf-8") if installed and lock_file.is_file() else ""
    if refusals := refuse_exec(text, policy):
        raise Refused(str(refusals[0]), hint="nothing was planned")


def _lay_over(session: Session, policy: Policy, tags: dict[str, str]) -> None:
    paths, configuration = session.paths, session.configuration
    own = paths.own_credentials
    providers = provider_override(
        configuration,
        tags=tags,
        accounts=policy.allowed_account_ids,
        own_credentials=own,
        installed=session.workspace.providers,
    )
    backend = backend_override(configuration, paths.state_file, own_credentials=own)
    terraform = {**backend.get("terraform", {}), **providers.get("terraform", {})}
    session.workspace.add(NAME, {**providers, **({"terraform": terraform} if terraform else {})})
    if tags:
        for name in untagged(configuration):
            session.console.warn(
                f"provider {name}: a dynamic block makes its default tags, so ours are not added"
            )


def _interrupted_lineage(paths: Paths) -> str:
    """The lineage of the state that the last run worked on, where it did not come to its end; else empty."""
    unended = journal.unsettled(paths)
    return unended[-1].run.lineage if unended else ""


def _noted_lineage(paths: Paths) -> str:
    """The lineage of a state that nothing was applied to yet; empty where there is none such."""
    return paths.lineage.read_text(encoding="utf-8").strip() if paths.lineage.is_file() else ""


def _chosen_lineage(paths: Paths) -> str:
    """The lineage that the first state will have: the same for a plan that is only shown and its apply."""
    if known := _noted_lineage(paths):
        return known
    import uuid

    chosen = str(uuid.uuid4())
    write(paths.lineage, chosen + "\n")
    return chosen
