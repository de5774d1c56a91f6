"""The order in which local values can be worked out, each after those that it refers to. Runs nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable


def in_order(wanted: Iterable[str], needs: Callable[[str], Iterable[str]]) -> tuple[list[str], set[str]]:
    """The names wanted and all that they need, those needed first; and the names that need themselves.

    `needs` gives what a name refers to. No recursion: chains may be longer than Python's stack.
    """
    done: list[str] = []
    # A name is open while what it needs is looked for: to meet it then is a circle.
    state: dict[str, bool] = {}
    circular: set[str] = set()
    waiting = [(name, False) for name in wanted]
    while waiting:
        name, finished = waiting.pop()
        if finished:
            state[name] = True
            done.append(name)
        elif name not in state:
            state[name] = False
            waiting.append((name, True))
            waiting.extend((need, False) for need in needs(name))
        elif not state[name]:
            circular.add(name)
    return done, circular


def strings_in(value: object) -> Iterable[str]:
    """Every string in plain data, however deep it is."""
    waiting = [value]
    while waiting:
        inner = waiting.pop()
        if isinstance(inner, str):
            yield inner
        elif isinstance(inner, dict):
            waiting.extend(inner.values())
        elif isinstance(inner, list):
            waiting.extend(inner)
