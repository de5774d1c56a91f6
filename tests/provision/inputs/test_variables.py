"""What a run gives to the stack's variables is held against what the stack declares."""

from __future__ import annotations

import json
import os
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from snowform.provision.errors import UsageError
from snowform.provision.host.paths import Paths
from snowform.provision.inputs.secrets import Secrets
from snowform.provision.inputs.variables import check_variables, named

DECLARED: dict[str, Any] = {
    "variable": {
        "region": {"type": "string", "description": "Where the servers\n  are."},
        "password": [{"sensitive": True}],
        "size": {"default": None},
    }
}


@pytest.fixture(autouse=True)
def nothing_around(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in DECLARED["variable"]:
        monkeypatch.delenv(f"TF_VAR_{name}", raising=False)


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    file = tmp_path / "secret"
    file.write_text("hidden\n")
    return file


def refusal(paths: Paths, document: dict[str, Any] = DECLARED) -> str:
    with pytest.raises(UsageError) as raised:
        check_variables(paths, document)
    return str(raised.value)


def test_missing_values_are_named_with_what_they_are_and_the_ways_to_give_them(paths: Paths) -> None:
    assert refusal(paths) == (
        "web: no value for the variables region (Where the servers are.), password (sensitive); "
        "give `--var region=VALUE`, `--var-file FILE`, `--secret password=FILE`, "
        "or TF_VAR_region in the environment"
    )


def test_a_sensitive_one_is_not_asked_for_as_an_argument(paths: Paths) -> None:
    assert refusal(replace(paths, assignments=(("region", "eu"),))) == (
        "web: no value for the variable password (sensitive); "
        "give `--secret password=FILE`, or TF_VAR_password in the environment"
    )


def test_every_way_gives_a_value(
    paths: Paths, secret: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secrets = (("password", secret),)
    check_variables(replace(paths, assignments=(("region", ""),), secrets=secrets), DECLARED)
    for name, text in (("a.tfvars", 'region = "eu"'), ("a.tfvars.json", '[{"region": null}]')):
        (tmp_path / name).write_text(text)
        check_variables(replace(paths, variables=(tmp_path / name,), secrets=secrets), DECLARED)
    monkeypatch.setenv("TF_VAR_region", "eu")
    check_variables(replace(paths, secrets=secrets), DECLARED)


def test_a_default_of_an_override_is_a_value(paths: Paths, secret: Path, tmp_path: Path) -> None:
    override = tmp_path / "o.json"
    override.write_text(json.dumps({"variable": {"region": {"default": "eu"}}}))
    check_variables(replace(paths, overrides=(override,), secrets=(("password", secret),)), DECLARED)


@pytest.mark.parametrize("field", ["assignments", "secrets"])
def test_a_value_for_no_variable_is_told_with_the_nearest_name(
    paths: Paths, secret: Path, field: str
) -> None:
    option, value = ("--var", "eu") if field == "assignments" else ("--secret", secret)
    assert refusal(replace(paths, **{field: (("regoin", value),)})) == (
        f'{option} regoin: the stack has no variable regoin; did you mean "region"?'
    )
    assert refusal(replace(paths, **{field: (("zzz", value),)})) == (
        f"{option} zzz: the stack has no variable zzz; it has region, password, size"
    )
    assert refusal(replace(paths, **{field: (("zzz", value),)}), {}).endswith("; it has none")


def test_a_secret_is_no_argument(paths: Paths) -> None:
    said = refusal(replace(paths, assignments=(("password", "hidden"),)))
    assert said.endswith("give `--secret password=FILE`, or TF_VAR_password in the environment")
    assert "hidden" not in said


def test_what_is_to_be_secret_is_declared_to_be(paths: Paths, secret: Path) -> None:
    given = replace(paths, secrets=(("region", secret),))
    assert refusal(given) == (
        "--secret region: the variable region is not sensitive, so what is made of it is shown, "
        "and kept unmarked; mark it as sensitive, or give `--var region=VALUE`"
    )


def test_a_file_that_cannot_be_read_as_one_is_left_to_tofu(paths: Paths, tmp_path: Path) -> None:
    (tmp_path / "a.tfvars.json").write_text("no JSON")
    check_variables(replace(paths, variables=(tmp_path / "a.tfvars.json",)), DECLARED)


def test_a_pipe_is_read_once_as_a_secret_and_never_as_a_file_of_variables(
    paths: Paths, tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=("hidden\n",), daemon=True)
    writer.start()
    assert Secrets.read(replace(paths, secrets=(("password", pipe),))).variables == {"password": "hidden"}
    writer.join(60)
    assert refusal(replace(paths, variables=(pipe,))) == (
        f"{pipe}: is not a regular file; `--secret NAME=FILE` reads a value from a pipe, too"
    )


def test_what_a_file_of_secrets_holds_is_in_no_traceback(paths: Paths, secret: Path) -> None:
    assert "hidden" not in repr(Secrets.read(replace(paths, secrets=(("password", secret),))))


def test_later_values_count_and_those_one_by_one_before_all_files(paths: Paths, tmp_path: Path) -> None:
    given = replace(paths, variables=(tmp_path / "a", tmp_path / "b"), assignments=(("size", "a b=c"),))
    assert given.variable_options == [
        f"-var-file={tmp_path}/a",
        f"-var-file={tmp_path}/b",
        "-var=size=a b=c",
    ]


@pytest.mark.parametrize("text", ["region", "=eu", "1a=eu", "a b=eu", "-x=eu"])
def test_what_is_no_name_and_value_is_told(text: str) -> None:
    with pytest.raises(UsageError, match="is not NAME=VALUE"):
        named(text, "NAME=VALUE")
