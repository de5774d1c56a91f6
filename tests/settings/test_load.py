from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from snowform.settings import SettingsError, json_schema, load

PROJECT = '{"context": {"site": {"size": 1}, "nothing": null}}'


@dataclass(frozen=True)
class Sized:
    size: int


@dataclass(frozen=True)
class Optional:
    size: int = 7


def app(**context: Any) -> Any:
    return SimpleNamespace(node=SimpleNamespace(try_get_context=context.get))


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("CDKTF_CONTEXT_JSON", "SNOWFORM_REPORT"):
        monkeypatch.delenv(name, raising=False)
    file = tmp_path / "cdktf.json"
    file.write_text(PROJECT)
    return file


def test_the_apps_own_context_comes_first() -> None:
    assert load(app(site={"size": 2}), "site", Sized) == Sized(2)


def test_numbers_have_all_their_digits_though_javascript_has_fewer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CDKTF_CONTEXT_JSON", '{"site": {"size": 9007199254740993}}')
    assert load(app(site={"size": 9007199254740992}), "site", Sized) == Sized(9007199254740993)
    # What the program itself says afterwards is another number.
    assert load(app(site={"size": 7}), "site", Sized) == Sized(7)


def test_without_the_cli_the_file_in_the_working_directory_is_read() -> None:
    assert load(app(), "site", Sized) == Sized(1)


def test_a_context_that_was_handed_over_is_the_only_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CDKTF_CONTEXT_JSON", "{}")
    assert load(app(), "site", Optional) == Optional(7)


@pytest.mark.parametrize("name", ["nothing", "missing"])
def test_a_missing_section_means_the_defaults(name: str) -> None:
    assert load(app(), name, Optional) == Optional(7)


def test_without_a_project_file_the_defaults_hold(project: Path) -> None:
    project.unlink()
    assert load(app(), "site", Optional) == Optional(7)


@pytest.mark.parametrize(
    ("name", "file", "message"),
    [
        pytest.param(
            "sites",
            PROJECT,
            'cdktf.json: context.sites: missing; did you mean "site"?',
            id="misspelt section",
        ),
        pytest.param(
            "farm", PROJECT, "cdktf.json: context.farm: missing; it has to set size", id="missing section"
        ),
        pytest.param(
            "site",
            '{"context": {"site": {"size": "big"}}}',
            'cdktf.json: context.site.size: wanted an integer, got "big"',
            id="wrong value",
        ),
        pytest.param(
            "site",
            '{"context": [}',
            "cdktf.json: not JSON: Expecting value: line 1 column 14 (char 13)",
            id="not JSON",
        ),
        pytest.param(
            "site", "[" * 5000, "cdktf.json: is nested too deeply to be read", id="nested too deeply"
        ),
        pytest.param("site", "[]", "cdktf.json: wanted an object", id="not an object"),
        pytest.param(
            "site", '{"context": 1}', "cdktf.json: context: wanted an object", id="context of no object"
        ),
    ],
)
def test_an_error_names_the_file_and_the_section(project: Path, name: str, file: str, message: str) -> None:
    project.write_text(file)
    with pytest.raises(SettingsError) as caught:
        load(app(), name, Sized)
    assert str(caught.value) == message


def test_a_name_nearest_to_a_section_that_was_handed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CDKTF_CONTEXT_JSON", '{"site": {}}')
    with pytest.raises(SettingsError) as caught:
        load(app(), "sites", Sized)
    assert str(caught.value) == 'cdktf.json: context.sites: missing; did you mean "site"?'


def test_the_schema_is_reported_even_of_settings_that_cannot_be_read(tmp_path: Path) -> None:
    program = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from test_load import Sized, app, load\n"
        "load(app(site={}), 'site', Sized)\n"
    )
    report = tmp_path / "report.json"
    run = subprocess.run(
        [sys.executable, "-c", program, str(Path(__file__).parent)],
        env=os.environ | {"SNOWFORM_REPORT": str(report)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stderr.splitlines()[-1].endswith("cdktf.json: context.site.size: missing, wanted an integer")
    assert json.loads(report.read_text()) == {"settings": {"site": json_schema(Sized)}}
