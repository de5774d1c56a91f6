from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from snowform.provision.host.paths import Paths
from snowform.provision.inputs.secrets import Secrets, sensitive_inputs

DECLARED: dict[str, Any] = {
    "variable": {
        "password": {"sensitive": True},
        "accounts": [
            {"sensitive": "true", "default": {"admin": "from-the-default", "ports": [73519284, True]}}
        ],
        "region": {"default": "eu-central-1"},
        "quiet": {"sensitive": False},
    }
}


@pytest.fixture(autouse=True)
def nothing_around(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
        monkeypatch.delenv(name, raising=False)


def known(paths: Paths, configuration: dict[str, Any] = DECLARED) -> set[str]:
    """What is known beside the defaults."""
    return set(sensitive_inputs(paths, configuration, Secrets.read(paths))) - {"from-the-default", "73519284"}


def given(paths: Paths, tmp_path: Path, text: str, name: str = "given.tfvars") -> set[str]:
    file = tmp_path / name
    file.write_text(text)
    return known(replace(paths, variables=(file,)))


@pytest.mark.promise("values")
def test_defaults_of_sensitive_variables_are_known(paths: Paths) -> None:
    assert set(sensitive_inputs(paths, DECLARED, Secrets.read(paths))) == {"from-the-default", "73519284"}


@pytest.mark.promise("values")
def test_a_variable_that_an_override_makes_sensitive_is_one(paths: Paths, tmp_path: Path) -> None:
    override = tmp_path / "o.json"
    override.write_text(json.dumps({"variable": {"region": {"sensitive": True}}}))
    assert known(replace(paths, overrides=(override,))) == {"eu-central-1"}


@pytest.mark.promise("values")
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('password = "one two"', {"one two"}),
        ('region = "eu"\npassword="a\\"b$${c}" # "none"\nquiet = "no"', {'a"b${c}'}),
        ("password = 73519284.5", {"73519284.5"}),
        ("password = <<EOT\nfirst\nsecond\nEOT\nquiet = 1", {"first\nsecond"}),
        (
            "password = <<-EOT\n    first\n      second\n    EOT\n",
            {"    first\n      second", "first\n  second"},
        ),
        (
            'accounts = {\n  a = "x-1" // "no"\n  /* "no" */ "b" = ["x-2", { "c": "x-3" }]\n}\nregion = "eu"',
            {"x-1", "x-2", "x-3"},
        ),
        ('quiet = { password = "no" }', set()),
        ("quiet = [for a in b: a == 1]", set()),
        ('password = "unended', set()),
    ],
)
def test_what_a_file_of_variables_gives_is_known(
    paths: Paths, tmp_path: Path, text: str, found: set[str]
) -> None:
    assert given(paths, tmp_path, text) == found


@pytest.mark.promise("values")
def test_what_a_json_file_of_variables_gives_is_known(paths: Paths, tmp_path: Path) -> None:
    document = {"password": "one", "accounts": {"a": ["two", 77]}, "region": "eu"}
    assert given(paths, tmp_path, json.dumps(document), "x.tfvars.json") == {"one", "two", "77"}
    assert given(paths, tmp_path, "no JSON", "x.tfvars.json") == set()


@pytest.mark.promise("values")
def test_what_the_environment_gives_is_known(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TF_VAR_password", "from-the-environment")
    monkeypatch.setenv("TF_VAR_accounts", '{admin="in-a-map"}')
    monkeypatch.setenv("TF_VAR_region", "eu-north-1")
    monkeypatch.setenv("password", "another-program's")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "of-the-host")
    assert known(paths) == {"from-the-environment", '{admin="in-a-map"}', "in-a-map", "of-the-host"}


@pytest.mark.promise("values")
def test_what_secrets_and_the_encryption_hold_is_known_whatever_is_declared(
    paths: Paths, tmp_path: Path
) -> None:
    file, encryption = tmp_path / "secret", tmp_path / "encryption"
    file.write_text("given-as-a-file\n")
    encryption.write_text('key_provider "pbkdf2" "k" {\n  passphrase = "long-enough-to-count"\n}\n')
    found = known(replace(paths, secrets=(("db-password", file),), encryption=encryption), {})
    assert found >= {"given-as-a-file", "long-enough-to-count"}


@pytest.mark.promise("values")
def test_what_the_function_sensitive_is_given_is_known(paths: Paths) -> None:
    document = {
        "locals": {"pin": '${sensitive("4711-x")}', "n": ["${sensitive(12345)}", "${sensitive(var.a)}"]}
    }
    assert known(paths, document) == {"4711-x", "12345"}
