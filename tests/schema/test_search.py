from __future__ import annotations

import json
from pathlib import Path

import pytest

from snowform.cli import guarded
from snowform.cli.commands import cli
from snowform.schema import catalogue
from snowform.schema.search import search
from tests.providers.small_schemas import TEXT, block, keep, schema

OBJECT = {"type": ["list", ["object", {"iops": "number"}]], "optional": True}


def run(*words: str) -> int:
    return guarded(lambda: cli.main([*words], standalone_mode=False) or 0)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "cdktf.json").write_text('{"app": "python main.py"}')
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["disk"], [("resource", "x_disk", ()), ("data", "x_disk", ()), ("resource", "x_vm", ("disk",))]),
        (["DISK", "vm"], [("resource", "x_vm", ("disk",))]),
        (["iops"], [("resource", "x_disk", ("speed.iops",)), ("resource", "x_vm", ("disk.iops",))]),
        (["vm", "iops", "disk"], [("resource", "x_vm", ("disk", "disk.iops"))]),
        (["speed", "nowhere"], []),
    ],
)
def test_types_are_found_by_words(tmp_path: Path, words: list[str], found: list[object]) -> None:
    vm = block(name=TEXT, disk={**OBJECT, "optional": False, "computed": True})
    known = schema(
        tmp_path,
        "acme/x",
        resource={"x_disk": block(speed=OBJECT), "x_vm": vm},
        data={"x_disk": block()},
    )
    assert [(match.kind, match.type, match.paths) for match in search(known, words)] == found


def test_what_stands_in_many_places_is_found_at_the_shallowest() -> None:
    [instance] = [
        m for m in search(catalogue.named("aws"), ["http_tokens"]) if m.type == "aws_spot_instance_request"
    ]
    assert instance.paths == ("metadata_options.http_tokens",)


def test_the_schemas_of_the_project_are_searched_first(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(project, resource={"random_password": block(length=TEXT)})
    assert run("schema", "search", "password", "length") == 0
    first, *others = capsys.readouterr().out.splitlines()
    assert first == "random_password  resource of hashicorp/random 1.2.3  length"
    shown = (
        "aws_secretsmanager_random_password  data source of hashicorp/aws 5.100.0 and 6.69.1  password_length"
    )
    assert shown in others
    assert run("schema", "search", "password", "length", "--provider", "random", "--json") == 0
    assert json.loads(capsys.readouterr().out)["matches"] == [
        {
            "type": "random_password",
            "kind": "resource",
            "source": "hashicorp/random",
            "versions": ["1.2.3"],
            "module": "snowform.providers.random.password",
            "class": "Password",
            "paths": ["length"],
        }
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["search", "nowhere"],
            "no schema at hand has nowhere; `snowform providers list` shows those at hand",
        ),
        (
            ["search", "a", "--provider", "rando"],
            'no schema of the provider "rando" is at hand; did you mean "random"?',
        ),
        (["show", "random_pett"], 'hashicorp/random 1.2.3 has no "random_pett"; did you mean "random_pet"?'),
        (
            ["show", "nowhere_server"],
            'no schema at hand has "nowhere_server"; snowform providers add NAMESPACE/nowhere',
        ),
    ],
)
def test_what_is_not_there_is_an_error_with_the_way_on(
    project: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    keep(project)
    assert run("schema", *words) == 1
    assert said in capsys.readouterr().err


def test_what_a_resource_or_a_provider_takes_is_shown(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(project)
    assert run("schema", "show", "random_pet") == 0
    assert capsys.readouterr().out == "name: string  (optional)\n"
    assert run("schema", "show", "--ephemeral", "aws_kms_secrets") == 0
    assert "plaintext: map(string)  (read only, sensitive)\nsecret {}" in capsys.readouterr().out
    assert run("schema", "show", "aws") == 0
    assert "region: string  (optional)\n" in capsys.readouterr().out


def test_what_the_provider_demands_of_values_is_shown_behind_arguments(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(project)
    rules = project / "schemas" / "hashicorp" / "random.rules"
    head = '!provider\t{"source":"hashicorp/random","version":"3.6.0"}\n'
    rules.write_text(
        head + 'resource/random_pet\t{"a":{"name":[["length",1,64]]},"g":[["require","name"]]}\n'
    )
    assert run("schema", "show", "random_pet") == 0
    said = "name: string  (optional)  from 1 to 64 characters\n(name is required)\n"
    assert capsys.readouterr().out == said


def test_a_type_is_shown_with_the_versions_that_have_it() -> None:
    aws = next(schema for schema in catalogue.providers() if schema.name == "aws")
    assert aws.versions_with("resource", "aws_vpc") == ["5.100.0", "6.69.1"]
    assert aws.versions_with("resource", "aws_opsworks_stack") == ["5.100.0"]


def test_what_two_versions_have_together_is_named() -> None:
    earlier, later = catalogue.all_named("aws")
    both = catalogue.together([earlier, later]).resource("aws_eip")
    assert both is not None
    assert "aws_eip" in {name.partition("/")[2] for name in later.breaking}
    assert {"vpc", "region"} <= set(both.names) == {*both.attributes, *both.blocks}
