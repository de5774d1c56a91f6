"""What Snowform promises about hosts that run unattended, and the page that the tests make of it.

A test that holds a promise is marked with `@pytest.mark.promise("lost-state")`; each of its parameters counts
as one input that was tried. A test that goes through a body of cases by itself calls `tried`, and is marked
without a name. With SNOWFORM_PROMISES=FILE the results are added to that file;
`python -m tests.promises FILE > docs/promises.md` makes the page.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest

# A promise in the words in which the pages give it, by the name that tests use.
PROMISES = {
    "lost-state": "A lost state is never taken for a fresh start.",
    "accounts": "Only the accounts of `allowedAccountIds` are changed, by modules too.",
    "approval": "An approval lets one plan through, once, for its time, and no other plan.",
    "programs": "Without `allowExec` nothing in a configuration starts a program of its choice on the host.",
    "refresh": "No step drops an object from the state that the policy has not judged.",
    "updates": "An update in place that loses data, interrupts something or cuts access is refused.",
    "creations": "A creation that takes over or overwrites what exists is refused.",
    "growth": "An ordinary change that only adds is let through.",
    "values": "Sensitive values are not printed, in no spelling.",
    "clock": "A clock that goes back loses nothing and lengthens nothing.",
    "folders": "The folders of a run are its user's, closed to others, and no link in them is followed.",
    "machine": "The machine that the program runs on is not ended by its own apply.",
    "input": "Bad input and a full disk end in one clear error, and lose nothing.",
    "secrets": "A configuration that holds a secret is refused before it reaches the Nix store.",
    "harmless": "What only looks like a secret is let through.",
    "nix-text": "What Nix evaluates of a written text is that text.",
    "ansible": "Ansible runs nothing that stands in a state.",
    "units": "The units start and apply on the systemd of today's NixOS.",
    "options": "A setting that cannot work is refused when the host is evaluated, with the remedy.",
    "impermanence": "Hosts that keep their state by impermanence or preservation are accepted.",
    "providers": "A provider that nixpkgs lacks can be brought along.",
    "order": "A stack that waits for another is applied when the other one succeeds.",
    "switch": "A switch of the host's configuration and a running apply do not cut each other off.",
    "ending": "What becomes of infrastructure and state when a stack ends is said.",
    "read-only": "A project that cannot be written to is synthesized and checked all the same.",
    "laws": "The laws of the normal form and of the parsers hold for drawn inputs.",
}

_PAGE = """\
# What is promised, and what was tried on it

The page is made by the tests (`make test-all`): each input that was tried on a promise of these pages is
one test, or one case of a body of cases. Where not all held, the page that promises it says which do not.
What wants a booted machine or a nixpkgs is counted where it was run beside. The bodies of changes and
secrets are those by which the rules were made: how far these reach beyond them stands in
[The guarded apply](apply.md#what-is-refused) and [The NixOS module](nixos.md#no-secrets-in-the-nix-store).
"""


@dataclass(frozen=True, slots=True)
class Trial:
    """`held` of the inputs `tried` on a promise did what it says; `claim` is the test's."""

    promise: str
    claim: str
    tried: int
    held: int

    @classmethod
    def of(cls, line: str) -> Trial:
        return cls(**json.loads(line))


def tried(promise: str, claim: str, *, inputs: int, held: int) -> None:
    """Record a body of cases: how many were tried on a promise, and how many of them held."""
    _add(Trial(promise, claim, inputs, held))


def record(item: pytest.Item, *, passed: bool) -> None:
    """Record a test that is marked with the promise that it holds; without a name it records by itself."""
    claim = item.originalname if isinstance(item, pytest.Function) else item.name
    for marker in item.iter_markers("promise"):
        for name in marker.args:
            _add(Trial(name, claim.removeprefix("test_").replace("_", " "), 1, int(passed)))


def page(lines: Iterable[str]) -> str:
    """The page, in Markdown: a table of the promises, then what was tried on each."""
    trials = [Trial.of(line) for line in lines]
    named = [name for name in PROMISES if any(trial.promise == name for trial in trials)]
    return "\n".join([_PAGE, _table(named, trials), *(_section(name, trials) for name in named)])


def _table(named: Iterable[str], trials: Iterable[Trial]) -> str:
    rows = [[trial for trial in trials if trial.promise == name] for name in named]
    lines = (
        f"| {PROMISES[row[0].promise]} | {_sum(row)} | {sum(trial.held for trial in row)} |" for row in rows
    )
    return "\n".join(["| Promise | Inputs tried | Held |", "| --- | --- | --- |", *lines, ""])


def _section(name: str, trials: Iterable[Trial]) -> str:
    inputs, held = Counter[str](), Counter[str]()
    for trial in trials:
        if trial.promise == name:
            inputs[trial.claim] += trial.tried
            held[trial.claim] += trial.held
    claims = (
        f"- {claim}: {held[claim]} of {count}" if count > 1 else f"- {claim}"
        for claim, count in sorted(inputs.items())
    )
    return "\n".join([f"## {PROMISES[name]}", "", *claims, ""])


def _sum(trials: Iterable[Trial]) -> int:
    return sum(trial.tried for trial in trials)


def _add(trial: Trial) -> None:
    if trial.promise not in PROMISES:
        raise KeyError(f"{trial.promise} is no promise of {__name__}")
    file = os.environ.get("SNOWFORM_PROMISES")
    if not file:
        return
    line = json.dumps(asdict(trial))
    # One write to a file that is appended to: several workers do so at the same time.
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    try:
        os.write(descriptor, f"{line}\n".encode())
    finally:
        os.close(descriptor)


if __name__ == "__main__":
    sys.stdout.write(page(Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()))
