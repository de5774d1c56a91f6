"""Where a state is kept, read from the configuration. Credentials never enter."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

from ..configuration.backend import backend_of
from ..errors import StateRefused
from ..host.files import read_json, write_json
from ..host.paths import Paths
from ..records import dataclass, field

LOCAL = "local"

# What locates a state, by kind of backend; all else is access, locking or convenience
# (https://opentofu.org/docs/language/settings/backends/configuration/). The name of a bucket is unique in all
# of AWS's regions, so neither its region nor who asks counts. Of a kind that is not listed all settings do.
_LOCATION: Mapping[str, tuple[str, ...]] = {
    "s3": ("bucket", "key", "workspace_key_prefix", "endpoint", "endpoints"),
    "gcs": ("bucket", "prefix"),
    "azurerm": ("storage_account_name", "container_name", "key"),
    "http": ("address",),
    "consul": ("address", "path"),
    "kubernetes": ("host", "namespace", "secret_suffix"),
    "oss": ("bucket", "prefix", "key"),
    "cos": ("bucket", "prefix", "key"),
    "pg": ("conn_str", "schema_name"),
}

# Settings of any backend that are a secret, or may hold one; they come from the environment where they are
# needed again.
_SECRETS = frozenset(
    {
        *("access_key", "secret_key", "token", "sse_customer_key", "encryption_key", "credentials"),
        *("access_token", "password", "client_secret", "client_certificate_password", "sas_token"),
        *("client_private_key_pem", "client_key", "oidc_token", "oidc_request_token", "security_token"),
        *("secret_id", "headers", "conn_str"),
    }
)


class Store(Protocol):
    """What this package needs of tofu, in a folder where `init` has run: tofu.commands.Tofu has it."""

    @property
    def folder(self) -> Path:
        """The run's folder, private to it."""

    def state_pull(self) -> str:
        """The state as the backend holds it, decrypted."""

    def state_push(self, path: Path) -> None:
        """Make a file the backend's state."""

    def force_unlock(self, lock_id: str) -> None:
        """Remove the state lock of that id."""


@dataclass(frozen=True, slots=True)
class Backend:
    """One place of a state: the kind of backend, what locates the state there, and its other settings."""

    kind: str = LOCAL
    location: Mapping[str, Any] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, *documents: Mapping[str, Any]) -> Backend:
        """That of a configuration and its override files, of which the last that names one counts.

        An override replaces the backend as a whole (https://opentofu.org/docs/language/files/override/). A
        local state is always the stack's own file, whatever path is written down.
        """
        named = [found for document in documents if (found := backend_of(document))]
        kind, raw = named[-1] if named else (LOCAL, {})
        if kind == LOCAL:
            return cls()
        given = {name: _without_login(value) for name, value in raw.items() if value is not None}
        settings = {name: value for name, value in given.items() if not _is_secret(name, value)}
        names = _LOCATION.get(kind, tuple(settings))
        return cls(kind, {name: settings[name] for name in names if name in settings}, settings)

    @property
    def remote(self) -> bool:
        """Whether the state is kept anywhere but in the stack's own file."""
        return self.kind != LOCAL

    @property
    def digest(self) -> str:
        """The same for two configurations that keep the state in the same place."""
        import hashlib

        text = json.dumps([self.kind, self.location], sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()

    @property
    def place(self) -> str:
        """In words, for messages: `s3 (bucket states, key web.tfstate)`."""
        shown = ", ".join(f"{name} {_shown(value)}" for name, value in self.location.items())
        return f"{self.kind} ({shown})" if shown else self.kind

    def configuration(self) -> dict[str, Any]:
        """A configuration (`config.tf.json`) with this backend and nothing else: enough to pull its state."""
        return {"terraform": {"backend": {self.kind: dict(self.settings)}}}


def where(paths: Paths, backend: Backend) -> str:
    """The place of the state for messages: the local file, or the backend in words."""
    return backend.place if backend.remote else str(paths.state_file)


def save_backend(path: Path, backend: Backend) -> None:
    """Keep what a later migration needs to reach this state; no credentials.

    StorageError where it cannot be written.
    """
    write_json(path, {"kind": backend.kind, "location": backend.location, "settings": backend.settings})


def load_backend(path: Path) -> Backend:
    """The backend that `save_backend` kept; StateRefused where there is none."""
    if not path.exists():
        raise StateRefused("nothing is known of a backend before this one", where=str(path))
    raw = read_json(path)
    try:
        return Backend(str(raw["kind"]), dict(raw["location"]), dict(raw["settings"]))
    except (KeyError, TypeError, ValueError) as error:
        raise StateRefused("no backend's settings can be read from it", where=str(path)) from error


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, sort_keys=True)


def _is_secret(name: str, value: Any) -> bool:
    """Whether a setting may hold a secret; a connection's URL has lost its login by now."""
    return name in _SECRETS and not (name == "conn_str" and "://" in str(value))


def _without_login(value: Any) -> Any:
    """`value` without the name and password that a URL may carry."""
    if not isinstance(value, str) or "://" not in value:
        return value
    from urllib.parse import urlsplit, urlunsplit

    parts = urlsplit(value)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))
