"""What the detector of secrets finds and leaves alone, over bodies of cases, and that nothing slows it."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path
from typing import Any

import pytest

from snowform.nixos import find_secrets
from snowform.schema.check import format_path
from snowform.secrets.forms import FORMS
from tests import promises
from tests.nixos.corpus import NO_SECRETS, SECRETS
from tests.nixos.corpus.cases import PLAIN, SECRET, Cases, Document, environment, module, resource, user_data

PAGE = (Path(__file__).parents[2] / "docs" / "nixos.md").read_text()
# What is known to be missed, and said on the page.
MISSED = {"text: Chef"}
LEVELS = 10_000


def refused(document: Document) -> bool:
    return any(found.severity == "error" for found in find_secrets(document))


def database(password: Any, **more: Any) -> Document:
    return {**resource("aws_db_instance", password=password), **more}


@pytest.mark.promise
@pytest.mark.parametrize("kind", SECRETS)
def test_a_configuration_that_holds_a_secret_is_refused(kind: str) -> None:
    cases = SECRETS[kind]
    missed = {name for name, document in cases.items() if not refused(document)}
    promises.tried("secrets", f"a secret is found: {kind}", inputs=len(cases), held=len(cases) - len(missed))
    assert missed == MISSED & cases.keys()
    assert f"| {kind} | {len(cases)} | {len(missed)} |" in PAGE


@pytest.mark.promise
@pytest.mark.parametrize("kind", NO_SECRETS)
def test_what_only_looks_like_a_secret_is_let_through(kind: str) -> None:
    cases = NO_SECRETS[kind]
    alarms = {name for name, document in cases.items() if refused(document)}
    promises.tried("harmless", f"no false alarm: {kind}", inputs=len(cases), held=len(cases) - len(alarms))
    assert alarms == set()
    assert f"| {kind} | {len(cases)} | 0 |" in PAGE


@pytest.mark.promise("secrets")
@pytest.mark.parametrize("cases", SECRETS.values(), ids=SECRETS)
def test_no_finding_holds_a_value(cases: Cases) -> None:
    for document in cases.values():
        for found in find_secrets(document):
            told = f"{found.message} {found.hint}"
            assert not re.search(rf"{PLAIN}|{re.escape(SECRET)}|s3cr3tSauce|Kn1ckKn4ck|aB3dE6gH", told)
            assert "\n" not in str(found)


@pytest.mark.parametrize(
    ("document", "path"),
    [
        pytest.param(
            environment("DB_PASSWORD", SECRET),
            "resource.aws_lambda_function.x.environment.variables.DB_PASSWORD",
            id="key of a map",
        ),
        pytest.param(
            resource(
                "aws_codebuild_project",
                environment={"environment_variable": [{"name": "TOKEN", "value": SECRET}]},
            ),
            "resource.aws_codebuild_project.x.environment.environment_variable[0].value",
            id="value beside a name",
        ),
        pytest.param(
            user_data("#!/bin/sh\nexport DB_PASSWORD=hunter2\n"),
            "resource.aws_instance.x.user_data",
            id="text",
        ),
        pytest.param(
            resource(
                "aws_ecs_task_definition",
                container_definitions='[{"environment": [{"name": "TOKEN", "value": "Tr0ub"}]}]',
            ),
            "resource.aws_ecs_task_definition.x.container_definitions",
            id="text in JSON",
        ),
        pytest.param(
            {"module": {"x": {"source": "./x", "password": "${local.p}"}}, "locals": {"p": PLAIN}},
            "module.x.password",
            id="local value, where it is used",
        ),
        pytest.param(
            {
                "module": {"x": {"source": "./x", "password": "${local.password}"}},
                "locals": {"password": PLAIN},
            },
            "module.x.password",
            id="local value with a telling name, once",
        ),
        pytest.param(
            resource("aws_db_instance", for_each={"password": PLAIN}, password="${each.value}"),
            "resource.aws_db_instance.x.password",
            id="each.value, once",
        ),
    ],
)
def test_a_finding_has_the_path_that_allows_it(document: Document, path: str) -> None:
    assert [format_path(found.path) for found in find_secrets(document)] == [path]


def test_a_finding_in_a_text_says_by_which_name() -> None:
    (found,) = find_secrets(user_data("#!/bin/sh\nexport DB_PASSWORD=hunter2\n"))
    assert found.message == "holds the secret DB_PASSWORD in its text"


def test_a_script_among_the_assets_is_read(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "boot.sh").write_text("#!/bin/sh\nexport DB_PASSWORD=hunter2\n")
    (tmp_path / "assets" / "settings.json").write_text(json.dumps({"db": {"password": "hunter2"}}))
    (tmp_path / "assets" / "README.md").write_text('Call it with `password = "hunter2"`.\n')
    (tmp_path / "assets" / "main.tf").write_text("password = var.password\n")
    (tmp_path / "assets" / "examples").mkdir()
    (tmp_path / "assets" / "examples" / "main.tf").write_text('password = "hunter2"\n')
    found = [format_path(secret.path) for secret in find_secrets({}, tmp_path / "assets")]
    assert found == ["assets/boot.sh", "assets/settings.json"]


def chain(first: Any, link: str, length: int) -> dict[str, Any]:
    """Local values l0, l1, …, each made of the one before it."""
    return {"l0": first, **{f"l{i}": link.replace("@", f"local.l{i - 1}") for i in range(1, length + 1)}}


@pytest.mark.slow
@pytest.mark.promise("input")
@pytest.mark.parametrize(
    ("first", "link", "length", "last"),
    [
        pytest.param("hunter2", "${@}${@}", 60, "${local.l60}", id="doubling text"),
        pytest.param("hunter2", "${@}", LEVELS, f"${{local.l{LEVELS}}}", id="long"),
        pytest.param("hunter2", '${var.x ? @ : "${@}x"}', 2000, "${local.l2000}", id="condition"),
        pytest.param({"p": "hunter2"}, "${merge(@, @)}", 2000, '${local.l2000["p"]}', id="maps"),
        pytest.param(["hunter2"], "${concat(@, @)}", 2000, "${local.l2000[0]}", id="lists"),
        pytest.param(["hunter2"], "${[for p in @ : p]}", 2000, "${local.l2000[0]}", id="loops"),
        pytest.param("hunter2", "${[@, @]}", 60, "${jsonencode(local.l60)}", id="doubling lists"),
    ],
)
def test_a_chain_of_local_values_is_followed_in_time(first: Any, link: str, length: int, last: str) -> None:
    started = time.process_time()
    assert refused(database(last, locals=chain(first, link, length)))
    # What grows with the square, or doubles, takes minutes or memory without end.
    assert time.process_time() - started < 30


@pytest.mark.promise("input")
@pytest.mark.parametrize("length", [1, 2, LEVELS])
def test_a_circle_of_local_values_holds_nothing(length: int) -> None:
    circle = {f"l{i}": f"${{local.l{(i + 1) % length}}}" for i in range(length)}
    assert not refused(database("${local.l0}", locals=circle))


def nested(value: Any) -> Any:
    for _ in range(LEVELS // 2):
        value = [{"a": value}]
    return value


@pytest.mark.promise("input")
@pytest.mark.parametrize(
    ("document", "secret"),
    [
        pytest.param(module(a=nested({"password": PLAIN})), True, id="argument"),
        pytest.param(environment("x", nested({"password": PLAIN})), True, id="below a schema"),
        pytest.param({"locals": nested({"password": PLAIN})[0]}, True, id="local value"),
        pytest.param(database("${local.a}", locals={"a": nested(PLAIN)}), True, id="by reference"),
        pytest.param(module(a="[" * LEVELS + "]" * LEVELS), False, id="text in JSON"),
        pytest.param(module(a='{"a":' * LEVELS + '{"password": "hunter2"}' + "}" * LEVELS), True, id="JSON"),
        pytest.param(database("${" + "(" * LEVELS + '"hunter2"' + ")" * LEVELS + "}"), True, id="expression"),
    ],
)
def test_deep_nesting_is_looked_through(document: Document, secret: bool) -> None:
    assert refused(document) is secret


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        *(
            "password",
            "password=",
            "token: ",
            "secret = a\n",
            "pass:",
            '"password": "',
            "<password>",
            "name: key ",
        ),
        *(
            "curl -u a:",
            "mysql -p ",
            "authorization: bearer ",
            "chpasswd:\n list: ",
            "login ",
            "a-value ",
            "key:\n ",
        ),
    ],
)
def test_the_time_of_a_search_grows_with_the_text_not_with_its_square(unit: str) -> None:
    started = time.process_time()
    find_secrets(module(a=unit * (100_000 // len(unit))))
    assert time.process_time() - started < 5


def test_every_form_has_a_case() -> None:
    documents = SECRETS["tokens and keys by their form"].values()
    said = {found.message for document in documents for found in find_secrets(document)}
    assert {f"holds {form.what}" for form in FORMS} <= said
