"""Files and folders are written whole or not at all, whatever comes between."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from snowform.files import copy_tree, is_writable, write_atomic

pytestmark = pytest.mark.promise("input")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    folder.mkdir()
    (folder / "x").write_text("new")
    return folder


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "target"
    folder.mkdir()
    (folder / "x").write_text("old")
    return folder


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError(28, "No space left on device")])
def test_what_fails_between_the_renames_is_taken_back(
    source: Path, target: Path, error: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename, calls = Path.rename, []

    def failing(self: Path, to: Path) -> Path:
        calls.append(to)
        if len(calls) == 2:
            raise error
        return rename(self, to)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises((KeyboardInterrupt, OSError)):
        copy_tree(source, target)
    assert (target / "x").read_text() == "old"
    assert names(target.parent) == ["source", "target"]


def test_a_signal_between_the_renames_waits(source: Path, target: Path) -> None:
    """A process that gets Ctrl-C just then ends by it, with the new folder in place."""
    program = f"""
import os, signal
from pathlib import Path
from snowform.files import copy_tree

# Ignored where the tests run in the background of a shell.
signal.signal(signal.SIGINT, signal.default_int_handler)
rename = Path.rename
def slowly(self, to):
    found = rename(self, to)
    os.kill(os.getpid(), signal.SIGINT)
    return found
Path.rename = slowly
copy_tree(Path({str(source)!r}), Path({str(target)!r}))
"""
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert ended.returncode == -signal.SIGINT, ended.stderr
    assert (target / "x").read_text() == "new"


def test_what_a_killed_process_left_is_put_back_and_cleared(source: Path, target: Path) -> None:
    left = target.rename(target.with_name(".target.0123456789ab.old"))
    copy_tree(source, target)
    assert (target / "x").read_text() == "new"
    assert not left.exists()
    assert names(target.parent) == ["source", "target"]


def test_a_full_disk_names_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x"
    path.write_text("old")

    def full(*_: object, **__: object) -> object:
        return open("/dev/full", "wb", buffering=0)  # noqa: PTH123 - as fdopen does it

    monkeypatch.setattr(os, "fdopen", full)
    with pytest.raises(OSError, match="No space left on device") as caught:
        write_atomic(path, "new")
    assert caught.value.filename == str(path)
    assert path.read_text() == "old"
    assert names(tmp_path) == ["x"]


def test_what_has_no_right_to_be_written_is_read_only_to_root_too(tmp_path: Path) -> None:
    assert is_writable(tmp_path / "a" / "b")
    tmp_path.chmod(0o555)
    try:
        assert not is_writable(tmp_path / "a" / "b")
    finally:
        tmp_path.chmod(0o755)
