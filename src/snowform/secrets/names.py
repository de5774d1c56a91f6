"""Tell by a name whether its value is a secret: an argument, an environment variable, a header, a key.

The last words of a name decide: `db_password`, `dbPassword` and `PGPASSWORD` are secrets, `password_file`,
`secret_arn` and `token_ttl` speak of one.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache


class Kind(Enum):
    """What kind of secret a name promises, by how much its value has to look like one."""

    PASSWORD = "password"  # noqa: S105 - what a name is called
    """What people choose, so any text may be one."""
    TOKEN = "token"  # noqa: S105 - likewise
    """What programs make, and a name that also stands for names of secrets."""
    KEY = "key"
    """Likewise, and a name that also stands for keys that are kept elsewhere, by their id or alias."""
    HEADER = "header"
    """An HTTP header: a scheme, then the secret."""
    LOGIN = "login"
    """User and password in one, as `user:password` or that in base64."""


_PASSWORD = (
    *("password", "passwd", "passphrase", "passcode", "passwort", "pwd", "requirepass", "masterauth"),
    *("redisauth", "rediscliauth"),
    *(
        f"{whose}pass"
        for whose in ("admin", "root", "user", "db", "smtp", "mail", "bind", "proxy", "login", "sql")
    ),
)
# Words that are the end of many others ("bypass"), so they count as whole words only.
_PASSWORD_WORDS = frozenset({"pass", "pw"})
_TOKEN = (
    "secret",
    "token",
    "apikey",
    "secretkey",
    "secretaccesskey",
    "accesskey",
    "privatekey",
    "authkey",
    "secretkeybase",
    "licensekey",
    "presharedkey",
    "accountkey",
    "clientkey",
    "integrationkey",
    "routingkey",
    "appkey",
    "applicationkey",
    "storagekey",
    "sharedaccesskey",
    "originverify",
    "credential",
    "credentials",
)
_TOKEN_WORDS = frozenset({"psk", "pat", "creds"})
_KEY = (
    "encryptionkey",
    "customerkey",
    "signingkey",
    "masterkey",
    "sharedkey",
    "sessionkey",
    "hmackey",
    "cookiekey",
    "deploykey",
)
# What may follow the word that tells: DB_PASSWORD_PROD, password2, secret_value.
_TRAILING_TEXT = """
    value plain plaintext text clear cleartext wo b64 base64 raw string binary default data old new current
    previous prod production dev development staging stage test live primary secondary main env
"""
_TRAILING = frozenset(_TRAILING_TEXT.split())
# With one of these a token or key is no secret, or a switch, a number, the name of one.
_SPOKEN_OF = """
    max min maximum minimum num count total no allow enable enabled disable is has require required use
    generate manage force next page pagination continuation idempotency creation request existing pull tls
    rotate show public update event start continue sync task confirmation input output
"""
_SPEAKS_OF = frozenset(_SPOKEN_OF.split())
_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_PLURALS = {f"{word}s" for word in (*_PASSWORD, "token", "apikey", "privatekey", "authkey")}


@lru_cache(maxsize=1 << 14)
def kind_of(name: str) -> Kind | None:
    """The kind of secret that a value of this name is; None for a name that promises none."""
    # A name is short; what is not is a text that has been taken for one.
    # A condition of IAM's on a tag, and a path in an input of Step Functions, are names of names.
    if len(name) > 200 or "Tag/" in name or name.endswith(".$"):
        return None
    words = [word.lower() for word in _WORDS.findall(name)]
    said = set(words)
    while words and (words[-1] in _TRAILING or words[-1].isdigit()):
        words.pop()
    if not words:
        # Providers call it so where the same is also taken encrypted.
        return None if said.isdisjoint({"plaintext", "cleartext"}) else Kind.TOKEN
    compact = "".join(words)
    if words[-1] == "authorization":
        return Kind.HEADER
    if words[-1] == "auth" and compact not in _PASSWORD:
        return Kind.LOGIN
    if compact.endswith(_PASSWORD) or words[-1] in _PASSWORD_WORDS:
        return Kind.PASSWORD
    if not _SPEAKS_OF.isdisjoint(words[:-1]):
        return None
    if compact.endswith(_KEY):
        return Kind.KEY
    return Kind.TOKEN if compact.endswith(_TOKEN) or words[-1] in _TOKEN_WORDS else None


def kind_of_each(name: str) -> Kind | None:
    """The kind of each value in a list or map of this name: `passwords`, `api_keys`."""
    compact = "".join(_WORDS.findall(name)).lower()
    return kind_of(name[:-1]) if compact.endswith(tuple(_PLURALS)) else None


# Arguments for people, where a secret is only spoken of.
PROSE = frozenset(
    {
        *("description", "comment", "comments", "usage", "help", "documentation", "error_message"),
        *("summary", "title", "alarm_description", "message"),
    }
)
# Labels: `tags = { Secret = "none" }` says what something is for.
LABELS = frozenset(
    {"tags", "tags_all", "tag", "default_tags", "labels", "annotations", "volume_tags", "tag_specifications"}
)
# Arguments that the schema hides, though what they hold is shown to others or says who, not by what proof.
NO_SECRET = re.compile(
    r"(?:.*_)?(?:id|arn|user_?name|banner|certificate|certificate_chain|certificate_pem|ca_pem|notes"
    r"|public_keys|context)"
)
# Keys of a map that is hidden as a whole, of which only some values are secrets.
BESIDE_SECRET = re.compile(
    r"(?:.*_)?(?:id|arn|url|uri|host|hostname|port|user|user_?name|name|region|type|ssl|enabled|database|db"
    r"|dbname|protocol|engine|endpoint|class|enforced|account|schema|warehouse|role|level|format|timeout"
    r"|interval|concurrency|parallelism|executor|backend|domain|bucket)",
    re.IGNORECASE,
)
