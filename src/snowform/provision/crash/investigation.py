"""Look for what an interrupted run left, and tell which address it belongs to.

Nothing is changed here: what is asked are plans without a lock, of the search's data sources and of imports
on trial. An object enters the state by the `import` blocks of the next apply.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from ..console.occurrences import Texts
from ..host.files import write_json
from ..patterns import regex
from ..plan.created import creates, provider_keys
from ..records import replace
from ..tofu.diagnostics import Diagnostic, Failure, TofuFailed
from . import search
from .candidates import Candidates, RecoveryInputs
from .decision import decide
from .journal import SETTLED_AFTER
from .possibilities import Possibilities
from .recovery import IMPORTS, Recovery, import_document

_PLAN = "snowform_search.plan"
# Plans of imports on trial. Each answers at least one question; where there are more twins they stay open.
_ROUNDS = 8
# tofu names the address of this error in its text alone, quoted as Go quotes.
_MISSING = "Cannot import non-existent remote object"
_ABOUT = regex(r'to import an existing object to ("(?:[^"\\]|\\.)*")')


class Planner(Protocol):
    """What is needed of `tofu.commands.Tofu`."""

    def plan(self, out: Path, *, lock: bool, targets: Sequence[str]) -> None:
        """Write a plan; TofuFailed where there are errors, and then tofu writes what it has."""

    def show(self, plan: Path) -> dict[str, Any]:
        """`show -json` of it."""


def recover(
    tofu: Planner,
    folder: Path,
    inputs: RecoveryInputs,
    *,
    settled_after: float = SETTLED_AFTER,
    sleep: Callable[[float], None] = time.sleep,
) -> Recovery:
    """Look for what is open and decide. `folder` is tofu's, initialised, with the configuration in it.

    To be called with the host's lock held and the stack's ordinary plan made; the search's files are gone
    from the folder when it returns. Where something would count as absent too soon after the interrupted
    run, it waits and looks again. TofuFailed where AWS does not answer at all.
    """
    recovery = _investigate(tofu, folder, inputs)
    # A clock that was put back must not make this endless.
    rest = min(settled_after, settled_after - inputs.leftovers.age)
    if recovery.absent and rest > 0:
        sleep(rest)
        recovery = _investigate(tofu, folder, inputs)
    return recovery


def _investigate(tofu: Planner, folder: Path, inputs: RecoveryInputs) -> Recovery:
    """One look: a search, then rounds of imports on trial until no question is left that they answer."""
    probe = Probe(tofu, folder)
    candidates = Candidates(inputs, creates(inputs.plan))
    _search(probe, candidates)
    based_on: dict[str, str] = {}
    for _ in range(_ROUNDS):
        known = Possibilities(candidates)
        assigned = known.assigned()
        trials, waiting = known.trials(assigned), known.waiting(assigned)
        if not trials and (assigned == based_on or not waiting):
            break
        imports = {**assigned, **trials}
        plan, errors = probe(import_document(imports), IMPORTS, [*imports, *waiting])
        _learn(candidates, imports, plan, errors)
        # What was planned around a wrong guess must not be built upon.
        if Possibilities(candidates).assigned() == imports:
            candidates.planned |= {
                address: planned
                for address, planned in creates(plan or {}).items()
                if address in candidates.planned
            }
            based_on = imports
    return decide(candidates)


Answer = tuple[dict[str, Any] | None, tuple[Diagnostic, ...]]


class Probe:
    """Plans with a file laid beside the configuration; gives what there is of a plan, and the errors."""

    def __init__(self, tofu: Planner, folder: Path) -> None:
        self._tofu = tofu
        self._folder = folder

    def __call__(self, document: Mapping[str, Any], name: str, targets: Sequence[str]) -> Answer:
        """Plan `targets` with `document` as the file `name`; TofuFailed only where AWS did not answer."""
        file, out = self._folder / name, self._folder / _PLAN
        errors: tuple[Diagnostic, ...] = ()
        try:
            if document:
                write_json(file, document)
            try:
                self._tofu.plan(out, lock=False, targets=tuple(dict.fromkeys(targets)))
            except TofuFailed as failed:
                if failed.failure is not Failure.PERMANENT:
                    raise
                errors = tuple(
                    _shown(diagnostic, failed)
                    for diagnostic in failed.diagnostics
                    if diagnostic.severity == "error"
                )
            return (self._tofu.show(out) if out.is_file() else None), errors
        finally:
            file.unlink(missing_ok=True)
            out.unlink(missing_ok=True)


def _shown(error: Diagnostic, failed: TofuFailed) -> Diagnostic:
    """The error with a summary that may be shown; those that are understood here stay as they are."""
    if error.summary == _MISSING or search.NOT_FOUND.search(error.summary):
        return error
    return replace(error, summary=failed.quote(error.summary))


def _search(probe: Probe, candidates: Candidates) -> None:
    inputs = candidates.inputs
    if not inputs.tags:
        return
    types = {instance.type for instance in inputs.state.objects} if inputs.state else set()
    types |= {made.type for made in inputs.leftovers.completed}
    types |= {creation.type for creation in inputs.leftovers.uncertain}
    types |= {planned.type for planned in candidates.planned.values()}
    planned = (
        (creation.type, creation.provider, creation.values) for creation in candidates.planned.values()
    )
    if not (asked := search.queries(frozenset(types), provider_keys(inputs.plan), inputs.tags, planned)):
        return
    plan, errors = probe(search.document(asked), search.FILE, [query.address for query in asked])
    candidates.answers = search.read_result(asked, plan, errors)
    if rules := search.security_group_rules(candidates.unaccounted()):
        targets = [f"data.{search.RULE}.{name}" for _, name in rules]
        plan, _ = probe(search.rule_document(rules), search.FILE, targets)
        shown = dict(search.resources(plan))
        for rule, name in rules:
            if (read := search.read_rule(name, shown)) is not None:
                type_, values = read
                candidates.trial_values |= {
                    (rule_type, rule.id): values if rule_type == type_ else None for rule_type in rule.types
                }


def _learn(
    candidates: Candidates,
    imports: Mapping[str, str],
    plan: Mapping[str, Any] | None,
    errors: Iterable[Diagnostic],
) -> None:
    """Take over what a plan with these imports has shown of each."""
    read = dict(search.resources(plan))
    missing: set[str] = set()
    others: list[Diagnostic] = []
    for error in errors:
        about = _ABOUT.search(error.detail)
        if error.summary == _MISSING and about:
            missing.add(json.loads(about[1]))
        else:
            others.append(error)
    silent = imports.keys() - read.keys() - missing
    if _all_absent(silent, others):
        missing |= silent
    own = _own(imports, others)
    for address, identity in imports.items():
        key = candidates.planned[address].type, identity
        if address in read:
            candidates.trial_values[key] = read[address]
        elif address in missing:
            candidates.trial_values[key] = None
        elif said := own.get(address):
            candidates.trial_failures[key] = said
        # Without a word of its own it was not tried, maybe for what is missing: then the next round does.
        elif not missing:
            candidates.trial_failures[key] = next(
                (other_error.summary for other_error in others), "tofu did not say why"
            )


def _own(addresses: Iterable[str], errors: Iterable[Diagnostic]) -> dict[str, str]:
    """What the first error that is an address's, or names it, says."""
    quoted = Texts(f'"{address}"' for address in addresses)
    found: dict[str, str] = {}
    for error in errors:
        for address in (error.address, *(text[1:-1] for text in quoted.found_in(error.detail))):
            found.setdefault(address, error.summary)
    return found


def _all_absent(silent: Collection[str], errors: Sequence[Diagnostic]) -> bool:
    """Whether these errors, which name no address, say of each of the imports that its object does not exist.

    Some types say so in words of their own (aws_route_table_association, aws_kinesis_stream,
    aws_lambda_permission). Fewer errors than imports: one was not tried, because of another's.
    """
    return len(errors) == len(silent) and all(
        search.NOT_FOUND.search(error.summary) and not error.address for error in errors
    )
