"""Whether there are credentials for AWS, and of which kind; never what they are.

In the order in which AWS' provider looks for them
(https://registry.terraform.io/providers/hashicorp/aws/latest/docs#authentication-and-configuration).
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from configparser import ConfigParser
from configparser import Error as ConfigError
from dataclasses import replace
from pathlib import Path
from typing import Any

from snowform.doctor import remedies
from snowform.doctor.findings import Finding, Status
from snowform.errors import SnowformError
from snowform.files import user_cache, write_atomic
from snowform.tofu import Tofu

_ASKED = Finding(
    "credentials", needed_for=("plan, apply and their kin, of stacks on AWS",), remedy=remedies.CREDENTIALS
)
# What makes a section of the files a source of credentials: any of these keys.
_KINDS = {
    "aws_access_key_id": "an access key",
    "sso_session": "AWS IAM Identity Center",
    "sso_start_url": "AWS IAM Identity Center",
    "role_arn": "a role",
    "credential_process": "a program",
    "login_session": "`aws login`",
}
# The account and the role as AWS itself sees them, asked by the provider with all its ways to credentials.
_QUESTION = """\
{
  "data": {"aws_caller_identity": {"me": {}}},
  "output": {
    "account": {"value": "${data.aws_caller_identity.me.account_id}"},
    "arn": {"value": "${data.aws_caller_identity.me.arn}"}
  },
  "provider": {"aws": {"region": REGION}},
  "terraform": {"required_providers": {"aws": {"source": "hashicorp/aws"}}}
}
"""


def find(environment: Mapping[str, str] | None = None) -> Finding:
    """What the provider would take first of the environment and the files."""
    given = os.environ if environment is None else environment
    if given.get("AWS_ACCESS_KEY_ID") and not given.get("AWS_PROFILE"):
        if not given.get("AWS_SECRET_ACCESS_KEY"):
            problem = "AWS_ACCESS_KEY_ID is set without AWS_SECRET_ACCESS_KEY"
            return replace(_ASKED, status=Status.BROKEN, by="AWS_ACCESS_KEY_ID", problem=problem)
        return replace(_ASKED, version="an access key", by="AWS_ACCESS_KEY_ID")
    found = _of_files(given)
    if found.status is not Status.MISSING or given.get("AWS_PROFILE"):
        return found
    for name, kind in (
        ("AWS_WEB_IDENTITY_TOKEN_FILE", "a web identity"),
        ("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "a container's role"),
        ("AWS_CONTAINER_CREDENTIALS_FULL_URI", "a container's role"),
    ):
        if given.get(name):
            return replace(_ASKED, version=kind, by=name)
    return found


def ask(found: Finding) -> Finding:
    """The same with the account and the role that AWS' STS says; the provider asks, in a folder of its own.

    What it says is of the environment's credentials: a provider of the project may choose others.
    """
    region = os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION") or "us-east-1"
    with tempfile.TemporaryDirectory(prefix="snowform-") as scratch:
        folder = Path(scratch, "question")
        write_atomic(folder / "main.tf.json", _QUESTION.replace("REGION", f'"{region}"'))
        try:
            tofu = Tofu.prepared(folder, user_cache("tofu") or Path(scratch, "cache"))
            tofu.init()
            tofu.apply()
            said: dict[str, Any] = tofu.output()
        except SnowformError as error:
            problem = f"AWS was asked who they are: {error.message}"
            return replace(found, status=Status.BROKEN, problem=problem, needed=True)
    kind = found.version or "found by the provider"
    account = f"account {said['account']}, {said['arn']}"
    return replace(found, status=Status.OK, version=kind, where=account, problem="", needed=True)


def _of_files(given: Mapping[str, str]) -> Finding:
    profile = given.get("AWS_PROFILE") or "default"
    by = "AWS_PROFILE" if given.get("AWS_PROFILE") else "profile default"
    home = Path(given.get("HOME") or "~").expanduser() / ".aws"
    files = {
        "AWS_SHARED_CREDENTIALS_FILE": home / "credentials",
        "AWS_CONFIG_FILE": home / "config",
    }
    seen = False
    for variable, usual in files.items():
        path = Path(given.get(variable) or usual)
        try:
            section = _section(path, profile)
        except (OSError, ConfigError, UnicodeDecodeError):
            return replace(_ASKED, status=Status.BROKEN, where=str(path), by=by, problem="cannot be read")
        if section is None:
            continue
        seen = True
        for key, kind in _KINDS.items():
            if section.get(key):
                return replace(_ASKED, version=kind, where=str(path), by=f"profile {profile}")
    if seen or given.get("AWS_PROFILE"):
        problem = f'the profile "{profile}" {"has no credentials" if seen else "is in no file"}'
        status = Status.BROKEN if given.get("AWS_PROFILE") else Status.MISSING
        return replace(_ASKED, status=status, by=by, problem=problem)
    problem = "none in the environment and in ~/.aws; those of an EC2 instance are not looked for"
    return replace(_ASKED, status=Status.MISSING, problem=problem)


def _section(path: Path, profile: str) -> Mapping[str, str] | None:
    if not path.is_file():
        return None
    # AWS' files know neither interpolation nor defaults that all sections share.
    parser = ConfigParser(interpolation=None, default_section="", strict=False)
    parser.read_string(path.read_text(encoding="utf-8"))
    name = next((name for name in (profile, f"profile {profile}") if parser.has_section(name)), None)
    return parser[name] if name else None
