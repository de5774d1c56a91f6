"""Folders and files of a run that somebody else could change are refused; what is only unusual is not."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from snowform.provision.command_line import commands, state_commands
from snowform.provision.console.console import Console
from snowform.provision.errors import StorageError
from snowform.provision.host import lock, storage
from snowform.provision.host.files import append_line
from snowform.provision.host.ownership import check_folders
from snowform.provision.host.paths import Paths
from snowform.provision.report.metrics import Metrics, write_metrics
from snowform.provision.tofu import process
from tests.provision.conftest import Recorded

NOBODY = 65534
root_only = pytest.mark.skipif(os.geteuid() != 0, reason="not to be had on this machine: the rights of root")

FOLDERS = ["state", "cache", "runtime"]
INNER: dict[str, Callable[[Paths], Path]] = {
    "the lock": lambda paths: paths.lock,
    "the state": lambda paths: paths.state_file,
    "the marker": lambda paths: paths.marker,
    "the report": lambda paths: paths.report_json,
    "what is captured": lambda paths: paths.capture,
    "its errors": lambda paths: paths.capture_errors,
    "the approvals": lambda paths: paths.approvals,
    "the salt": lambda paths: paths.salt,
    "a backup": lambda paths: paths.backups / "20260101T000000.000000Z-000001-before.tfstate",
    "a journal": lambda paths: paths.journals / "20260101T000000Z-1-abcdef.jsonl",
    "the folder of backups": lambda paths: paths.backups,
    "the folder of journals": lambda paths: paths.journals,
    "the data folder": lambda paths: paths.data,
    "a run's folder": lambda paths: paths.runtime / "run-abc",
}


def at(paths: Paths, name: str, folder: Path) -> Paths:
    """The same paths with that folder elsewhere."""
    folders = {attribute: getattr(paths, attribute) for attribute in FOLDERS} | {name: folder}
    return replace(paths, state=folders["state"], cache=folders["cache"], runtime=folders["runtime"])


@pytest.fixture
def precious(tmp_path: Path) -> Path:
    file = tmp_path / "precious"
    file.write_text("keep me")
    return file


@root_only
@pytest.mark.promise("folders")
@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_of_somebody_else_is_refused(paths: Paths, name: str, precious: Path) -> None:
    folder: Path = getattr(paths, name)
    (folder / "lock").symlink_to(precious)
    os.chown(folder, NOBODY, NOBODY)
    with pytest.raises(StorageError, match=rf"{folder}: belongs to .*65534.*chown it; nothing was changed"):
        storage.check(paths)
    assert precious.read_text() == "keep me"


@root_only
@pytest.mark.promise("folders")
@pytest.mark.parametrize("name", FOLDERS)
def test_a_link_of_somebody_else_to_a_folder_of_ours_is_refused(
    paths: Paths, name: str, tmp_path: Path
) -> None:
    link = tmp_path / "link"
    link.symlink_to(getattr(paths, name))
    os.chown(link, NOBODY, NOBODY, follow_symlinks=False)
    with pytest.raises(StorageError, match="the link belongs to"):
        storage.check(at(paths, name, link))


@root_only
@pytest.mark.promise("folders")
@pytest.mark.parametrize("place", [place for name, place in INNER.items() if "folder" not in name])
def test_a_file_of_somebody_else_is_refused(paths: Paths, place: Callable[[Paths], Path]) -> None:
    path = place(paths)
    path.parent.mkdir(exist_ok=True)
    path.touch(0o600)
    os.chown(path, NOBODY, NOBODY)
    with pytest.raises(StorageError, match="belongs to"):
        check_folders(paths)


@root_only
@pytest.mark.promise("folders")
def test_a_provider_that_somebody_else_has_put_there_is_refused(paths: Paths) -> None:
    program = paths.data / "providers" / "registry.example" / "a" / "b" / "1.0.0" / "terraform-provider-b"
    program.parent.mkdir(parents=True)
    program.touch()
    os.chown(program, NOBODY, NOBODY)
    with pytest.raises(StorageError, match="terraform-provider-b: belongs to"):
        storage.check(paths)


@pytest.mark.promise("folders")
@pytest.mark.parametrize("place", INNER.values(), ids=INNER)
def test_a_link_in_them_is_refused(paths: Paths, place: Callable[[Paths], Path], precious: Path) -> None:
    path = place(paths)
    path.parent.mkdir(exist_ok=True)
    path.symlink_to(precious)
    with pytest.raises(StorageError, match=rf"{path}: is a link, and none is followed here; remove it"):
        storage.check(paths)
    assert precious.read_text() == "keep me"


@pytest.mark.promise("folders")
def test_what_is_no_file_is_refused(paths: Paths) -> None:
    os.mkfifo(paths.lock)
    assert not lock.is_held(paths.lock)
    with pytest.raises(StorageError, match="is neither a file nor a folder"):
        storage.check(paths)


@pytest.mark.promise("folders")
@pytest.mark.parametrize("mode", [0o777, 0o1777, 0o775, 0o770, 0o722])
@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_that_others_can_write_to_is_refused(paths: Paths, name: str, mode: int) -> None:
    getattr(paths, name).chmod(mode)
    with pytest.raises(StorageError, match=r"chmod (go-w|700) "):
        storage.check(paths)


@pytest.mark.promise("folders")
def test_a_folder_of_outputs_that_others_can_write_to_is_refused(paths: Paths, tmp_path: Path) -> None:
    outputs = tmp_path / "outputs"
    outputs.mkdir()
    outputs.chmod(0o2775)
    with pytest.raises(StorageError, match="chmod go-w"):
        storage.check(replace(paths, outputs=outputs))
    outputs.chmod(0o2750)
    storage.check(replace(paths, outputs=outputs))


@pytest.mark.promise("folders")
@pytest.mark.parametrize("name", ["cache", "runtime"])
def test_a_folder_that_others_can_read_is_no_danger_without_the_state(paths: Paths, name: str) -> None:
    getattr(paths, name).chmod(0o755)
    storage.check(paths)


@pytest.mark.promise("folders")
@pytest.mark.parametrize("name", FOLDERS)
def test_a_link_of_ours_to_a_folder_of_ours_is_followed(paths: Paths, name: str, tmp_path: Path) -> None:
    """systemd makes one for a dynamic user, an operator one to another disk."""
    link = tmp_path / "link"
    link.symlink_to(getattr(paths, name))
    storage.check(at(paths, name, link))


@pytest.mark.promise("folders")
def test_a_folder_of_ours_in_one_that_all_can_write_to_is_ours(paths: Paths, tmp_path: Path) -> None:
    shared = tmp_path / "tmp"
    shared.mkdir()
    shared.chmod(0o1777)
    storage.check(replace(paths, state=shared / "state", cache=shared / "cache", runtime=shared / "runs"))


@pytest.mark.promise("folders")
def test_links_of_providers_and_modules_are_followed(paths: Paths, tmp_path: Path) -> None:
    """tofu links those of a folder of plugins, and what a stack has beside its configuration."""
    (paths.data / "providers").mkdir(parents=True)
    (paths.data / "providers" / "x").symlink_to(tmp_path)
    run = paths.runtime / "run-abc"
    run.mkdir()
    (run / "assets").symlink_to(tmp_path)
    storage.check(paths)


@pytest.mark.promise("folders")
def test_the_cache_within_the_state_may_be_a_link(paths: Paths, tmp_path: Path) -> None:
    inner = paths.state / "cache"
    inner.symlink_to(tmp_path)
    storage.check(replace(paths, cache=inner, runtime=inner / "runs"))


@pytest.mark.promise("folders")
def test_a_link_that_comes_in_between_is_not_followed(precious: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(precious)
    with pytest.raises(StorageError, match="it is a link"):
        lock.acquire(link, "apply")
    with pytest.raises(StorageError):
        append_line(link, "more")
    with pytest.raises(StorageError):
        process.start(["true"], tmp_path, {}, link, tmp_path / "err")
    others = 'snowform_leftovers{stack="x"} 7\n'
    precious.write_text(others)
    metrics = Metrics(last_run_timestamp_seconds=1, last_run_duration_seconds=1, exit_code=0)
    write_metrics(link, "web", metrics)
    assert precious.read_text() == others
    assert not link.is_symlink()
    assert "leftovers" not in link.read_text()


@pytest.mark.promise("folders")
@pytest.mark.parametrize(
    "action",
    [
        commands.show,
        state_commands.list_backups,
        lambda paths, console: commands.approve(paths, console, "0123456789abcdef", 1),
        lambda paths, console: commands.resolve(paths, console, "a.b", ["absent"]),
    ],
    ids=["show", "state backups", "approve", "resolve"],
)
def test_the_small_commands_look_too(
    paths: Paths, recorded: Recorded, action: Callable[[Paths, Console], object], precious: Path
) -> None:
    paths.lock.symlink_to(precious)
    with pytest.raises(StorageError, match="is a link"):
        action(paths, recorded.console)
    assert precious.read_text() == "keep me"
