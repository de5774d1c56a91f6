"""The page of what the policy knows about changes, made from its tables.

`python -m tests.policy_rules > docs/policy-rules.md` makes it; a test holds it against the tables.
"""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator

from snowform.provision.plan import words as w
from snowform.provision.plan.disruptive import ALIASES, TABLE
from snowform.provision.plan.judge import SETTINGS
from snowform.provision.plan.takeover import page
from snowform.provision.plan.takeovers_table import TAKEOVERS
from snowform.provision.plan.unique_names import SAME, SOURCES

_HEAD = """\
# What the policy knows about changes

The page is made from the program's own tables (`python -m tests.policy_rules`).
[The guarded apply](apply.md#what-is-refused) says how they are used. The tables are of AWS's types; of every
other provider only what the words in names mean is known.
"""

_WORDS = """\
## Words

An attribute of any type and any provider is judged by the words of its dotted name and by which way its value
goes. A word that is not listed says nothing.

| the words | what they say | what is refused |
| --- | --- | --- |
"""

# The vocabularies of `words`: what each says, and which way is refused.
VOCABULARY = (
    ("RETENTION", "how long something is kept", "lower; a limit where there was none"),
    ("EXPIRY", "when something is deleted", "sooner; new"),
    ("COPIES", "copies and older versions", "off; fewer"),
    ("PROTECTION", "a protection", "off"),
    ("HARMFUL", "deletes or ends something", "on; what prevents it off"),
    ("STATES", "whether it is on", "off"),
    ("RESTRICTING", "lets less through", "on"),
    ("INVERTED", "on is off", "on"),
    ("CAPACITY", "how much there is of it", "less; none"),
    ("ACCESS", "who or what may reach or use it", "fewer, as a cut of access"),
    ("KEEPING_OUT", "who or what is left out", "more"),
    ("PASSAGES", "blocks that let something through", "gone; narrower"),
    ("STORED", "blocks that hold data", "gone, as a loss of data"),
    ("RUNNING", "types that run one version of something", "another version"),
    ("SILENCING", "types that hide what they match", "conditions of theirs that go"),
    ("TRUST", "who it runs as, or whom it trusts", "another one"),
    ("REFERENCES", "what it leads to", "none any longer"),
    ("DENYING", "values that deny", "set where another was"),
    ("OFF", "values that are off", "set where one that is on was"),
    ("STEERING", "how this or a later apply is made", "nothing"),
    ("COSMETIC", "figures and speed", "nothing"),
    ("MEASURES", "amounts of time, money and order", "nothing"),
    ("FORMS", "lists of code and preferences", "nothing"),
    ("NARROWING", "blocks that narrow something", "nothing, when they go"),
    ("DESCRIPTIVE", "what only people and tools read", "nothing"),
    ("OPAQUE", "maps with keys of one's own, and code", "nothing"),
)


def render() -> str:
    """The whole page, in Markdown."""
    return "\n".join([_HEAD, *_updates(), "", *_creations(), "", *_names(), "", *_words()]) + "\n"


def _updates() -> Iterator[str]:
    yield "## Updates, by type\n"
    yield "Where the table names an attribute, its row decides; where it does not, the words do.\n"
    yield "| type | attributes | what an update of them does | allowed by |"
    yield "| --- | --- | --- | --- |"
    names = {
        type_: [type_, *(alias for alias, original in ALIASES.items() if original == type_)]
        for type_ in TABLE
    }
    for type_ in sorted(TABLE):
        for rule in TABLE[type_]:
            attributes = ", ".join(f"`{name}`" for name in rule.attributes)
            kinds = ", ".join(f"`{name}`" for name in names[type_])
            yield f"| {kinds} | {attributes} | [{rule.effect}]({rule.source}) | `{SETTINGS[rule.severity]}` |"


def _creations() -> Iterator[str]:
    yield "## Creations that take something over\n"
    yield "Where the object named in the second column is made by the same plan, nothing is taken from it.\n"
    yield "| type | takes it from | what it does | allowed by |"
    yield "| --- | --- | --- | --- |"
    for type_, takeover in sorted(TAKEOVERS.items()):
        target = f"`{takeover.target}`" if takeover.target else "the account or region"
        effect = f"[{takeover.effect}]({page(type_, takeover)})"
        yield f"| `{type_}` | {target} | {effect} | `{SETTINGS[takeover.severity]}` |"


def _names() -> Iterator[str]:
    yield "## Names that exist only once\n"
    yield "A replacement that is created first with all of these as they were is a notice.\n"
    yield "| types, and what may exist only once | what AWS does |"
    yield "| --- | --- |"
    for sources, effect in (
        (SOURCES, "refuses the second one"),
        (SAME, "takes it for the first one, which is deleted afterwards"),
    ):
        for source, types in sources.items():
            listed = "; ".join(
                f"`{kind}`: {', '.join(f'`{n}`' for n in types[kind])}" for kind in sorted(types)
            )
            yield f"| {listed} | [{effect}]({source}) |"


def _words() -> Iterator[str]:
    yield _WORDS.rstrip("\n")
    for name, says, refused in VOCABULARY:
        listed = ", ".join(sorted(getattr(w, name)))
        yield f"| {textwrap.shorten(listed, 2000)} | {says} | {refused} |"


if __name__ == "__main__":
    sys.stdout.write(render())
