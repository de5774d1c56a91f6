"""Which stack a command is about: the one it is given, or the only one that there is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import click

STACK = "[STACK]"


class Words:
    """The words of a command line: STACK, which may be left out where there is one, and `behind` it others.

    Raises click.UsageError where these are too few or too many, whatever stacks there are.
    """

    def __init__(self, words: Sequence[str], behind: Sequence[click.Argument] = ()) -> None:
        self._words = tuple(words)
        self._behind = behind
        self._room = float("inf") if any(one.nargs < 0 for one in behind) else len(behind)
        if len(words) < sum(one.required for one in behind):
            self._parse(self._words)
        elif len(words) > 1 + self._room:
            self._parse(self._words[1:])

    def read(self, stacks: Sequence[str]) -> tuple[str, dict[str, Any]]:
        """The name of the stack and the arguments behind it, where the project has these `stacks`.

        The name is perhaps none of them. Raises click.UsageError where it is left out among several.
        """
        words = self._words
        named = words[:1] and words[0] in stacks
        if not named and len(stacks) == 1 and len(words) <= self._room:
            return stacks[0], self._parse(words)
        if not words:
            known = f"which one? there are: {', '.join(stacks)}" if stacks else "there are none"
            raise click.UsageError(f"Missing argument 'STACK'; {known}", click.get_current_context())
        return words[0], self._parse(words[1:])

    def _parse(self, words: Sequence[str]) -> dict[str, Any]:
        outer = click.get_current_context()
        reader = click.Command(None, params=list(self._behind), add_help_option=False)
        try:
            return reader.make_context(None, ["--", *words], parent=outer).params
        except click.UsageError as error:
            # Its own usage would tell only half of the command's.
            error.ctx = outer
            raise


def stack_words(behind: Sequence[click.Argument] = ()) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A decorator: the command's argument `words`, which `Words` reads with the same `behind`.

    Each of those has the metavar that the usage shows.
    """
    shown = [STACK, *(one.metavar or "" for one in behind)]

    def complete(context: click.Context, _parameter: click.Parameter, incomplete: str) -> Any:
        from snowform.cli.candidates import stack_then

        return stack_then(behind[0] if behind else None, context, incomplete)

    return click.argument("words", nargs=-1, metavar=" ".join(shown), shell_complete=complete)


def stacks_argument(command: Callable[..., Any]) -> Callable[..., Any]:
    """A decorator: the command's argument `stacks`, any number of names."""
    decorate = click.argument("stacks", nargs=-1, metavar="[STACK]...", shell_complete=candidates("stacks"))
    return decorate(command)


def candidates(kind: str) -> Callable[[click.Context, click.Parameter, str], Any]:
    """What a shell may complete: the function of that name in `candidates.py`, loaded when it is asked."""

    def complete(context: click.Context, parameter: click.Parameter, incomplete: str) -> Any:
        from snowform.cli import candidates

        return getattr(candidates, kind)(context, parameter, incomplete)

    return complete
