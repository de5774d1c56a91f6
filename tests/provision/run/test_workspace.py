"""A run's folder holds the configuration and nothing else, and leaves nothing but an unsaved state."""

from __future__ import annotations

import json
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from snowform.provision.errors import StorageError, UsageError
from snowform.provision.host.paths import Paths
from snowform.provision.run.workspace import read_configuration, sweep, workspace


@pytest.fixture
def configured(paths: Paths) -> Paths:
    (paths.configuration / "config.tf.json").write_text("{}")
    (paths.configuration / "assets").mkdir()
    (paths.configuration / "assets" / "page.html").write_text("hello")
    return paths


def test_only_the_configuration_and_the_folders_beside_it_are_taken_along(configured: Paths) -> None:
    for poison in (
        *("evil.tf", "more.tf.json", "evil_override.tf.json", "terraform.tfvars", "x.auto.tfvars"),
        *("terraform.tfstate", "terraform.rc"),
    ):
        (configured.configuration / poison).write_text("poison")
    (configured.configuration / ".terraform").mkdir()
    with workspace(configured) as made:
        assert sorted(entry.name for entry in made.folder.iterdir()) == ["assets", "config.tf.json"]
        assert (made.folder / "assets" / "page.html").read_text() == "hello"
        assert stat.S_IMODE(made.folder.stat().st_mode) == 0o700
        assert stat.S_IMODE((made.folder / "config.tf.json").stat().st_mode) == 0o600


def test_override_files_that_were_given_come_before_our_own(configured: Paths, tmp_path: Path) -> None:
    given = tmp_path / "given.json"
    given.write_text("{}")
    with workspace(replace(configured, overrides=(given,))) as made:
        made.add("snowform_override.tf.json", {"a": 1})
        overrides = sorted(entry.name for entry in made.folder.glob("*_override.tf.json"))
        assert overrides == ["given_00_override.tf.json", "snowform_override.tf.json"]
        made.add("snowform_override.tf.json", {})
        assert not (made.folder / "snowform_override.tf.json").exists()


def test_the_folder_is_gone_afterwards_and_a_state_in_it_is_kept(configured: Paths) -> None:
    with workspace(configured) as made:
        made.plan.write_text("secret")
        (made.folder / "errored.tfstate").write_text('{"serial": 3}')
    assert list(configured.runtime.iterdir()) == []
    assert json.loads(configured.errored_state.read_text()) == {"serial": 3}
    assert stat.S_IMODE(configured.errored_state.stat().st_mode) == 0o600


def test_what_interrupted_runs_left_is_swept_but_not_an_unsaved_state(configured: Paths) -> None:
    dead = configured.runtime / "run-dead"
    dead.mkdir()
    (dead / "tfplan").write_text("secret")
    (dead / "errored.tfstate").write_text('{"serial": 4}')
    foreign = configured.runtime / "foreign"
    foreign.mkdir()
    configured.data.mkdir()
    (configured.data / "terraform.tfstate").write_text("the backend's settings")
    sweep(configured)
    assert list(configured.runtime.iterdir()) == [foreign]
    assert configured.errored_state.read_text() == '{"serial": 4}'
    assert not (configured.data / "terraform.tfstate").exists()


def test_an_unsaved_state_that_cannot_be_moved_stays_and_its_plan_does_not(
    configured: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    dead = configured.runtime / "run-dead"
    dead.mkdir()
    (dead / "tfplan").write_text("secret")
    (dead / "errored.tfstate").write_text('{"serial": 4}')

    def full(*_paths: object) -> bool:
        raise StorageError("no space left on device")

    monkeypatch.setattr("snowform.provision.run.workspace.errored.collect", full)
    sweep(configured)
    assert [entry.name for entry in dead.iterdir()] == ["errored.tfstate"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param(None, "cannot be read: No such file or directory", id="missing"),
        pytest.param("{", "is not JSON", id="cut off"),
        pytest.param("[]", "is not a JSON object", id="no object"),
    ],
)
def test_a_configuration_that_cannot_be_read_is_named(paths: Paths, text: str | None, problem: str) -> None:
    if text is not None:
        (paths.configuration / "config.tf.json").write_text(text)
    with pytest.raises(UsageError) as caught:
        read_configuration(paths)
    assert caught.value.where == str(paths.configuration / "config.tf.json")
    assert problem in caught.value.message
