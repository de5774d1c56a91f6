"""Find what a text gives a secret's name to: scripts, user data, YAML, INI, Nix, JSON, commands.

No text is parsed by its language: it may be a template, or several languages in one another. What is read is
a name, a sign that gives it a value, and a value that is no reference. Nothing that is found holds a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from snowform.nixos.secrecy.names import Kind, kind_of
from snowform.nixos.secrecy.values import may_be_secret

# One of them is in every name that promises a secret.
STEMS = ("pass", "pwd", "secret", "token", "key", "credential", "creds", "psk", "auth", "originverify", "pw")
# The length of a text in which commands and assignments are looked for; longer ones are data.
LONGEST = 1 << 20

_STEM = (
    r"pass(?:word|wd|phrase|code|wort)?|pwd|secret|token|credentials?|creds|authorization|psk|pat|pw|verify"
    r"|(?:api|access|private|auth|secret|signing|encryption|master|account|shared|license|customer|session"
    r"|hmac|cookie|client|integration|routing|app|application|storage)[_.-]?key|key[_-]?base|masterauth"
)
# A value in quotes of a kind, escaped ones too, or a word.
_VALUE = (
    r"(?:\\+[\"'](?P<escaped>[^\"'\\\n]{1,400})\\+[\"']|\"(?P<double>(?:[^\"\\\n]|\\.){1,400})\""
    r"|''(?P<nix>[^'\n]{1,400})''|'(?P<single>[^'\n]{1,400})'|(?P<bare>[^\s\"'<>|;&,)}\]`\\]{1,400}))"
)
# A type between name and sign: `let token: &str = "…"`; then only what is quoted is a value.
_TYPE = r"(?:(?P<type>\??:[ \t]{0,8}&?(?:'\w+ )?[\w.<>\[\]|]{1,40})(?=[ \t]{0,8}=))?"
_ASSIGNED = re.compile(
    rf"(?:{_STEM})(?P<tail>\w{{0,40}})(?P<close>(?:\\*[\"'])?\]?)"
    rf"(?P<sign>{_TYPE}[ \t]{{0,40}}(?:=>|:=|\?=|\+=|=(?![=~])|:(?!:))(?:[ \t]{{0,40}}|\s{{0,40}}(?=[\"']))|[ \t]{{1,8}})"
    rf"(?:\[[ \t]*|(?:lib\.)?mk\w{{3,12}} (?:\d+ )?|!!\w{{3,6}}[ \t]+)?{_VALUE}",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"[\w$.:-]*\Z")
_SCHEME = re.compile(
    r"(?:proxy-)?authorization[\"'\\]{0,3}[ \t]{0,8}[:=, ][ \t]{0,8}[\"'\\]{0,3}"
    r"(?P<secret>(?:bearer|basic|token|bot|api-?key|digest|geniekey|splunk|ssws|negotiate) +[^\s\"'\\<>]{3,})",
    re.IGNORECASE,
)
# An element by its name, and its value after it: Kubernetes, ECS, NuGet, XML.
_PAIR = re.compile(
    rf"\b(?:name|key|variable|field)\\*[\"']?\s{{0,8}}[:=]\s{{0,8}}\\*[\"']?(?P<name>[\w.-]{{0,60}}(?:{_STEM})\w{{0,40}})"
    rf"\\*[\"']?[\s,;]{{1,40}}\\*[\"']?value\\*[\"']?\s{{0,8}}[:=][ \t]{{0,8}}{_VALUE}",
    re.IGNORECASE,
)
_ELEMENT = re.compile(
    rf"<(?P<name>[\w.:-]{{0,60}}(?:{_STEM})\w{{0,40}})>\s{{0,40}}(?:<value>)?(?P<value>[^<>]{{1,400}})</",
    re.IGNORECASE,
)
_ELEMENTS = re.compile(
    rf"<[\w-]{{0,20}}(?:name|key)>\s{{0,8}}(?P<name>[\w.-]{{0,60}}(?:{_STEM})\w{{0,40}})\s{{0,8}}</[\w-]{{1,30}}>\s{{0,80}}"
    r"<[\w-]{0,20}(?:value|string)>(?P<value>[^<>]{1,400})</",
    re.IGNORECASE,
)
# A setting of YAML's whose value stands below it.
_BELOW = re.compile(
    rf"^(?P<indent>[ \t]*(?:- )?)[\"']?(?P<name>[\w.-]{{0,60}}(?:{_STEM})\w{{0,40}})[\"']?:[ \t]*(?:[|>][-+\d]{{0,2}})?[ \t]*\n"
    r"(?P<value>(?P=indent)[ \t]+(?!- )[^\s:#]{2,200})[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_LOGIN = re.compile(
    r"[\"']?\b_?auth\\*[\"']?[ \t]{0,8}[:=][ \t]{0,8}\\*[\"']?(?P<value>[A-Za-z0-9+/]{8,400}={0,2})"
)
_WORD = r"[\"']?(?P<secret>[^\s\"'|;&<>]{2,200})"
# Commands to which a secret is given without a name; the first word is looked for at first.
_COMMANDS = tuple(
    (word, re.compile(expression, re.IGNORECASE | re.MULTILINE))
    for word, expression in (
        (
            "curl",
            rf"\bcurl\b[^\n|;]{{0,400}}?\s(?:-u|--user|-U|--proxy-user)[ =]?[\"']?[^\s:\"']{{1,80}}:{_WORD}",
        ),
        ("mysql", rf"\bmysql\w*\b[^\n|;]{{0,400}}?\s-p(?!assword|ort|rotocol|lugin)(?=[^\s-]){_WORD}"),
        ("mariadb", rf"\bmariadb[\w-]*\b[^\n|;]{{0,400}}?\s-p(?!assword|ort)(?=[^\s-]){_WORD}"),
        ("sshpass", rf"\bsshpass\s{{1,8}}-p\s{{0,4}}{_WORD}"),
        ("login", rf"\blogin\b[^\n|;]{{0,200}}?\s-p[ =]{_WORD}"),
        ("redis-cli", rf"\bredis-cli\b[^\n|;]{{0,200}}?\s-a[ =]{_WORD}"),
        ("ldap", rf"\bldap\w{{3,10}}\b[^\n|;]{{0,400}}?\s-w[ =]?{_WORD}"),
        ("mongo", rf"\bmongo\w{{0,10}}\b[^\n|;]{{0,400}}?\s-p[ =]{_WORD}"),
        ("htpasswd", rf"\bhtpasswd\s+-\w*b\w*\s+(?:\S+\s+)?\S+\s+{_WORD}"),
        ("pass:", rf"\s-pass(?:in|out)?\s{{1,4}}pass:{_WORD}"),
        (
            "chpasswd",
            rf"[\"']?[\w.-]{{1,40}}:(?P<secret>[^\s\"'|:]{{2,200}})[\"']?[ \t]{{0,8}}\|[^\n|]{{0,40}}\bchpasswd\b",
        ),
        ("chpasswd", rf"\bchpasswd\b[^\n]{{0,40}}<<<?[ \t]{{0,4}}[\"']?[\w.-]{{1,40}}:{_WORD}"),
        (
            "chpasswd",
            rf"\bchpasswd\b[^\n]{{0,40}}<<-?[ \t]{{0,4}}[\"']?\w{{1,20}}[\"']?\s{{1,40}}[\w.-]{{1,40}}:{_WORD}",
        ),
        (
            "chpasswd",
            rf"\bchpasswd:\s{{1,40}}(?:expire:\s{{0,8}}\w{{1,8}}\s{{1,40}})?list:\s{{0,8}}[|>]?-?\s{{1,40}}(?:-\s{{1,8}})?[\"']?[\w.-]{{1,40}}:{_WORD}",
        ),
        (
            "--stdin",
            rf"\becho\s{{1,8}}(?:-\w+\s+)?{_WORD}[\"']?\s{{0,8}}\|[^\n|]{{0,40}}\b(?:passwd|login)\b",
        ),
        ("-stdin", rf"\becho\s{{1,8}}(?:-\w+\s+)?{_WORD}[\"']?\s{{0,8}}\|[^\n|]{{0,80}}--password-stdin"),
        ("net user", rf"\bnet user\s{{1,4}}\S{{1,40}}\s{{1,4}}(?!/){_WORD}"),
        ("securestring", rf"ConvertTo-SecureString\s{{1,4}}(?:-\w*String\s{{1,4}})?[\"']{_WORD}"),
        (
            "identified by",
            rf"\bidentified\s{{1,4}}(?:with\s{{1,4}}\S+\s{{1,4}})?by\s{{1,4}}(?:password\s{{1,4}})?[\"']{_WORD}",
        ),
        ("password", rf"\bpassword\s{{1,4}}'{_WORD}'"),
        ("password", rf"\blogin\s{{1,8}}\S{{1,80}}\s{{1,8}}password\s{{1,8}}{_WORD}"),
        ("requirepass", rf"\brequirepass\s{{1,8}}{_WORD}"),
        ("masterauth", rf"\bmasterauth\s{{1,8}}{_WORD}"),
        ("configure set", rf"\bconfigure set \S{{0,60}}(?:secret_access_key|session_token)\s{{1,4}}{_WORD}"),
        ("_authtoken", rf"_authtoken[= ]{_WORD}"),
        ("add_user", rf"\brabbitmqctl\b[^\n|;]{{0,80}}\badd_user\s+\S+\s+{_WORD}"),
        ("change_password", rf"\bchange_password\s+\S+\s+{_WORD}"),
        ("smb", rf"\bsmb\w+\b[^\n|;]{{0,200}}?\s-U[ =]?[\"']?[^\s%\"']{{1,40}}%{_WORD}"),
        ("cmdkey", rf"\bcmdkey\b[^\n]{{0,200}}?/pass:{_WORD}"),
        ("vault login", rf"\bvault login\s{{1,4}}(?!-){_WORD}"),
        (":5432:", rf"^[\w.*-]{{1,80}}:(?:\d+|\*):[^:\s]{{1,40}}:[^:\s]{{1,40}}:{_WORD}"),
    )
)
_INI = re.compile(r"^\[[\w .:/-]{1,60}\]\s*$", re.MULTILINE)
_SETS = re.compile(r"\s*(?:ENV|ARG|setx|setenv|set-environment)\s+", re.IGNORECASE)
_CODE = re.compile(r"[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)+|[\w.]*[(\[{].*")
_TYPE_NAME = re.compile(r"[A-Za-z]+")
_IDENTIFIER = re.compile(r"[a-z_][a-z0-9]*(?:[_-][a-z0-9]+)*|[a-z]+[A-Z]\w*")


def names_of_secrets(text: str) -> Iterator[str]:
    """The name that each secret in the text is given to; "" for a command's."""
    lowered = text.lower()
    if len(text) > LONGEST or not any(stem in lowered for stem in STEMS):
        # "mysql -p…" and its like name none.
        yield from _in_commands(text, lowered) if len(text) <= LONGEST else ()
        return
    yield from _in_commands(text, lowered)
    yield from (
        "Authorization" for found in _SCHEME.finditer(text) if may_be_secret(found["secret"], Kind.HEADER)
    )
    yield from ("auth" for found in _LOGIN.finditer(text) if may_be_secret(found["value"], Kind.LOGIN))
    for pattern in (_PAIR, _ELEMENT, _ELEMENTS, _BELOW):
        for found in pattern.finditer(text):
            kind = kind_of(found["name"])
            value = _value(found) if pattern is _PAIR else found["value"].strip()
            if kind and may_be_secret(value, kind):
                yield found["name"]
    yield from _assigned(text)


def _in_commands(text: str, lowered: str) -> Iterator[str]:
    for word, expression in _COMMANDS:
        if word in lowered:
            for found in expression.finditer(text):
                if may_be_secret(found["secret"], Kind.PASSWORD):
                    yield ""


def _assigned(text: str) -> Iterator[str]:
    start = 0
    while found := _ASSIGNED.search(text, start):
        # What follows may be the name of the next one: `password = token = "…"`.
        start = found.end("sign")
        before = _BEFORE.search(text, max(0, found.start() - 80), found.start())
        name = (before[0] if before else "") + text[found.start() : found.end("tail")]
        if _gives(found, name, text):
            yield name.rpartition(":")[2].strip("-$")


def _gives(found: re.Match[str], name: str, text: str) -> bool:
    sign = found["sign"].strip()
    option = name.startswith("-")
    name = name.lstrip("-")
    kind = kind_of(name.rpartition("$")[2])
    # Headers have a rule of their own, for their values are two words.
    if kind is None or kind is Kind.HEADER:
        return False
    start = max(0, found.end("tail") - len(name))
    # No more of the line than tells: a text may be one line.
    line = text[max(0, start - 200) : start].rpartition("\n")[2]
    # A comparison or an expansion of the shell: [ "$token" = "" ]. PowerShell assigns like that, and PHP.
    if name.startswith("$") and (line.strip() or sign != "="):
        return False
    # By a blank only an option gets its value, and a variable of a Dockerfile or of Windows.
    if not sign and (found["close"] or not (option or _SETS.fullmatch(line))):
        return False
    value = _value(found)
    if found["type"] and found["bare"] is not None:
        return False
    if found["bare"] is None:
        # f("token", x="…"): what is quoted stands for itself.
        return len(value) > 2 and may_be_secret(value, kind)
    return _bare_gives(found, name, kind, value, sign, line, text)


def _bare_gives(
    found: re.Match[str], name: str, kind: Kind, value: str, sign: str, line: str, text: str
) -> bool:
    """Whether a word without quotes is a value, and no name, type or call of a program."""
    if len(value) < 3 or found["close"] or _CODE.fullmatch(value) or not may_be_secret(value, kind):
        return False
    end = found.end("bare")
    rest = text[end : end + 40].partition("\n")[0].strip()
    spaced = found["sign"] != sign
    if value == name or (kind_of(value) and name == name.lower() and re.search(r"[_-]", value)):
        return False
    if not sign:
        return not value.startswith("-")
    if sign == ":":
        # YAML wants a blank, and says nothing more in the line; prose goes on.
        inside = line.rstrip(" \t")[-1:]
        starts = not line.strip(" \t-") or (inside and inside in "{,\"'")
        # In a program's object it may be a type or a variable, in its text a word.
        plain = bool(line.strip(" \t-")) and not any(map(str.isdigit, value)) and _TYPE_NAME.fullmatch(value)
        if plain and inside in "\"'" or (plain and value[0].isupper()):
            return False
        return bool(spaced and starts and (not rest or rest[0] in "#,}\"'"))
    if not spaced:
        # JSON has no such values, and JSX and programs have variables: f(password=word), {token=x}.
        in_call = line.rstrip().endswith(("(", ",", "{")) and _IDENTIFIER.fullmatch(value) is not None
        return not (in_call and not any(map(str.isdigit, value)))
    # `a = b` is a program's, unless it looks like no name, or the text is an INI file.
    if rest and rest[0] not in "#;":
        return False
    telling = any(map(str.isdigit, value)) or not _IDENTIFIER.fullmatch(value)
    return not rest.startswith(";") and (telling or _INI.search(text) is not None)


def _value(found: re.Match[str]) -> str:
    return next(
        (
            value
            for group in ("escaped", "double", "nix", "single", "bare")
            if (value := found[group]) is not None
        ),
        "",
    )
