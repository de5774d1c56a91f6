"""Commands to which a secret is given without a name, and lines of files that programs read like that."""

from __future__ import annotations

import re

from snowform.secrets.names import Kind
from snowform.secrets.values import may_be_secret

WORD = r"[\"']?(?P<secret>[^\s\"'|;&<>]{2,200})"
_USER = r"[\"']?[\w.-]{1,40}:"
# As their manuals have them. A word in lower case that is in every such text is looked for first.
COMMANDS: tuple[tuple[str, str], ...] = (
    (
        "curl",
        r"\bcurl\b[^\n|;]{0,400}?\s(?:-\w{0,8}[uU]|--user|--proxy-user)[ =]?[\"']?[^\s:\"']{1,80}:"
        rf"{WORD}",
    ),
    ("--oauth2-bearer", rf"\s--oauth2-bearer\s{{1,4}}{WORD}"),
    ("lftp", rf"\blftp\b[^\n|;]{{0,200}}?\s-u\s{{1,4}}[^\s,]{{1,40}},{WORD}"),
    ("mysql", rf"\bmysql\w*\b[^\n|;]{{0,400}}?\s-p(?!assword|ort|rotocol|lugin)(?=[^\s-]){WORD}"),
    ("mariadb", rf"\bmariadb[\w-]*\b[^\n|;]{{0,400}}?\s-p(?!assword|ort)(?=[^\s-]){WORD}"),
    ("sshpass", rf"\bsshpass\s{{1,8}}-p\s{{0,4}}{WORD}"),
    ("login", rf"\blogin\b[^\n|;]{{0,200}}?\s-p[ =]{WORD}"),
    ("redis-cli", rf"\bredis-cli\b[^\n|;]{{0,200}}?\s-a[ =]{WORD}"),
    ("ldap", rf"\bldap\w{{3,10}}\b[^\n|;]{{0,400}}?\s-w[ =]?{WORD}"),
    ("mongo", rf"\bmongo\w{{0,10}}\b[^\n|;]{{0,400}}?\s-p[ =]{WORD}"),
    ("htpasswd", rf"\bhtpasswd\s+-\w*b\w*\s+(?:\S+\s+)?\S+\s+{WORD}"),
    ("pass:", rf"\s-pass(?:in|out)?\s{{1,4}}pass:{WORD}"),
    (
        "chpasswd",
        r"[\"']?[\w.-]{1,40}:(?P<secret>[^\s\"'|:]{2,200})[\"']?[ \t]{0,8}\|[^\n|]{0,40}\bchpasswd\b",
    ),
    ("chpasswd", rf"\bchpasswd\b[^\n]{{0,40}}<<<?[ \t]{{0,4}}{_USER}{WORD}"),
    (
        "chpasswd",
        rf"\bchpasswd\b[^\n]{{0,40}}<<-?[ \t]{{0,4}}[\"']?\w{{1,20}}[\"']?\s{{1,40}}[\w.-]{{1,40}}:{WORD}",
    ),
    (
        "chpasswd",
        rf"\bchpasswd:\s{{1,40}}(?:expire:\s{{0,8}}\w{{1,8}}\s{{1,40}})?list:\s{{0,8}}[|>]?-?\s{{1,40}}(?:-\s{{1,8}})?{_USER}{WORD}",
    ),
    (
        "--stdin",
        rf"\becho\s{{1,8}}(?:-\w+\s+)?{WORD}[\"']?\s{{0,8}}\|[^\n|]{{0,40}}\b(?:passwd|login)\b",
    ),
    ("-stdin", rf"\becho\s{{1,8}}(?:-\w+\s+)?{WORD}[\"']?\s{{0,8}}\|[^\n|]{{0,80}}--password-stdin"),
    ("net user", rf"\bnet user\s{{1,4}}\S{{1,40}}\s{{1,4}}(?!/){WORD}"),
    ("securestring", rf"ConvertTo-SecureString\s{{1,4}}(?:-\w*String\s{{1,4}})?[\"']{WORD}"),
    (
        "identified by",
        rf"\bidentified\s{{1,4}}(?:with\s{{1,4}}\S+\s{{1,4}})?by\s{{1,4}}(?:password\s{{1,4}})?[\"']{WORD}",
    ),
    ("password", rf"\bpassword\s{{1,4}}'{WORD}'"),
    ("password", rf"\blogin\s{{1,8}}\S{{1,80}}\s{{1,8}}password\s{{1,8}}{WORD}"),
    ("requirepass", rf"\brequirepass\s{{1,8}}{WORD}"),
    ("masterauth", rf"\bmasterauth\s{{1,8}}{WORD}"),
    ("configure set", rf"\bconfigure set \S{{0,60}}(?:secret_access_key|session_token)\s{{1,4}}{WORD}"),
    ("_authtoken", rf"_authtoken[= ]{WORD}"),
    ("add_user", rf"\brabbitmqctl\b[^\n|;]{{0,80}}\badd_user\s+\S+\s+{WORD}"),
    ("change_password", rf"\bchange_password\s+\S+\s+{WORD}"),
    ("smb", rf"\bsmb\w+\b[^\n|;]{{0,200}}?\s-U[ =]?[\"']?[^\s%\"']{{1,40}}%{WORD}"),
    ("cmdkey", rf"\bcmdkey\b[^\n]{{0,200}}?/pass:{WORD}"),
    ("vault login", rf"\bvault login\s{{1,4}}(?!-){WORD}"),
    (":5432:", rf"^[\w.*-]{{1,80}}:(?:\d+|\*):[^:\s]{{1,40}}:[^:\s]{{1,40}}:{WORD}"),
)


def gives_secret(text: str, lowered: str) -> bool:
    """Whether a command in the text is given a secret; `lowered` is the text in lower case."""
    for word, expression in COMMANDS:
        if word in lowered:
            for found in re.finditer(expression, text, re.IGNORECASE | re.MULTILINE):
                if may_be_secret(found["secret"], Kind.PASSWORD):
                    return True
    return False
