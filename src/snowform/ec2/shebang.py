"""The first line of a script for amazon-init, which runs `bash FILE`: what stands in that line does nothing.

So bash gets no option of it: with `#!/bin/bash -e` a script goes on after an error, and ends as if all were
well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from snowform.ec2.problem import Problem

_SHELLS = frozenset({"bash", "sh", "dash", "ash", "ksh"})
# What `set` takes (https://www.gnu.org/software/bash/manual/html_node/The-Set-Builtin.html), by both names.
_NAMES = {
    **{"a": "allexport", "b": "notify", "e": "errexit", "f": "noglob", "h": "hashall", "k": "keyword"},
    **{"m": "monitor", "n": "noexec", "p": "privileged", "t": "onecmd", "u": "nounset", "v": "verbose"},
    **{"x": "xtrace", "B": "braceexpand", "C": "noclobber", "E": "errtrace", "H": "histexpand"},
    **{"P": "physical", "T": "functrace"},
}
# Bash does without them for a file: it reads no start-up files, and `privileged` changes nothing for root.
_NEEDLESS = frozenset({"-", "--", "--norc", "--noprofile", "-p"})


def problems(text: str) -> Iterator[Problem]:
    """What the first line of a text that starts with `#!` says in vain."""
    program, options = _parts(text.partition("\n")[0])
    if program == "nix-shell":
        yield Problem(
            "names nix-shell, but amazon-init runs every script by bash, without the packages",
            "call nix-shell in the script",
            certain=False,
        )
    elif program and program not in _SHELLS:
        yield Problem(
            f"names {program}, but amazon-init runs every script by bash",
            f"write it for bash, and call {program} there",
        )
    elif lost := _lost(options, _set_in(text)):
        fails = ", and a script that fails looks successful" if "errexit" in map(_name, lost) else ""
        yield Problem(
            f'gives bash "{" ".join(options)}" in line 1, but amazon-init runs "bash FILE", so that does '
            f"nothing{fails}",
            _hint(lost),
        )


def _parts(line: str) -> tuple[str, list[str]]:
    """The program that the line names, without its folder, and the words after it."""
    words = line[2:].split()
    if words and words[0].rpartition("/")[2] == "env":
        words = words[1:]
        # env's own: -S, -i, NAME=VALUE.
        while words and (words[0].startswith("-") or "=" in words[0]):
            words = words[1:]
    return (words[0].rpartition("/")[2], words[1:]) if words else ("", [])


def _lost(options: list[str], already: set[str]) -> list[str]:
    """Each option that would change something, as bash takes it alone: "-e", "-o pipefail", "--posix"."""
    lost, rest = [], iter(options)
    for word in rest:
        if word in _NEEDLESS:
            continue
        if word.startswith("--") or not word.startswith(("-", "+")):
            lost.append(word)
            continue
        for letter in word[1:]:
            lost.append(
                f"{word[0]}{letter} {next(rest, '')}".rstrip() if letter in "oO" else word[0] + letter
            )
    return [option for option in lost if _name(option) not in already]


def _name(option: str) -> str:
    """The option's long name, where it has one: "-e" and "-o errexit" are the same."""
    if option.startswith("-o "):
        return option[3:]
    if option.startswith("--"):
        return option[2:]
    return _NAMES.get(option[1:], option) if option.startswith("-") else option


def _set_in(text: str) -> set[str]:
    """The options that the script sets by itself."""
    named = set()
    for words in re.findall(r"^[ \t]*set[ \t]+([^#;&|\n]*)", text, re.MULTILINE):
        named |= {_name(option) for option in _lost(words.split(), set())}
    return named


def _hint(lost: list[str]) -> str:
    settable = [option for option in lost if _name(option) in (*_NAMES.values(), "pipefail", "posix")]
    if settable != lost:
        return "leave it out, and let the script itself do what it is for"
    letters = "".join(option[1:] for option in lost if len(option) == 2)
    words = [f"-{letters}"] if letters else []
    words += [f"-o {_name(option)}" for option in lost if len(option) != 2]
    return f"write `set {' '.join(words)}` in a line of its own"
