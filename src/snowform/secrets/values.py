"""Tell a value that may be a secret from what only stands in its place. Reads values, prints none."""

from __future__ import annotations

import base64
import re

from snowform.secrets.names import Kind, kind_of

# Stands in a text for what is known only where the configuration is applied.
OPEN = "\ufffc"

# Words that are a switch, a type, a unit or say that there is nothing.
_WORDS_TEXT = """
    true false yes no on off none null nil undefined default auto automatic required optional enabled
    disabled enable disable allow deny required-or-optional string str text number integer int float bool
    boolean object list map array set any bytes varchar secretstr bearer basic digest oauth oauth2 jwt mac
    seconds minutes hours days weeks plain file env environment header query cookie body unset empty random
    generated n/a na unused ignored ignore preferred never always hidden self sensitive secure securestring
    aws_iam iam custom default_value method one_time read write admin
"""
_WORDS = frozenset(_WORDS_TEXT.split())
# Nobody means these as the value; "changeme" is not among them, for it is in use all over the world.
_PLACEHOLDER = re.compile(
    r"<[^<>]*>|\[[A-Za-z_ -]*\]|\{\{.*\}\}|__\w+__|%\w+%|@\w+@|\*+|[xX]{3,}|\.{2,}|…|-+|[?!*]"
    r"|re?place[_ -]?me|replace[_ -].*|(?:the[_ -])?place[_ -]?holder.*|.*[_ -]placeholder|todo.*|tbd|tba"
    r"|fixme|redacted|\(?(?:redacted|hidden|masked|sensitive)(?: value)?\)?|(?:fake|dummy|sample|example)"
    r"|(?:to[_ -]be|will[_ -]be)[_ -].*|(?:your|my|insert|enter|put|set|fill)[_ -].*[_ -]here"
    r"|your[_ -].*|(?:insert|enter)[_ -].*|set[_ -](?:by|in|via|from|on)[_ -].*|managed[_ -].*"
    r"|known[_ -]after.*|not[_ -]?(?:set|used|needed|a[_ -]secret).*|rendered[_ -].*|overridden.*",
    re.IGNORECASE | re.DOTALL,
)
# Keys that AWS' documentation uses end so.
_EXAMPLE = re.compile(r"(?:AKIA|ASIA)[A-Z0-9]{9}EXAMPLE|[A-Za-z0-9/+]{30}(?:EXAMPLEKEY|EXAMPLE)")
# A shell's, a template's, a tool's reference to a value that is elsewhere, or a value that is encrypted.
_REFERENCE = re.compile(
    r"\$[\w({@*!?.\[$]|`|%\(|%[sdqvr{]|\{[\w{%#]|!(?:Ref|Sub|GetAtt|ImportValue|Join|Select|vault|secret|env)\b"
    r"|@Microsoft\.KeyVault\(|ENC\[|enc:|(?:alias|projects|secrets?|parameters?|keys?)/"
    r"|(?:arn|urn|ssm|ssm-secure|secretsmanager|sm|sops|kms|vault|env|file|gcpsm|op|resolve|cmd|azurekv|secretref"
    r"|aws-sm|awssm|aws_ssm|aws_secretsmanager|valueFrom|cloudsmith|doppler|infisical|keyring|keychain|pass)"
    r":|ref\+|AQICAH|age1|sops_|env\.|ssh-|ecdsa-sha2-|sk-ssh-|sk-ecdsa-|-----BEGIN (?!.*PRIVATE KEY)"
    r"|method\.|integration\.|context\.|stageVariables\.|Fn::|Ref:|steps\.|secrets\.|inputs\.|vars\."
    r"|request\.|event\.|params\.|self\.|this\.|process\.env|os\.environ|os\.getenv|System\.getenv|ENV\[",
)
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}://")
_URL_WITH_PASSWORD = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}://[^\s/@:]*:[^\s/@]+@")
_PATH = re.compile(r"(?:~|\.{1,2}|[A-Za-z]:)?(?:[/\\][\w.@${}:-]+)+[/\\]?|(?:~|\.{1,2})[/\\]?|\.[\w-]+")
_FILE = re.compile(
    r"[\w./\\@:~ -]+\.(?:pem|key|crt|cer|p12|pfx|jks|json|ya?ml|txt|env|ini|conf|cfg|age|gpg|asc|enc|pub|toml"
    r"|sops|sh|tpl|tftpl|properties|xml|kdbx|htpasswd|pgpass)",
    re.IGNORECASE,
)
_HASH = re.compile(
    r"\$(?:[1567y]|2[abxy]|gy|sha1|argon2\w*|pbkdf2[\w-]*|scrypt|P|H|apr1)\$.*|\{(?:S?SHA\d*|CRYPT|SMD5|MD5)\}.*"
    r"|(?:sha\d+|md5|blake\w+)[:-][\w+/=-]+|SCRAM-SHA-\d+\$.*|pbkdf2[_:].*|argon2.*|[!*]+.*",
    re.IGNORECASE,
)
_SMALL_NUMBER = re.compile(r"-?\d{1,2}(?:\.\d+)?")
_NUMBER = re.compile(r"-?\d{1,10}(?:\.\d+)?")
_DURATION = re.compile(
    r"\d+(?:\.\d+)?\s?(?:ms|s|m|h|d|w|y|sec|secs|min|mins|seconds|minutes|hours|days|[kmg]i?b)"
)
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[/_.:-]+[A-Za-z0-9]+)+")
_VARIABLE = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_LOGIN = re.compile(r"(?!arn:)[^\s:/${}<]{1,80}:(?!//)(?P<secret>[^\s:]{2,80})")
_BASE64 = re.compile(r"[A-Za-z0-9+/]+={0,2}")
_SCHEME = re.compile(
    r"'?(?:bearer|basic|token|bot|apikey|api-key|digest|geniekey|splunk|ssws|jwt|key|negotiate|hawk)[ =]+"
    r"(?P<secret>\S.*)",
    re.IGNORECASE,
)


def is_placeholder(value: str) -> bool:
    """Whether a value says by itself that it is none: `<password>`, `REPLACE_ME`, a documented example."""
    text = value.strip().strip("'\"")
    return not text or _PLACEHOLDER.fullmatch(text) is not None or _EXAMPLE.fullmatch(text) is not None


def may_be_secret(value: str, kind: Kind) -> bool:
    """Whether a value that stands under a name of this kind can be the secret itself."""
    text = value.strip()
    # What is quoted once more, as API Gateway wants constants.
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1].strip()
    if kind is Kind.HEADER:
        return _in_header(text)
    if kind is Kind.LOGIN:
        return _is_login(text)
    return not _says_that_it_is_none(text) and not _is_elsewhere(text) and not _is_name(text, kind)


def _says_that_it_is_none(text: str) -> bool:
    """Whether it is a placeholder, a word of a configuration, a hash, a duration or a sentence."""
    if OPEN in text or is_placeholder(text) or text.lower() in _WORDS:
        return True
    return bool(_HASH.fullmatch(text) or _DURATION.fullmatch(text)) or _is_prose(text)


def _is_elsewhere(text: str) -> bool:
    """Whether it says where the secret is: a reference, a file, an address, a variable of the environment."""
    if _REFERENCE.match(text):
        return True
    if _URL.match(text):
        return _URL_WITH_PASSWORD.match(text) is None
    return any(form.fullmatch(text) for form in (_PATH, _FILE, _VARIABLE))


def _is_name(text: str, kind: Kind) -> bool:
    """Whether it is a number or a name, as other kinds than passwords may have them."""
    if kind is Kind.PASSWORD:
        return bool(_SMALL_NUMBER.fullmatch(text)) or ("/" in text and _names_secret(text))
    if _NUMBER.fullmatch(text) or _names_secret(text):
        return True
    if kind is Kind.KEY and (_UUID.fullmatch(text) or not any(map(str.isdigit, text))):
        return True
    return "/" in text and _NAME.fullmatch(text) is not None and text == text.lower()


def _in_header(text: str) -> bool:
    if found := _SCHEME.fullmatch(text):
        return len(found["secret"]) > 2 and may_be_secret(found["secret"], Kind.PASSWORD)
    bare = len(text) >= 12 and " " not in text and any(map(str.isdigit, text))
    return bare and may_be_secret(text, Kind.TOKEN)


def _is_login(text: str) -> bool:
    found = _LOGIN.fullmatch(text)
    if found is None and len(text) >= 8 and _BASE64.fullmatch(text):
        try:
            decoded = base64.b64decode(text, validate=True).decode()
        except ValueError:
            return False
        found = _LOGIN.fullmatch(decoded) if decoded.isprintable() else None
    return found is not None and may_be_secret(found["secret"], Kind.PASSWORD)


def _names_secret(text: str) -> bool:
    """Whether it is the name under which a secret is kept: `prod/db/password`, `github-token`, `password`."""
    if text in {"password", "token", "secret"}:
        return True
    return _NAME.fullmatch(text) is not None and kind_of(text) is not None


def _is_prose(text: str) -> bool:
    """Several words, among them what they speak of, or a full stop. A passphrase has neither."""
    words = text.split()
    if len(words) < 3:
        return False
    return text[-1] in ".!?" or any(kind_of(word.strip(".,;:()'\"")) for word in words) or len(words) > 8
