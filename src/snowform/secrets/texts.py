"""Find what a text gives a secret's name to: scripts, user data, YAML, INI, Nix, JSON, commands.

No text is parsed by its language: it may be a template, or several languages in one another. What is read is
a name, a sign that gives it a value, and a value that is no reference. Nothing that is found holds a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from snowform.secrets.assignments import STEM, VALUE, assigned, value_of
from snowform.secrets.commands import gives_secret
from snowform.secrets.names import Kind, kind_of
from snowform.secrets.values import may_be_secret

# One of them is in every name that promises a secret.
STEMS = ("pass", "pwd", "secret", "token", "key", "credential", "creds", "psk", "auth", "verify", "pw")
# The length of a text in which commands and assignments are looked for; longer ones are data.
LONGEST = 1 << 20

_SCHEME = (
    r"(?:proxy-)?authorization[\"'\\]{0,3}[ \t]{0,8}[:=, ][ \t]{0,8}[\"'\\]{0,3}"
    r"(?P<value>(?:bearer|basic|token|bot|api-?key|digest|geniekey|splunk|ssws|negotiate) +[^\s\"'\\<>]{3,})"
)
_LOGIN = r"[\"']?\b_?auth\\*[\"']?[ \t]{0,8}[:=][ \t]{0,8}\\*[\"']?(?P<value>[A-Za-z0-9+/]{8,400}={0,2})"
_NAME = rf"(?P<name>[\w.:-]{{0,60}}{STEM}\w{{0,40}})"
# A name and its value that belong together by where they stand, each with a mark that is in every such text.
_TOGETHER = (
    # Kubernetes, ECS, NuGet: a name, and its value after it
    (
        "value",
        rf"\b(?:name|key|variable|field)\\*[\"']?\s{{0,8}}[:=]\s{{0,8}}\\*[\"']?{_NAME}"
        rf"\\*[\"']?[\s,;]{{1,40}}\\*[\"']?value\\*[\"']?\s{{0,8}}[:=][ \t]{{0,8}}{VALUE}",
    ),
    # XML: <password>…</password>, <Password><Value>…, <property name="password">…
    ("</", rf"<{_NAME}>\s{{0,40}}(?:<value>)?(?P<value>[^<>]{{1,400}})</"),
    ("</", rf"\b(?:name|key)=[\"']{_NAME}[\"']>(?P<value>[^<>]{{1,400}})</"),
    # <param-name>db.password</param-name><param-value>…
    (
        "</",
        rf"<[\w-]{{0,20}}(?:name|key)>\s{{0,8}}{_NAME}\s{{0,8}}</[\w-]{{1,30}}>\s{{0,80}}"
        r"<[\w-]{0,20}(?:value|string)>(?P<value>[^<>]{1,400})</",
    ),
    # PowerShell, for the registry of Windows
    (
        "-value",
        rf"(?:[\"']|-name ){_NAME}[\"']?[ \t]{{1,8}}-value[ \t]{{1,8}}[\"']?(?P<value>[^\s\"']{{1,400}})",
    ),
    # YAML, the value below its name
    (
        ":",
        rf"^(?P<indent>[ \t]*(?:- )?)[\"']?{_NAME}[\"']?:[ \t]*(?:[|>][-+\d]{{0,2}})?[ \t]*\n"
        r"(?P<value>(?P=indent)[ \t]+(?!- )[^\s:#]{2,200})[ \t]*$",
    ),
)


def names_of_secrets(text: str) -> Iterator[str]:
    """The name that each secret in the text is given to; "" for a command's."""
    if len(text) > LONGEST:
        return
    lowered = text.lower()
    # "mysql -p…" and its like name none.
    if gives_secret(text, lowered):
        yield ""
    if not any(stem in lowered for stem in STEMS):
        return
    if _any(_SCHEME, text, Kind.HEADER):
        yield "Authorization"
    if _any(_LOGIN, text, Kind.LOGIN):
        yield "auth"
    for mark, expression in _TOGETHER:
        found_ones = re.finditer(expression, text, re.IGNORECASE | re.MULTILINE) if mark in lowered else ()
        for found in found_ones:
            kind = kind_of(found["name"])
            value = found["value"] if "value" in found.re.groupindex else value_of(found)
            if kind and may_be_secret(value, kind):
                yield found["name"]
    yield from assigned(text)


def _any(expression: str, text: str, kind: Kind) -> bool:
    return any(may_be_secret(found["value"], kind) for found in re.finditer(expression, text, re.IGNORECASE))
