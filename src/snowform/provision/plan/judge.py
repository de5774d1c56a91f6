"""Judge a plan by the policy. What is refused names the setting that would allow it, where one does."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from ..programs.find import find_locked
from ..records import dataclass
from .changes import Change, Kind, Plan
from .exposure import exposures
from .impact import impacts
from .kept_names import notices as kept_names
from .machine import KEEPERS, Machine, doubt, harm, unknown
from .policy import Exemptions, Policy
from .rules import Severity
from .takeovers import Made

_COUNTED = frozenset({Kind.CREATE, Kind.UPDATE, Kind.DELETE, Kind.REPLACE, Kind.FORGET})
# How a refusal names the exception that says that an operator knows better.
_KNOWS_BETTER = 'exceptions ("machine")'

# What in the policy allows a harm to what exists.
SETTINGS = {
    Severity.LOSES: "allowDataLoss",
    Severity.INTERRUPTS: "allowDisruptive",
    Severity.CUTS: "allowAccessCut",
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """One thing that the plan may not do.

    `what` is destroy, replace, loseData, disrupt, cutAccess, forget, account, machine, exec, count or
    incomplete; `setting` is what in the policy would allow it, "" where nothing does. Only what is
    `approvable` may be let through by `approve DIGEST`.
    """

    address: str
    what: str
    text: str
    setting: str = ""
    approvable: bool = True

    def __str__(self) -> str:
        text = f"{self.address}: {self.text}" if self.address else self.text
        return f"{text} ({self.setting} would allow it)" if self.setting else text


def together(refusals: Iterable[Refusal]) -> tuple[tuple[Refusal, tuple[str, ...]], ...]:
    """What is refused for the same reason as one: the first of it, and the addresses of all in order."""
    found: dict[tuple[object, ...], tuple[Refusal, list[str]]] = {}
    for refusal in refusals:
        key = refusal.what, refusal.text, refusal.setting, refusal.approvable
        found.setdefault(key, (refusal, []))[1].append(refusal.address)
    return tuple((first, tuple(addresses)) for first, addresses in found.values())


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found: an apply needs that there are no refusals, or an approval of this very plan."""

    refusals: tuple[Refusal, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def allowed(self) -> bool:
        """Nothing is refused."""
        return not self.refusals

    @property
    def approvable(self) -> bool:
        """Something is refused, and an operator may let all of it through."""
        return bool(self.refusals) and all(refusal.approvable for refusal in self.refusals)


def judge(
    plan: Plan,
    policy: Policy,
    *,
    machine: Machine | str = "",
    unused: Collection[str] = frozenset(),
    created: Collection[str] = frozenset(),
) -> Verdict:
    """What of the plan the policy refuses, and what an operator should notice.

    `machine` is the instance that this runs on, or its id: what would certainly end or stop it is refused
    whatever the policy says, what may end it where no exception says otherwise. `unused` are addresses of
    objects that an interrupted run of this stack has made and that nothing uses yet: to make them again loses
    nothing. `created` are those of all that was made since the last run that came to its end: to go on with
    them takes nothing over.
    """
    judged = [
        change for change in plan.changes if not (change.kind is Kind.REPLACE and change.address in unused)
    ]
    rules = _Rules(policy, policy.exemptions(), Made(plan.changes, created))
    refusals = [refusal for change in judged for refusal in _refusals(change, rules, machine)]
    told = (notice for change in plan.changes if (notice := unknown(change, machine)))
    return Verdict(
        (*_whole(plan, policy), *refusals),
        (*_notices(plan), *kept_names(plan), *told, *exposures(plan)),
    )


def refuse_exec(lock_file: str, policy: Policy) -> tuple[Refusal, ...]:
    """What the text of `.terraform.lock.hcl` tells before a plan is made: a plan would already run programs.

    It names the providers of all modules, those that only a nested module needs included.
    """
    if policy.allow_exec:
        return ()
    return tuple(
        Refusal(
            "",
            "exec",
            f"the provider {source} runs programs on this host, in a plan already",
            "allowExec",
            approvable=False,
        )
        for source in find_locked(lock_file)
    )


def _whole(plan: Plan, policy: Policy) -> Iterator[Refusal]:
    if plan.errored:
        yield Refusal("", "incomplete", "the plan broke off with an error", approvable=False)
    if not policy.allow_exec:
        for program in plan.exec:
            address, _, kind = program.rpartition(": ")
            text = f"runs a program on this host ({kind})"
            yield Refusal(address, "exec", text, "allowExec", approvable=False)
    count = sum(bool(change.kind in _COUNTED or change.importing) for change in plan.changes)
    if policy.max_changes is not None and count > policy.max_changes:
        yield Refusal(
            "", "count", f"{count} changes, of which {policy.max_changes} are allowed", "maxChanges"
        )


@dataclass(frozen=True, slots=True)
class _Rules:
    """What all changes of a plan are judged by."""

    policy: Policy
    exemptions: Exemptions
    made: Made


def _refusals(change: Change, rules: _Rules, machine: Machine | str) -> Iterator[Refusal]:
    if harmed := harm(change, machine):
        among = "one of them" if change.type in KEEPERS else "it"
        text = f"{harmed}, and {among} is the machine that this program runs on"
        yield Refusal(change.address, "machine", text, approvable=False)
        return
    if (doubtful := doubt(change, machine)) and not rules.exemptions.allow(change, "machine"):
        yield Refusal(change.address, "machine", doubtful, _KNOWS_BETTER)
    if change.kind in {Kind.CREATE, Kind.UPDATE}:
        yield from _impacts(change, rules)
    elif refuse := _BY_KIND.get(change.kind):
        yield from refuse(change, rules)


def _destroy(change: Change, rules: _Rules) -> Iterator[Refusal]:
    policy, exempts = rules.policy, rules.exemptions.allow
    # What a replacement left behind is the second half of that replacement.
    replaced = bool(change.deposed) and (policy.allow_replace is True or exempts(change, "replace"))
    if not (policy.allow_destroy or replaced or exempts(change, "destroy")):
        left = "what an earlier replacement left behind would be destroyed"
        yield Refusal(
            change.address, "destroy", left if change.deposed else "would be destroyed", "allowDestroy"
        )


def _replace(change: Change, rules: _Rules) -> Iterator[Refusal]:
    allowed = rules.policy.allow_replace
    tainted = change.tainted and allowed == "tainted"
    if allowed is True or tainted or rules.exemptions.allow(change, "replace"):
        return
    if change.tainted:
        text = (
            "would be replaced because its creation was cut off or failed; to keep it as it is: "
            f"`state untaint '{change.address}'`"
        )
        yield Refusal(change.address, "replace", text, 'allowReplace ("tainted")')
    else:
        yield Refusal(change.address, "replace", f"would be replaced{_why(change)}", "allowReplace")


def _impacts(change: Change, rules: _Rules) -> Iterator[Refusal]:
    policy = rules.policy
    allowed = {
        Severity.LOSES: policy.allow_data_loss,
        Severity.INTERRUPTS: policy.allow_disruptive,
        Severity.CUTS: policy.allow_access_cut,
    }
    found = impacts(change, rules.made)
    for severity, setting in SETTINGS.items():
        effects = [str(impact) for impact in found if impact.severity is severity]
        if effects and not allowed[severity] and not rules.exemptions.allow(change, severity.value):
            yield Refusal(change.address, severity.value, "; ".join(effects), setting)


def _forget(change: Change, rules: _Rules) -> Iterator[Refusal]:
    if not rules.policy.allow_forget and not rules.exemptions.allow(change, "forget"):
        text = "would be forgotten: it lives on, and no state knows it"
        yield Refusal(change.address, "forget", text, "allowForget")


_BY_KIND: dict[Kind, Callable[[Change, _Rules], Iterator[Refusal]]] = {
    Kind.DELETE: _destroy,
    Kind.REPLACE: _replace,
    Kind.FORGET: _forget,
}


def _why(change: Change) -> str:
    return f", because of {', '.join(change.forced)}" if change.forced else ""


def _notices(plan: Plan) -> Iterator[str]:
    made = {change.address for change in plan.changes if change.kind is Kind.CREATE}
    gone = [drifted.address for drifted in plan.drift if drifted.kind is Kind.DELETE]
    again = [address for address in gone if address in made]
    if again:
        verbs = "was deleted outside and is" if len(again) == 1 else "were deleted outside and are"
        yield f"{', '.join(again)} {verbs} made again"
