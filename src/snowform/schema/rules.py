"""The provider's own rules of its arguments, which its schema does not tell: load them, judge one value.

A file of rules lies beside the schema, `NAME.rules`: sorted lines `kind/name<TAB>json` below a first line
`!provider`, all as in a schema (`derive`). The JSON mirrors a block; each key is left out where it is empty:

    {"a": {ARGUMENT: [RULE, ...]}, "g": [GROUP, ...], "b": {NESTED: {...}}}

A RULE is of a text or number, or of each element where the argument is a collection:

    ["enum", [TEXT, ...]]               one of these; "enum_i" where case does not matter
    ["range", LEAST, MOST]              of a number; null where there is no bound, as in others
    ["length", LEAST, MOST]             of a text, in characters
    ["items", LEAST, MOST]              of the collection itself
    ["multiple", NUMBER]
    ["match", REGEX, SENTENCE]          Python's syntax; SENTENCE, which may be empty, says it in words
    ["not_match", REGEX, SENTENCE]
    ["chars", ALLOWED, NOT_FIRST, NOT_LAST]  each as between the brackets of a pattern, or ""
    ["form", NAME, TEXT, ...]           see `forms`; these texts are taken as well
    ["prefix", LEAST, MOST]             of a range of addresses, the number behind the slash

A GROUP is of members of the block, or of paths from the entry's root, which begin with a dot (".ebs.size"):

    ["conflicts", A, B, ...]            A with none of the others
    ["exactly", A, B, ...]              exactly one; "least": at least one, "most": at most one
    ["with", A, B, ...]                 A with all of the others
    ["require", A]                      A is required, though the schema says it is not

A rule or group of another kind, as a later version may have, holds of everything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from snowform.errors import did_you_mean
from snowform.hints import Any
from snowform.schema.forms import FORMS, network
from snowform.schema.lines import Lines
from snowform.schema.store import HEAD, SchemaDamaged

# How many values an error names.
SHOWN = 8
LONGEST = 60
_HIDDEN = "its value"
Rule = Sequence[Any]
Fault = tuple[str, str]
# The rule of an element looks into a collection; that of the collection does not.
OF_COLLECTIONS = frozenset({"items"})


class ProviderRules:
    """The rules of one provider: a file that is looked up by bisection. Raises SchemaDamaged."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._lines = Lines(path, self._damaged)
        self._found: dict[str, Mapping[str, Any] | None] = {}
        head = self.entry(HEAD)
        if head is None or not {"source", "version"} <= head.keys():
            raise self._damaged("has no rules of a provider")
        self.source: str = head["source"]
        self.version: str = head["version"]

    def of(self, kind: str, name: str) -> Mapping[str, Any] | None:
        """The rules of an entry ("resource", "aws_vpc"), decoded once; None where it has none."""
        return self.entry(f"{kind}/{name}")

    def entry(self, key: str) -> Mapping[str, Any] | None:
        """What the line with a key says; None where there is none."""
        if key not in self._found:
            found = self._lines.find(key)
            if not isinstance(found, dict | None):
                raise self._damaged(f'"{key}" is no object')
            self._found[key] = found
        return self._found[key]

    def _damaged(self, what: str) -> SchemaDamaged:
        return SchemaDamaged(what, where=self.path, hint="install Snowform again, or restore the file")


def fault(rule: Rule, value: Any, *, hidden: bool = False) -> Fault | None:
    """What is wrong with a text or number by a rule, and what to do; None where nothing is.

    `hidden` keeps the value itself out of the sentence.
    """
    judge = _JUDGES.get(rule[0])
    if judge is None or isinstance(value, list | tuple | Mapping):
        return None
    return judge(rule, value, _HIDDEN if hidden else _shown(value))


def fault_of_collection(rule: Rule, value: Any) -> Fault | None:
    """What is wrong with the number of elements in a collection."""
    if rule[0] not in OF_COLLECTIONS or not isinstance(value, list | tuple | Mapping):
        return None
    return _outside(rule, len(value), "element")


def _text(value: Any) -> str | None:
    """A value as the provider gets it where it wants a text."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else None
    return str(value) if isinstance(value, str | int) else None


def _number(value: Any) -> int | float | None:
    """A value as the provider gets it where it wants a number; None where it is none."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return value
    if not isinstance(value, str) or len(value) > 18 or not re.fullmatch(r"(?a:[+-]?\d+(\.\d+)?)", value):
        return None
    return float(value) if "." in value else int(value)


def _enum(rule: Rule, value: Any, shown: str) -> Fault | None:
    text, values = _text(value), rule[1]
    if text is None or text in values:
        return None
    return _not_among(text, values, shown)


def _enum_any_case(rule: Rule, value: Any, shown: str) -> Fault | None:
    text = _text(value)
    if text is None or text.lower() in {known.lower() for known in rule[1]}:
        return None
    return _not_among(text, rule[1], shown)


def _not_among(text: str, values: Sequence[str], shown: str) -> Fault:
    listed = plain(values)
    same = [value for value in values if value.lower() == text.lower()]
    hint = f'did you mean "{same[0]}"?' if same else did_you_mean(text, values)
    if len(values) == 1:
        return f"{shown} is not {listed[0]}", "" if hint else "it is the one value that is taken"
    if len(values) <= SHOWN:
        return f"{shown} is not one of {', '.join(listed)}", hint
    from difflib import get_close_matches

    near = get_close_matches(text, values, n=3, cutoff=0.5) or list(values[:3])
    return f"{shown} is none of the {len(values)} values that are taken, such as {', '.join(near)}", hint


def plain(values: Sequence[str]) -> list[str]:
    """Values as a sentence lists them: in quotes where they would not be seen as one word."""
    return [value if value and value.isprintable() and " " not in value else f'"{value}"' for value in values]


def _range(rule: Rule, value: Any, shown: str) -> Fault | None:
    number = _number(value)
    if number is None or _is_within(rule, number, number):
        return None
    return f"{shown} is not {bounds(rule)}", ""


def _length(rule: Rule, value: Any, _shown: str) -> Fault | None:
    text = _text(value)
    # Some providers count bytes, others characters.
    if text is None or _is_within(rule, len(text.encode(errors="replace")), len(text)):
        return None
    return _outside(rule, len(text), "character")


def _is_within(rule: Rule, above: float, below: float) -> bool:
    _, least, most = rule
    return (least is None or above >= least) and (most is None or below <= most)


def _outside(rule: Rule, count: int, what: str) -> Fault | None:
    if _is_within(rule, count, count) and what == "element":
        return None
    return f"must have {counted(rule, what)}, not {count}", ""


def bounds(rule: Rule) -> str:
    """The two bounds of a rule, of which either may be absent: `from 1 to 64`, `at least 1`."""
    _, least, most = rule
    if least is None:
        return f"at most {most}"
    if most is None:
        return f"at least {least}"
    return f"exactly {least}" if least == most else f"from {least} to {most}"


def counted(rule: Rule, what: str) -> str:
    """The bounds with what is counted: `at least 1 character`."""
    last = rule[1] if rule[2] is None else rule[2]
    return f"{bounds(rule)} {what}{'' if last == 1 else 's'}"


def _multiple(rule: Rule, value: Any, shown: str) -> Fault | None:
    number = _number(value)
    if number is None or number % rule[1] == 0:
        return None
    return f"{shown} is not a multiple of {rule[1]}", ""


def _match(rule: Rule, value: Any, shown: str) -> Fault | None:
    return _by_pattern(rule, value, shown, wanted=True)


def _not_match(rule: Rule, value: Any, shown: str) -> Fault | None:
    return _by_pattern(rule, value, shown, wanted=False)


def _by_pattern(rule: Rule, value: Any, shown: str, *, wanted: bool) -> Fault | None:
    text = _text(value)
    pattern = rule[1]
    try:
        if text is None or (re.search(pattern, text, re.ASCII) is not None) == wanted:
            return None
    except re.error:
        return None
    sentence = rule[2] if len(rule) > 2 else ""
    if sentence:
        return f"{shown} is not taken: {sentence}", ""
    return f"{shown} {'does not match' if wanted else 'must not match'} {pattern}", ""


def _characters(rule: Rule, value: Any, shown: str) -> Fault | None:
    text = _text(value)
    _, allowed, not_first, not_last = rule
    if not text:
        return None
    if allowed and (wrong := re.findall(f"[^{allowed}]", text)):
        from snowform.schema.characters import described, listed

        which = "characters that are not taken" if shown == _HIDDEN else listed(wrong)
        return f"{shown} has {which}", f"it may have {described(allowed)}"
    for ends, at, where in ((not_first, text[0], "begin"), (not_last, text[-1], "end")):
        if ends and re.match(f"[{ends}]", at):
            from snowform.schema.characters import described, listed

            return f"{shown} {where}s with {listed([at])}", f"it may not {where} with {described(ends, 'or')}"
    return None


def _form(rule: Rule, value: Any, shown: str) -> Fault | None:
    form, text = FORMS.get(rule[1]), _text(value)
    if form is None or text is None or text in rule[2:] or form.has(text):
        return None
    hint = f'did you mean "{near}"?' if "cidr" in rule[1] and (near := network(text)) else ""
    return f"{shown} is not {form.called}, such as {form.example}", hint


def _prefix(rule: Rule, value: Any, shown: str) -> Fault | None:
    text = _text(value)
    if text is None or not network(text):
        return None
    bits = int(text.partition("/")[2])
    if _is_within(rule, bits, bits):
        return None
    return f"{shown} has {bits} bits behind the slash, not {bounds(rule)}", ""


def _shown(value: Any) -> str:
    text = _text(value)
    if not isinstance(value, str):
        return text if text is not None else str(value)
    line = value.replace("\n", " ")
    return f'"{line if len(line) <= LONGEST else line[: LONGEST - 3] + "..."}"'


_JUDGES: Mapping[str, Callable[[Rule, Any, str], Fault | None]] = {
    "chars": _characters,
    "enum": _enum,
    "enum_i": _enum_any_case,
    "form": _form,
    "length": _length,
    "match": _match,
    "multiple": _multiple,
    "not_match": _not_match,
    "prefix": _prefix,
    "range": _range,
}
