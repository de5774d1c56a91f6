"""What tofu, its providers and provisioners say of a sensitive value reaches nobody, in whatever spelling."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from tests.provision.e2e.harness import Ended, Host
from tests.provision.e2e.scenes import Document, error, plain_host
from tests.tools import need, tried

pytestmark = pytest.mark.e2e

PIN = 73519284
SIGNS = "p@ss w'rd/\"7\\$x"
SHORT = "q7#Z"
TOKEN = "correct-horse-battery"
SHOUT = {
    "number": "echo ${var.pin}",
    "grouped": "printf 'pin: %s' ${format(\"%.3f\", var.pin)}",
    "short": "echo 'it was ${var.short}, was it not'",
    "base64": 'echo ${base64encode("user:${var.token}@host")}',
    "base64 in base64": "echo ${base64encode(base64encode(var.signs))}",
    "URL": "echo 'https://example.org/?q=${urlencode(var.signs)}'",
    "JSON": "cat <<'EOF'\n${jsonencode({ a = var.signs })}\nEOF",
    "hexadecimal": "printf '%s' '${var.token}' | od -An -tx1",
    "upper case": "echo ${upper(var.token)}",
    "nested": "echo '${var.nested.list[0].inner} ${var.nested.number}'",
    "hash": "echo ok ${sha256(var.token)}",
}
FORMS = (
    *(str(PIN), "7.3519284e+07", SIGNS, SHORT, TOKEN, TOKEN.upper(), "in-the-middle", "90210077"),
    *(base64.b64encode(text.encode()).decode() for text in (SIGNS, TOKEN, f"user:{TOKEN}@host")),
    *("p%40ss", json.dumps(SIGNS)[1:-1], TOKEN.encode().hex(" "), TOKEN.encode().hex()),
)


@pytest.fixture
def host(tmp_path: Path) -> Host:
    need("tofu")
    return plain_host(tmp_path / "host")


def stack(**provisioned: str) -> Document:
    """Variables that are sensitive, and a resource for each command; the values are in a file."""
    resources: Document = {
        name: {
            "input": {"pin": "${var.pin}", "all": ["${var.token}", "${var.nested}"], "plain": "visible"},
            "provisioner": [{"local-exec": {"command": f"{{ {command}\n}}; exit 3"}}],
        }
        for name, command in provisioned.items()
    }
    return {
        "variable": {name: {"sensitive": True} for name in ("pin", "signs", "short", "token", "nested")},
        "resource": {"terraform_data": resources},
        "output": {
            "all": {"value": "${var.nested}", "sensitive": True},
            "copy": {"value": "${nonsensitive(base64encode(var.token))}"},
        },
    }


def give_values(host: Host) -> None:
    values = {
        "pin": PIN,
        "signs": SIGNS,
        "short": SHORT,
        "token": TOKEN,
        "nested": {"list": [{"inner": "in-the-middle"}], "number": 90210077, "on": True},
    }
    file = host.root / "values.tfvars.json"
    file.write_text(json.dumps(values))
    host.arguments += ["--var-file", str(file)]


def says_nothing_of_it(*all_ended: Ended) -> None:
    for ended in all_ended:
        for form in FORMS:
            assert form not in ended.said, (form, ended.said)


@pytest.mark.promise("values")
@pytest.mark.parametrize("name", tried(SHOUT, "grouped", "base64 in base64", "JSON", "nested"))
def test_a_provisioner_that_fails_and_prints_it(host: Host, name: str) -> None:
    host.write(stack(loud=SHOUT[name]))
    host.policy(allowExec=True)
    give_values(host)
    ended = host.apply("--values")
    assert ended.code == 1, ended.said
    says_nothing_of_it(ended)
    assert "terraform_data.loud: local-exec provisioner error" in error(ended)
    shown = (host.state / "report.json", host.state / "report.txt", *(host.state / "journals").iterdir())
    for file in shown:
        assert not any(form in file.read_text() for form in FORMS), file


@pytest.mark.promise("values")
def test_what_is_kept_back_lies_beside_the_state_until_the_next_run(host: Host) -> None:
    host.write(stack(loud=SHOUT["base64"]))
    host.policy(allowExec=True)
    give_values(host)
    ended = host.apply()
    kept = host.state / "unsaid.txt"
    assert f"not shown; it is in {kept}" in error(ended)
    assert FORMS[10] in kept.read_text()
    assert kept.stat().st_mode & 0o777 == 0o600
    host.write({"locals": {"nothing": 1}})
    host.policy(allowDestroy=True)
    assert host.apply().code == 0
    assert not kept.exists()


@pytest.mark.promise("values")
@pytest.mark.parametrize(
    "way", tried(("file", "JSON file", "environment", "secret", "default"), "file", "environment", "default")
)
def test_before_there_is_a_plan(host: Host, way: str, tmp_path: Path) -> None:
    """tofu quotes the value of a variable that its validation refuses."""
    refused = f"Expected: {TOKEN!r} or {base64.b64encode(TOKEN.encode()).decode()}."
    document: dict[str, Any] = {
        "variable": {
            "token": {
                "sensitive": True,
                "validation": [{"condition": "${length(var.token) < 3}", "error_message": refused}],
            }
        },
    }
    if way in {"file", "JSON file"}:
        file = tmp_path / ("v.tfvars" if way == "file" else "v.tfvars.json")
        file.write_text(f'token = "{TOKEN}"' if way == "file" else json.dumps({"token": TOKEN}))
        host.arguments += ["--var-file", str(file)]
    elif way == "secret":
        (tmp_path / "s").write_text(f"{TOKEN}\n")
        host.arguments += ["--secret", f"token={tmp_path / 's'}"]
    elif way == "environment":
        host.environment = {"TF_VAR_token": TOKEN}
    else:
        document["variable"]["token"]["default"] = TOKEN
    host.write(document)
    ended = host.apply()
    assert ended.code == 1, ended.said
    says_nothing_of_it(ended)


@pytest.mark.promise("input")
def test_a_variable_with_a_dash_in_its_name(host: Host, tmp_path: Path) -> None:
    (tmp_path / "s").write_text(f"{TOKEN}\n")
    host.arguments += ["--secret", f"db-password={tmp_path / 's'}"]
    value = "${var.db-password}"
    host.write(
        {
            "variable": {"db-password": {"sensitive": True}},
            "output": {"it": {"value": value, "sensitive": True}},
        }
    )
    assert host.apply().code == 0
    assert host.run("output", "it").stdout == f"{TOKEN}\n"


@pytest.mark.promise("values")
def test_what_the_apply_itself_has_made(host: Host) -> None:
    """No plan knows it: the state does, once the apply is over."""
    host.write(
        {
            "resource": {
                "terraform_data": {
                    "made": {"input": 1},
                    "loud": {
                        "input": "${sensitive(terraform_data.made.id)}",
                        "provisioner": [
                            {"local-exec": {"command": "echo ${base64encode(self.input)}; exit 3"}}
                        ],
                    },
                }
            }
        }
    )
    host.policy(allowExec=True)
    ended = host.apply("--values")
    assert ended.code == 1, ended.said
    made = host.resources()["terraform_data.made"]
    assert base64.b64encode(made.encode()).decode() not in ended.said
    assert "not shown" in error(ended)


@pytest.mark.promise("values")
def test_plans_outputs_and_states_of_it(host: Host) -> None:
    document = stack(quiet="exit 0; true")
    host.policy(allowExec=True)
    give_values(host)
    host.write(document)
    applied = host.apply("--values")
    assert applied.code == 0, applied.said
    document["resource"]["terraform_data"]["quiet"]["input"] |= {"plain": "changed", "pin": "${var.pin + 1}"}
    host.write(document)
    commands = (
        ("plan", "--values"),
        ("plan",),
        ("plan", "--json"),
        ("drift",),
        ("drift", "--json"),
        ("output",),
    )
    others = (("show",), ("show", "--json"), ("state", "list"), ("state", "backups"), ("state", "refresh"))
    all_ended = [host.run(*command) for command in (*commands, *others)]
    assert {ended.code for ended in all_ended} <= {0, 3}
    says_nothing_of_it(applied, *all_ended)
    assert "plain" in all_ended[0].said
