"""A text that names what is declared here, without the `${` and `}` that would make a reference of it.

Or with a part of them: `{aws_vpc.main.id}`, `$aws_vpc.main.id`, `$(aws_vpc.main.id)`.

https://developer.hashicorp.com/terraform/language/syntax/json#expression-mapping
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from snowform.expressions import ExpressionError, parse_expression
from snowform.synth.checks.attributes import Problem
from snowform.synth.checks.resolution import Resolver, Scope

# Arguments that are for people, who are told of addresses.
FOR_PEOPLE = frozenset({"//", "comment", "description", "error_message"})
# How many steps there are at least to something that has a value of use.
STEPS = {
    **dict.fromkeys(("count", "each", "local", "path", "terraform", "tofu", "var"), 1),
    **dict.fromkeys(("data", "ephemeral"), 3),
}
# What is left of the braces: without the "$", without the "{", without the "}", or with other brackets.
_HALF = re.compile(r"(?:\{{1,2}|\$\(|\$)? *([^\s${}()]+) *(?:\}{1,2}|\))?")


def check_literal(
    text: str, path: Sequence[str | int], scope: Scope, resolver: Resolver
) -> Iterator[Problem]:
    """A warning where the text would be right as a reference; `path` is where it stands."""
    if not FOR_PEOPLE.isdisjoint(path[-2:]):
        return
    written = _HALF.fullmatch(text)
    bare = written[1] if written else text
    try:
        reference = parse_expression(bare).reference
    except ExpressionError:
        return
    if reference is None or len(reference.steps) < STEPS.get(reference.root, 2):
        return
    if any(resolver.check(reference, scope)):
        return
    yield Problem(
        f'"{text}" is a text, not a reference', f"write ${{{bare}}} if it is meant", "warning", "lost-braces"
    )
