"""`snowform providers`: what is written, said and reported, and what is refused with nothing changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from snowform.cli import guarded
from snowform.cli.commands import cli
from snowform.getting.entries import Entry
from snowform.getting.schemas import Schema
from tests.providers.small_schemas import TEXT, block, document, keep

Run = Callable[..., tuple[int, str, str]]
RANDOM = document("hashicorp/random", resource={"random_pet": block(name=TEXT)})
FILE = "schemas/hashicorp/random.schema"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "cdktf.json").write_text('{"app": "python main.py"}')
    (tmp_path / "random.json").write_text(json.dumps(RANDOM))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(project: Path, capsys: pytest.CaptureFixture[str]) -> Run:  # noqa: ARG001 - where it runs
    def run(*words: str) -> tuple[int, str, str]:
        code = guarded(lambda: cli.main(["providers", *words], standalone_mode=False) or 0)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


def files(project: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(project)): path.read_bytes() for path in project.rglob("*") if path.is_file()
    }


def test_a_provider_is_added_from_a_file(project: Path, run: Run) -> None:
    code, out, err = run("add", "hashicorp/random", "3.7.2", "--schema", "random.json")
    assert (code, out) == (0, f"hashicorp/random 3.7.2 (3.7.2)  {FILE}  1 resource\n")
    assert "mypy.ini leads mypy to typings/" in err
    assert (project / "typings/snowform/providers/random/pet/__init__.pyi").is_file()
    code, out, _ = run("add", "hashicorp/random", "3.7.2", "--schema", "random.json")
    assert (code, out) == (0, f"hashicorp/random 3.7.2 (3.7.2)  {FILE}  1 resource, as it was\n")


def test_a_provider_is_added_from_a_package_of_bindings(run: Run) -> None:
    found = find_spec("cdktf_cdktf_provider_random")
    assert found is not None
    assert found.origin is not None
    package = str(Path(found.origin).parent)
    code, out, _ = run("add", "hashicorp/random", "--from-package", package, "--json")
    (added,) = json.loads(out)["providers"]
    assert (code, added["changed"], added["version"]) == (0, True, "3.7.2")
    assert added["origin"] == "package cdktf_cdktf_provider_random"
    assert (added["file"], added["module"]) == (FILE, "snowform.providers.random")


def test_a_provider_is_asked_for_its_schema_and_again(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Entry] = []
    address = "registry.terraform.io/hashicorp/random"

    def ask(entry: Entry, *_: object, **__: object) -> Schema:
        asked.append(entry)
        return Schema(RANDOM, {address: f"3.7.{len(asked)}"}, entry.where)

    monkeypatch.setattr("snowform.getting.project_schemas.ask", ask)
    assert run("add", "Hashicorp/Random", "~> 3.6")[0] == 0
    code, out, _ = run("update")
    assert (code, out) == (0, f"hashicorp/random 3.7.2 (~> 3.6)  {FILE}  1 resource\n")
    assert [(entry.source, entry.version) for entry in asked] == [("hashicorp/random", "~> 3.6")] * 2


@pytest.mark.parametrize("version", ["2.0.0-beta1", "2.0.0-rc.1", "1.2.3+build", "0.1.0"])
def test_any_version_of_a_provider_is_added_and_listed(run: Run, version: str) -> None:
    added = f"hashicorp/random {version} ({version})  {FILE}  1 resource"
    assert run("add", "hashicorp/random", version, "--schema", "random.json")[:2] == (0, f"{added}\n")
    assert run("list")[1].startswith(f"{added}\n")
    assert run("update")[0] == 0


@pytest.mark.parametrize(
    ("version", "said"),
    [
        ("newest", '"newest" is no version of a provider; such as 3.7.2'),
        ("3.6.0-beta1", 'is of hashicorp/random 3.6.0-beta1, which "~> 3.6" does not let in; leave the'),
    ],
)
def test_a_version_that_was_not_asked_for_is_an_error(
    project: Path, run: Run, monkeypatch: pytest.MonkeyPatch, version: str, said: str
) -> None:
    given = Schema(RANDOM, {"registry.terraform.io/hashicorp/random": version}, "given")
    monkeypatch.setattr("snowform.getting.project_schemas.ask", lambda *_, **__: given)
    before = files(project)
    code, _, err = run("add", "hashicorp/random", "~> 3.6")
    assert (code, said in err.splitlines()[-1], files(project)) == (1, True, before)


def test_what_was_read_from_a_file_is_not_asked_for(project: Path, run: Run) -> None:
    run("add", "hashicorp/random", "3.7.2", "--schema", "random.json")
    before = files(project)
    code, out, err = run("update", "hashicorp/random")
    assert (code, out) == (0, "")
    assert err == "hashicorp/random was read from file random.json: left as it is\n"
    assert files(project) == before


def test_the_providers_at_hand_are_listed(project: Path, run: Run) -> None:
    keep(project)
    code, out, _ = run("list")
    first, *others = out.splitlines()
    assert (code, first) == (0, f"hashicorp/random 1.2.3  {FILE}  1 resource")
    assert "hashicorp/aws 5.100.0  comes with Snowform" in others
    assert not any(line.startswith("hashicorp/random") for line in others)
    own, *shipped = json.loads(run("list", "--json")[1])["providers"]
    assert (own["file"], own["resources"], own["data_sources"]) == (FILE, 1, 0)
    assert {row["file"] for row in shipped} == {None}


def test_a_provider_is_removed_with_what_was_made_of_it(project: Path, run: Run) -> None:
    before = set(files(project)) | {"mypy.ini"}
    run("add", "hashicorp/random", "3.7.2", "--schema", "random.json")
    assert run("remove", "random")[:2] == (0, f"removed {FILE}\n")
    assert set(files(project)) == before


def test_stubs_are_written_for_a_fresh_clone(project: Path, run: Run) -> None:
    keep(project)
    assert run("stubs")[:2] == (0, "snowform.providers.random\n")
    assert run("stubs") == (0, "", "the stubs are up to date\n")


WRONG_SCHEMAS = {
    "no JSON": ("{", "wrong.json: no JSON: Expecting property name"),
    "another document": ("[]", "wrong.json: not the output of `providers schema -json`; write it with"),
    "another form": (
        json.dumps({**RANDOM, "format_version": "2.0"}),
        "hashicorp/random: not the output of `providers schema -json`, format 1; pass what",
    ),
    "another provider": (
        json.dumps(document("hashicorp/tls")),
        "wrong.json: has no schema of hashicorp/random; it has registry.terraform.io/hashicorp/tls",
    ),
    "a type that there is not": (
        json.dumps(document("hashicorp/random", resource={"random_pet": block(a={"type": "text"})})),
        'wrong.json: hashicorp/random: resource_schemas "random_pet": has a form that is not known',
    ),
    "a block without a body": (
        json.dumps(document("hashicorp/random", resource={"random_pet": None})),
        'wrong.json: hashicorp/random: resource_schemas "random_pet": has a form that is not known',
    ),
}


@pytest.mark.parametrize("case", WRONG_SCHEMAS)
def test_a_wrong_schema_is_one_error_and_changes_nothing(project: Path, run: Run, case: str) -> None:
    text, said = WRONG_SCHEMAS[case]
    keep(project)
    (project / "wrong.json").write_text(text)
    before = files(project)
    code, out, err = run("add", "hashicorp/random", "3.7.2", "--schema", "wrong.json")
    assert (code, out) == (1, "")
    assert said in err.splitlines()[-1]
    assert files(project) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["random"], "random: a provider has a namespace; write hashicorp/random, or whose it is"),
        (["hashicorp/random", "newest"], 'hashicorp/random@newest: "newest" is no version constraint'),
        (["hashicorp/random", "1.2.3.4"], 'hashicorp/random@1.2.3.4: "1.2.3.4" is no version constraint'),
        (["hashicorp/random", ">= 1,"], 'hashicorp/random@>= 1,: "" is no version constraint; such as'),
        (
            ["hashicorp/random", "1.2.3, < 2", "--schema", "random.json"],
            "does not say of which version of hashicorp/random it is",
        ),
        (["hashicorp/random", "--schema", "none.json"], "none.json: No such file or directory"),
        (
            ["hashicorp/random", "--schema", "random.json"],
            "does not say of which version of hashicorp/random it is; name it: snowform providers add",
        ),
        (
            ["hashicorp/random", "--from-package", "none.whl"],
            "none.whl: is no package of bindings; give a wheel",
        ),
        (["hashicorp/random", "--from-package", "."], ".: is no package of bindings; give a wheel"),
        (
            ["acme/tls", "1.0.0", "--schema", "random.json"],
            "acme/tls: its classes would be in snowform.providers.tls, as those of hashicorp/tls are; "
            "remove the other one: snowform providers remove hashicorp/tls",
        ),
        (
            ["acme/names", "1.0.0", "--schema", "random.json"],
            "acme/names: its classes would be in snowform.providers.names, which is a module of Snowform",
        ),
    ],
)
def test_what_cannot_be_added_is_one_error(project: Path, run: Run, words: list[str], said: str) -> None:
    keep(project, "hashicorp/tls")
    before = files(project)
    code, out, err = run("add", *words)
    assert (code, out) == (1, "")
    assert said in err.splitlines()[-1]
    assert files(project) == before


@pytest.mark.parametrize("command", ["update", "remove"])
def test_a_provider_that_the_project_does_not_have_is_an_error(project: Path, run: Run, command: str) -> None:
    keep(project)
    code, _, err = run(command, "hashicorp/randon")
    assert code == 1
    assert err.startswith("snowform: error: hashicorp/randon: the project has no schema of it; did you mean")
