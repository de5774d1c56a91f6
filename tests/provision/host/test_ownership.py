"""Folders and files of a run that somebody else could change are refused; what is only unusual is not."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from snowform.provision.command_line import commands, state_commands
from snowform.provision.console.console import Talk
from snowform.provision.errors import StorageError
from snowform.provision.host import lock, storage
from snowform.provision.host.files import append_line
from snowform.provision.host.ownership import check_site
from snowform.provision.host.paths import Site
from snowform.provision.report.metrics import Metrics, write_metrics
from snowform.provision.tofu import process
from tests.provision.conftest import Recorded

NOBODY = 65534
root_only = pytest.mark.skipif(os.geteuid() != 0, reason="not to be had on this machine: the rights of root")

FOLDERS = ["state", "cache", "runtime"]
INNER: dict[str, Callable[[Site], Path]] = {
    "the lock": lambda site: site.lock,
    "the state": lambda site: site.state_file,
    "the marker": lambda site: site.marker,
    "the report": lambda site: site.report_json,
    "what is captured": lambda site: site.capture,
    "its errors": lambda site: site.capture_errors,
    "the approvals": lambda site: site.approvals,
    "the salt": lambda site: site.salt,
    "a backup": lambda site: site.backups / "20260101T000000.000000Z-000001-before.tfstate",
    "a journal": lambda site: site.journals / "20260101T000000Z-1-abcdef.jsonl",
    "the folder of backups": lambda site: site.backups,
    "the folder of journals": lambda site: site.journals,
    "the data folder": lambda site: site.data,
    "a run's folder": lambda site: site.runtime / "run-abc",
}


def at(site: Site, name: str, folder: Path) -> Site:
    """The same site with that folder elsewhere."""
    folders = {one: getattr(site, one) for one in FOLDERS} | {name: folder}
    return replace(site, state=folders["state"], cache=folders["cache"], runtime=folders["runtime"])


@pytest.fixture
def precious(tmp_path: Path) -> Path:
    file = tmp_path / "precious"
    file.write_text("keep me")
    return file


@root_only
@pytest.mark.promise("folders")
@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_of_somebody_else_is_refused(site: Site, name: str, precious: Path) -> None:
    folder: Path = getattr(site, name)
    (folder / "lock").symlink_to(precious)
    os.chown(folder, NOBODY, NOBODY)
    with pytest.raises(StorageError, match=rf"{folder}: belongs to .*65534.*chown it; nothing was changed"):
        storage.check(site)
    assert precious.read_text() == "keep me"


@root_only
@pytest.mark.promise("folders")
@pytest.mark.parametrize("name", FOLDERS)
def test_a_link_of_somebody_else_to_a_folder_of_ours_is_refused(
    site: Site, name: str, tmp_path: Path
) -> None:
    link = tmp_path / "link"
    link.symlink_to(getattr(site, name))
    os.chown(link, NOBODY, NOBODY, follow_symlinks=False)
    with pytest.raises(StorageError, match="the link belongs to"):
        storage.check(at(site, name, link))


@root_only
@pytest.mark.promise("folders")
@pytest.mark.parametrize("place", [place for name, place in INNER.items() if "folder" not in name])
def test_a_file_of_somebody_else_is_refused(site: Site, place: Callable[[Site], Path]) -> None:
    path = place(site)
    path.parent.mkdir(exist_ok=True)
    path.touch(0o600)
    os.chown(path, NOBODY, NOBODY)
    with pytest.raises(StorageError, match="belongs to"):
        check_site(site)


@root_only
@pytest.mark.promise("folders")
def test_a_provider_that_somebody_else_has_put_there_is_refused(site: Site) -> None:
    program = site.data / "providers" / "registry.example" / "a" / "b" / "1.0.0" / "terraform-provider-b"
    program.parent.mkdir(parents=True)
    program.touch()
    os.chown(program, NOBODY, NOBODY)
    with pytest.raises(StorageError, match="terraform-provider-b: belongs to"):
        storage.check(site)


@pytest.mark.promise("folders")
@pytest.mark.parametrize("place", INNER.values(), ids=INNER)
def test_a_link_in_them_is_refused(site: Site, place: Callable[[Site], Path], precious: Path) -> None:
    path = place(site)
    path.parent.mkdir(exist_ok=True)
    path.symlink_to(precious)
    with pytest.raises(StorageError, match=rf"{path}: is a link, and none is followed here; remove it"):
        storage.check(site)
    assert precious.read_text() == "keep me"


@pytest.mark.promise("folders")
def test_what_is_no_file_is_refused(site: Site) -> None:
    os.mkfifo(site.lock)
    assert not lock.is_held(site.lock)
    with pytest.raises(StorageError, match="is neither a file nor a folder"):
        storage.check(site)


@pytest.mark.promise("folders")
@pytest.mark.parametrize("mode", [0o777, 0o1777, 0o775, 0o770, 0o722])
@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_that_others_can_write_to_is_refused(site: Site, name: str, mode: int) -> None:
    getattr(site, name).chmod(mode)
    with pytest.raises(StorageError, match=r"chmod (go-w|700) "):
        storage.check(site)


@pytest.mark.promise("folders")
def test_a_folder_of_outputs_that_others_can_write_to_is_refused(site: Site, tmp_path: Path) -> None:
    outputs = tmp_path / "outputs"
    outputs.mkdir()
    outputs.chmod(0o2775)
    with pytest.raises(StorageError, match="chmod go-w"):
        storage.check(replace(site, outputs=outputs))
    outputs.chmod(0o2750)
    storage.check(replace(site, outputs=outputs))


@pytest.mark.promise("folders")
@pytest.mark.parametrize("name", ["cache", "runtime"])
def test_a_folder_that_others_can_read_is_no_danger_without_the_state(site: Site, name: str) -> None:
    getattr(site, name).chmod(0o755)
    storage.check(site)


@pytest.mark.promise("folders")
@pytest.mark.parametrize("name", FOLDERS)
def test_a_link_of_ours_to_a_folder_of_ours_is_followed(site: Site, name: str, tmp_path: Path) -> None:
    """systemd makes one for a dynamic user, an operator one to another disk."""
    link = tmp_path / "link"
    link.symlink_to(getattr(site, name))
    storage.check(at(site, name, link))


@pytest.mark.promise("folders")
def test_a_folder_of_ours_in_one_that_all_can_write_to_is_ours(site: Site, tmp_path: Path) -> None:
    shared = tmp_path / "tmp"
    shared.mkdir()
    shared.chmod(0o1777)
    storage.check(replace(site, state=shared / "state", cache=shared / "cache", runtime=shared / "runs"))


@pytest.mark.promise("folders")
def test_links_of_providers_and_modules_are_followed(site: Site, tmp_path: Path) -> None:
    """tofu links those of a folder of plugins, and what a stack has beside its configuration."""
    (site.data / "providers").mkdir(parents=True)
    (site.data / "providers" / "x").symlink_to(tmp_path)
    run = site.runtime / "run-abc"
    run.mkdir()
    (run / "assets").symlink_to(tmp_path)
    storage.check(site)


@pytest.mark.promise("folders")
def test_the_cache_within_the_state_may_be_a_link(site: Site, tmp_path: Path) -> None:
    inner = site.state / "cache"
    inner.symlink_to(tmp_path)
    storage.check(replace(site, cache=inner, runtime=inner / "runs"))


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
        lambda site, talk: commands.approve(site, talk, "0123456789abcdef", 1),
        lambda site, talk: commands.resolve(site, talk, "a.b", ["absent"]),
    ],
    ids=["show", "state backups", "approve", "resolve"],
)
def test_the_small_commands_look_too(
    site: Site, recorded: Recorded, action: Callable[[Site, Talk], object], precious: Path
) -> None:
    site.lock.symlink_to(precious)
    with pytest.raises(StorageError, match="is a link"):
        action(site, recorded.talk)
    assert precious.read_text() == "keep me"
