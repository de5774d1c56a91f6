"""What of a project is looked at, and which changes a program is run for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from snowform.synth.watching import Files, Stamp, Watcher, changed, look


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)


def seen(folder: Path, *left_out: str) -> list[str]:
    found = look(str(folder), frozenset(str(folder / name) for name in left_out))
    return sorted(os.path.relpath(path, folder) for path in found)


def test_all_files_count_that_a_program_may_read(tmp_path: Path) -> None:
    write(tmp_path, "main.py", "cdktf.json", "stacks/web.py", "keys/me.pub", ".env")
    assert seen(tmp_path) == [".env", "cdktf.json", "keys/me.pub", "main.py", "stacks/web.py"]


def test_what_tools_keep_and_what_is_written_does_not_count(tmp_path: Path) -> None:
    write(tmp_path, "main.py", ".git/index", ".snowform/web/x", "a/__pycache__/m.pyc", "cdktf.schema.json")
    write(tmp_path, "env/pyvenv.cfg", "env/lib/m.py", "node_modules/m.js", "out/web/config.tf.json")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    assert seen(tmp_path, "out") == ["loop", "main.py"]


def test_new_gone_and_other_files_are_changes(tmp_path: Path) -> None:
    write(tmp_path, "kept", "gone", "written", "replaced")
    before = look(str(tmp_path))
    (tmp_path / "gone").unlink()
    (tmp_path / "written").write_text("more")
    os.utime(tmp_path / "written", ns=(1, before[str(tmp_path / "written")].written))
    write(tmp_path, "new", "fresh")
    os.utime(tmp_path / "fresh", ns=(1, before[str(tmp_path / "replaced")].written))
    (tmp_path / "fresh").replace(tmp_path / "replaced")
    found = changed(before, look(str(tmp_path)))
    assert {Path(path).name for path in found} >= {"gone", "written", "new", "replaced"}
    assert str(tmp_path / "kept") not in found


def test_a_folder_that_is_gone_is_empty(tmp_path: Path) -> None:
    assert look(str(tmp_path / "nowhere")) == {}


class Folder:
    """Files that are as the test says, each time that they are looked at."""

    def __init__(self, **files: int) -> None:
        self.files = files
        self.then: Iterator[dict[str, int]] = iter(())

    def see(self) -> Files:
        return {name: Stamp(when, 1, 1) for name, when in self.files.items()}

    def sleep(self, _seconds: float) -> None:
        self.files |= next(self.then)


def test_a_change_is_waited_for_and_then_that_nothing_changes_any_more() -> None:
    folder = Folder(a=0, b=0)
    watcher = Watcher(folder.see, folder.sleep)
    watcher.begin()
    watcher.end()
    folder.then = iter([{}, {}, {"a": 1}, {"a": 2}, {"b": 1}, {}])
    assert watcher.wait() == {"a", "b"}
    assert next(folder.then, None) is None


def test_what_changes_while_the_program_runs_is_run_for() -> None:
    folder = Folder(a=0)
    watcher = Watcher(folder.see, folder.sleep)
    watcher.begin()
    folder.files = {"a": 1}
    watcher.end()
    folder.then = iter([{}])
    assert watcher.wait() == {"a"}


def test_what_the_program_itself_writes_in_each_run_is_run_for_once() -> None:
    folder = Folder(a=0)
    watcher = Watcher(folder.see, folder.sleep)
    for number in (1, 2):
        watcher.begin()
        folder.files = {**folder.files, "made": number}
        watcher.end()
        if number == 1:
            folder.then = iter([{}])
            assert watcher.wait() == {"made"}
    folder.then = iter([{"made": 3}, {"a": 1}, {}])
    assert watcher.wait() == {"a"}


@pytest.mark.parametrize("gone", ["a"])
def test_a_file_that_is_taken_away_is_a_change(gone: str) -> None:
    folder = Folder(a=0)
    watcher = Watcher(folder.see, folder.sleep)
    del folder.files[gone]
    folder.then = iter([{}])
    assert watcher.wait() == {gone}
