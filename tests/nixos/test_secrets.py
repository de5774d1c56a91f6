from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import pytest

from snowform.nixos import allow, find_secrets
from snowform.nixos.secret_search.search import UnknownSecret
from snowform.schema.check import format_path
from tests.nixos.cases import CASES

SECRET = "hunter2"
KEY = "AKIA" + "IOSFODNN7MADEUPX"

DATABASE = "resource.aws_db_instance.main.password"


def database(password: Any, **more: Any) -> dict[str, Any]:
    return {"resource": {"aws_db_instance": {"main": {"instance_class": "x", "password": password}}}, **more}


def paths(document: dict[str, Any], severity: str = "error") -> list[str]:
    return [format_path(found.path) for found in find_secrets(document) if found.severity == severity]


@pytest.mark.parametrize(
    ("document", "path"),
    [
        pytest.param(database(SECRET), DATABASE, id="argument"),
        pytest.param(database(1234), DATABASE, id="number"),
        pytest.param(database('${"hunter2"}'), DATABASE, id="literal in an expression"),
        pytest.param(database('${base64decode("aHVudGVyMg==")}'), DATABASE, id="function of a literal"),
        pytest.param(database('${file("assets/password")}'), DATABASE, id="asset"),
        pytest.param(database('${file("${path.module}/password")}'), DATABASE, id="file beside"),
        pytest.param(database("${"), DATABASE, id="expression that cannot be read"),
        pytest.param(database("$${var.x}"), DATABASE, id="escaped interpolation"),
        pytest.param(
            database("${local.db.password}", locals={"db": {"password": SECRET}}), DATABASE, id="local value"
        ),
        pytest.param(
            database("${local.a}${local.a}", locals={"a": SECRET}), DATABASE, id="local value, twice"
        ),
        pytest.param(
            database("${local.a}", locals={"a": "x-${var.b}"}, variable={"b": {"default": SECRET}}),
            DATABASE,
            id="variable's default, by way of a local value",
        ),
        pytest.param(
            {
                "resource": {
                    "aws_lb_listener": {
                        "x": {
                            "default_action": [
                                {"type": "forward"},
                                {"authenticate_oidc": {"client_secret": SECRET}},
                            ]
                        }
                    }
                }
            },
            "resource.aws_lb_listener.x.default_action[1].authenticate_oidc.client_secret",
            id="nested blocks",
        ),
        pytest.param(
            {
                "resource": {
                    "aws_elasticache_user": {
                        "x": {
                            "dynamic": {
                                "authentication_mode": {
                                    "for_each": [1],
                                    "content": {"type": "password", "passwords": [SECRET]},
                                }
                            }
                        }
                    }
                }
            },
            "resource.aws_elasticache_user.x.dynamic.authentication_mode.content.passwords[0]",
            id="dynamic block",
        ),
        pytest.param(
            {
                "resource": {
                    "aws_instance": {
                        "x": {
                            "provisioner": [{"remote-exec": {"connection": {"password": SECRET}}}],
                        }
                    }
                }
            },
            "resource.aws_instance.x.provisioner[0].remote-exec.connection.password",
            id="provisioner",
        ),
        pytest.param({"provider": {"aws": {"secret_key": SECRET}}}, "provider.aws.secret_key", id="provider"),
        pytest.param(
            {"provider": {"aws": [{}, {"alias": "us", "token": SECRET}]}}, "provider.aws[1].token", id="alias"
        ),
        pytest.param(
            {"provider": {"hcloud": {"token": SECRET}}}, "provider.hcloud.token", id="provider without schema"
        ),
        pytest.param(
            {"resource": {"postgresql_role": {"x": {"password": SECRET}}}},
            "resource.postgresql_role.x.password",
            id="resource without schema",
        ),
        pytest.param(
            {"terraform": {"backend": {"s3": {"bucket": "x", "secret_key": SECRET}}}},
            "terraform.backend.s3.secret_key",
            id="backend",
        ),
        pytest.param(
            {"module": {"db": {"source": "./x", "users": [{"password": SECRET}]}}},
            "module.db.users[0].password",
            id="module",
        ),
        pytest.param(
            {"variable": {"x": {"sensitive": True, "default": SECRET}}}, "variable.x.default", id="variable"
        ),
        pytest.param({"output": {"x": {"sensitive": True, "value": SECRET}}}, "output.x.value", id="output"),
        pytest.param({"locals": {"a": {"b": [KEY]}}}, "locals.a.b[0]", id="known form"),
        pytest.param(
            {"resource": {"aws_instance": {"x": {"user_data": "export KEY=" + KEY + " ${var.x}"}}}},
            "resource.aws_instance.x.user_data",
            id="known form beside a reference",
        ),
        pytest.param(
            {
                "resource": {
                    "aws_instance": {
                        "x": {"user_data_base64": base64.b64encode(f"#!/bin/sh\n{KEY}\n".encode()).decode()}
                    }
                }
            },
            "resource.aws_instance.x.user_data_base64",
            id="known form in base64",
        ),
    ],
)
def test_a_secret_is_found_where_it_stands(document: dict[str, Any], path: str) -> None:
    assert paths(document) == [path]


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(database("${var.password}"), id="reference"),
        pytest.param(database("${var.password}", variable={"password": {"sensitive": True}}), id="variable"),
        pytest.param(database("x-${random_password.db.result}"), id="literal around a reference"),
        pytest.param(database("${local.a}", locals={"a": "${var.b}"}), id="local value that is a reference"),
        pytest.param(
            database("${local.a}", locals={"a": "${local.b}", "b": "${local.a}"}), id="circle of local values"
        ),
        pytest.param(database('${file("/run/secrets/db")}'), id="file on the host"),
        pytest.param(database("${bcrypt(uuid())}"), id="made when applied"),
        pytest.param(database(None), id="null"),
        pytest.param(database(""), id="empty"),
        pytest.param(
            {"resource": {"aws_instance": {"x": {"metadata_options": {"http_tokens": "required"}}}}},
            id="no secret by its schema",
        ),
        pytest.param({"resource": {"aws_db_instance": {"x": {"username": "root"}}}}, id="a name"),
        pytest.param(
            {"terraform": {"required_providers": {"secret": {"source": "numtide/secret"}, "token": "~> 1"}}},
            id="provider's name",
        ),
        pytest.param({"variable": {"x": {"default": "y"}}}, id="variable that is not sensitive"),
        pytest.param({"variable": {"x": {"sensitive": True, "default": None}}}, id="null default"),
        *(pytest.param(document, id=name) for name, document in CASES.items()),
    ],
)
def test_what_is_no_secret_passes(document: dict[str, Any]) -> None:
    assert find_secrets(document) == []


def test_a_finding_says_why_and_what_to_do_and_never_the_value() -> None:
    document = database("${local.password}", locals={"password": SECRET})
    assert [str(found) for found in find_secrets(document)] == [
        f"{DATABASE}: a literal where a secret belongs: the provider's schema marks it as sensitive "
        "(it comes from local.password); everyone can read the Nix store: "
        f"use a reference or a variable, or --allow-secret '{DATABASE}'"
    ]


def test_a_value_that_is_found_by_both_rules_is_named_once() -> None:
    assert paths(database(KEY)) == [DATABASE]


def test_a_hashed_password_is_warned_of() -> None:
    hashed = "$6$" + "a" * 16 + "$" + "b" * 86
    document = {"resource": {"aws_instance": {"x": {"user_data": f"hashedPassword = {hashed}"}}}}
    assert paths(document) == []
    assert paths(document, "warning") == ["resource.aws_instance.x.user_data"]


def test_assets_are_searched_too(tmp_path: Path) -> None:
    asset = tmp_path / "assets" / "user-data" / "boot.sh"
    asset.parent.mkdir(parents=True)
    asset.write_text(f"export KEY={KEY}\n")
    (found,) = find_secrets({}, tmp_path / "assets")
    assert (format_path(found.path), found.message) == (
        "assets/user-data/boot.sh",
        "holds an AWS access key",
    )


def test_what_is_allowed_is_left_out_for_every_stack() -> None:
    found = {name: find_secrets(database(SECRET)) for name in ("one", "two")}
    assert allow(found, [DATABASE]) == {"one": [], "two": []}


def test_what_is_not_allowed_stays() -> None:
    found = find_secrets({**database(SECRET), "locals": {"key": KEY}})
    left = allow({"one": found}, [DATABASE])["one"]
    assert [format_path(finding.path) for finding in left] == ["locals.key"]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        pytest.param(
            "resource.aws_db_instance.main.pasword",
            "--allow-secret resource.aws_db_instance.main.pasword: no secret was found there; "
            'did you mean "resource.aws_db_instance.main.password"?',
            id="slip",
        ),
        pytest.param(
            "locals.x", "--allow-secret locals.x: no secret was found there; leave it out", id="nothing near"
        ),
    ],
)
def test_allowing_what_was_not_found_is_an_error(path: str, message: str) -> None:
    with pytest.raises(UnknownSecret) as caught:
        allow({"one": find_secrets(database(SECRET))}, [path])
    assert str(caught.value) == message
