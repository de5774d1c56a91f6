"""Find the names in a text that a sign gives a secret to: `DB_PASSWORD=…`, `password: …`, `token = "…"`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from snowform.secrets.names import Kind, kind_of
from snowform.secrets.values import may_be_secret

# A part of every name that promises a secret.
STEM = (
    r"(?:pass(?:word|wd|phrase|code|wort)?|pwd|secret|token|credentials?|creds|authorization|psk|pat|pw|verify"
    r"|(?:api|access|private|auth|secret|signing|encryption|master|account|shared|license|customer|session"
    r"|hmac|cookie|client|integration|routing|app|application|storage)[_.-]?key|key[_-]?base|masterauth)"
)
# A value in quotes of a kind, escaped ones too, or a word.
VALUE = (
    r"(?:\\+[\"'](?P<escaped>[^\"'\\\n]{1,400})\\+[\"']|\"(?P<double>(?:[^\"\\\n]|\\.){1,400})\""
    r"|''(?P<nix>[^'\n]{1,400})''|'(?P<single>[^'\n]{1,400})'|(?P<bare>[^\s\"'<>|;&,)}\]`\\]{1,400}))"
)
# A type between name and sign: `let token: &str = "…"`. Then only what is quoted is a value.
_TYPE = r"(?:(?P<type>\??:[ \t]{0,8}&?(?:'\w+ )?[\w.<>\[\]|]{1,40})(?=[ \t]{0,8}=))?"
_SIGN = r"(?:=>|:=|\?=|\+=|=(?![=~])|:(?!:))(?:[ \t]{0,40}|\s{0,40}(?=[\"']))"
# What may stand before a value without being of it: a bracket, `lib.mkForce`, a tag of YAML's.
_BEFORE_VALUE = r"(?:\[[ \t]*|(?:lib\.)?mk\w{3,12} (?:\d+ )?|!!\w{3,6}[ \t]+)?"
_ASSIGNMENT = (
    rf"{STEM}(?P<tail>\w{{0,40}})(?P<close>(?:\\*[\"'])?\]?)"
    rf"(?P<sign>{_TYPE}[ \t]{{0,40}}{_SIGN}|[ \t]{{1,8}}){_BEFORE_VALUE}{VALUE}"
)
_BEFORE = r"[\w$.:-]*\Z"
_INI = r"^\[[\w .:/-]{1,60}\]\s*$"
# By a blank only an option gets its value, and a variable of a Dockerfile or of Windows, a header of nginx.
_SETS = r"\s*(?:ENV|ARG|setx|setenv|set-environment|\w+_set_header|RequestHeader set)\s+[\"']?"
_CODE = r"[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)+|[\w.]*[(\[{].*"
_IDENTIFIER = r"[a-z_][a-z0-9]*(?:[_-][a-z0-9]+)*|[a-z]+[A-Z]\w*"


class Assignment(NamedTuple):
    """A name and what follows it: `line` is what stands before it in its line, `rest` what comes after.

    `quoted` says that the value is in quotes, `closed` that the name is.
    """

    name: str
    kind: Kind
    sign: str
    spaced: bool
    typed: bool
    closed: bool
    quoted: bool
    value: str
    line: str
    rest: str


def assigned(text: str) -> Iterator[str]:
    """The name of each secret that a sign gives a value to."""
    start = 0
    expression = re.compile(_ASSIGNMENT, re.IGNORECASE)
    before = re.compile(_BEFORE)
    while found := expression.search(text, start):
        # What follows may be the name of the next one: `password = token = "…"`.
        start = found.end("sign")
        left = before.search(text, max(0, found.start() - 80), found.start())
        name = (left[0] if left else "") + text[found.start() : found.end("tail")]
        value = _read(found, name, text)
        if value is not None and _gives(value, text):
            yield name.rpartition(":")[2].strip("-$")


def value_of(found: re.Match[str]) -> str:
    """The value in a match of VALUE."""
    groups = ("escaped", "double", "nix", "single", "bare")
    return next((value for group in groups if (value := found[group]) is not None), "")


def _read(found: re.Match[str], name: str, text: str) -> Assignment | None:
    kind = kind_of(name.lstrip("-").rpartition("$")[2])
    # Headers have a rule of their own, for their values are two words.
    if kind is None or kind is Kind.HEADER:
        return None
    start = max(0, found.end("tail") - len(name.lstrip("-")))
    end = found.end()
    return Assignment(
        name=name,
        kind=kind,
        sign=found["sign"].strip(),
        spaced=found["sign"] != found["sign"].strip(),
        typed=found["type"] is not None,
        closed=bool(found["close"]),
        quoted=found["bare"] is None,
        value=value_of(found),
        # No more of the line than tells: a text may be one line.
        line=text[max(0, start - 200) : start].rpartition("\n")[2],
        rest=text[end : end + 40].partition("\n")[0].strip(),
    )


def _gives(one: Assignment, text: str) -> bool:
    # A comparison or an expansion of the shell: [ "$token" = "" ]. PowerShell assigns like that, and PHP.
    if one.name.startswith("$") and (one.line.strip() or one.sign != "="):
        return False
    by_blank = one.name.startswith("-") or re.fullmatch(_SETS, one.line, re.IGNORECASE)
    if not one.sign and (one.closed or not by_blank):
        return False
    # What is shorter is an example, or the beginning of something else.
    if len(one.value) < 3 or not may_be_secret(one.value, one.kind):
        return False
    return one.quoted or (not (one.typed or one.closed or _is_code(one)) and _bare_gives(one, text))


def _is_code(one: Assignment) -> bool:
    """Whether a word without quotes is a program's: a call, a variable that is called like a secret."""
    if one.value == one.name or re.fullmatch(_CODE, one.value):
        return True
    return (
        one.name == one.name.lower()
        and re.search(r"[_-]", one.value) is not None
        and bool(kind_of(one.value))
    )


def _bare_gives(one: Assignment, text: str) -> bool:
    """Whether a word without quotes is a value, by the sign."""
    has_digit = any(map(str.isdigit, one.value))
    is_name = re.fullmatch(_IDENTIFIER, one.value) is not None
    if not one.sign:
        # docker --secret id=x: the option's own settings.
        return not one.value.startswith("-") and not re.match(r"[a-z]{1,8}=", one.value)
    if one.sign == ":":
        return one.spaced and (not one.rest or one.rest[0] in "#,}\"'") and _stands_in_yaml(one, has_digit)
    if not one.spaced:
        # JSON has no such values, and JSX and programs have variables: f(password=word), {token=x}.
        in_call = one.line.rstrip().endswith(("(", ",", "{"))
        return not (in_call and is_name and not has_digit)
    # `a = b` is a program's, unless it looks like no name, or the text is an INI file.
    if one.rest and one.rest[0] != "#":
        return False
    return has_digit or not is_name or re.search(_INI, text, re.MULTILINE) is not None


def _stands_in_yaml(one: Assignment, has_digit: bool) -> bool:
    """Whether a name with a colon begins a line or an entry, and is no type, variable or word of prose."""
    before = one.line.strip(" \t-")
    if not before:
        return True
    if before[-1] not in "{,\"'":
        return False
    # In a program's object a word may be a type or a variable, in a text that it prints a word.
    word = one.value.isalpha() and not has_digit
    return not (word and (before[-1] in "\"'" or one.value[0].isupper()))
