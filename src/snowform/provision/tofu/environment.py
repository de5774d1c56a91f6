"""The environment of tofu and its providers: an allow-list, for others may change what is done."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

# What stays out, and why: TF_CLI_ARGS* adds arguments to each command, TF_REATTACH_PROVIDERS replaces a
# provider's program, TF_WORKSPACE, TF_DATA_DIR and TF_CLI_CONFIG_FILE choose another state or other
# providers, TF_LOG* writes every request into files (https://opentofu.org/docs/cli/config/environment-variables/).
PASSED = frozenset(
    {
        *("HOME", "LANG", "LOGNAME", "PATH", "TERM", "TZ", "USER"),
        *("HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy"),
        *("SSL_CERT_DIR", "SSL_CERT_FILE", "NIX_SSL_CERT_FILE", "GIT_SSH_COMMAND", "SSH_AUTH_SOCK"),
        *("GOGC", "GOMEMLIMIT", "TF_PLUGIN_CACHE_DIR"),
    }
)
# What else the one at the keyboard chooses: not for an unattended run, which has a folder for temporary files
# of its own, and to which XDG_DATA_HOME would name further folders with providers.
_PERSONAL = frozenset({"SHELL", "TMPDIR"})
_PERSONAL_PREFIXES = ("XDG_",)
# Without TF_WORKSPACE tofu works in the workspace that was chosen last, by whomever, and remembered in
# TF_DATA_DIR: with S3 that is another state.
_WORKSPACE = {"TF_WORKSPACE": "default"}
_FIXED = {"TF_IN_AUTOMATION": "1", "TF_INPUT": "0", "CHECKPOINT_DISABLE": "1"}
PASSED_PREFIXES = ("AWS_", "LC_", "TF_TOKEN_", "TF_VAR_")

# What of the passed ones is certainly a secret, or may be one.
SECRETS = frozenset({"AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_CONTAINER_AUTHORIZATION_TOKEN"})
SECRET_PREFIXES = ("TF_TOKEN_", "TF_VAR_")

# With one of these the credentials are chosen. Were they wrong, the provider would go on to the instance's
# own, which perhaps belong to another account.
CHOOSES_CREDENTIALS = (
    *("AWS_ACCESS_KEY_ID", "AWS_PROFILE", "AWS_SHARED_CREDENTIALS_FILE", "AWS_CONFIG_FILE"),
    "AWS_WEB_IDENTITY_TOKEN_FILE",
)


def environment(extra: Mapping[str, str], source: Mapping[str, str] | None = None) -> dict[str, str]:
    """The harmless variables of `source` (this process's, where none is given), then `extra`."""
    source = os.environ if source is None else source
    passed = {
        name: value for name, value in source.items() if name in PASSED or name.startswith(PASSED_PREFIXES)
    }
    if any(passed.get(name) for name in CHOOSES_CREDENTIALS):
        passed.setdefault("AWS_EC2_METADATA_DISABLED", "true")
    return {**passed, **_FIXED, **_WORKSPACE, **extra}


def personal_environment(extra: Mapping[str, str], source: Mapping[str, str] | None = None) -> dict[str, str]:
    """The same for tofu in a folder of a developer's, who may choose more; no workspace is chosen there.

    Where `extra` says which AWS to talk to, none of the AWS_* of `source` is mixed in.
    """
    source = os.environ if source is None else source
    chosen = {
        name: value
        for name, value in source.items()
        if name in _PERSONAL or name.startswith(_PERSONAL_PREFIXES)
    }
    # One that names a missing file is no more than a warning to OpenTofu, and none to us.
    if (config := source.get("TF_CLI_CONFIG_FILE")) and Path(config).is_file():
        chosen["TF_CLI_CONFIG_FILE"] = config
    if any(name.startswith("AWS_") for name in extra):
        source = {name: value for name, value in source.items() if not name.startswith("AWS_")}
    found = environment({**chosen, **extra}, source)
    return {name: value for name, value in found.items() if name not in _WORKSPACE or name in extra}
