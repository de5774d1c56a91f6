"""What of a project is looked at, and which changes a program is run for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from snowform.synth.watching import Files, Stamp, Watcher, changed, content, look, written_to


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


def test_files_that_are_written_to_by_the_watch_itself_do_not_count(tmp_path: Path) -> None:
    write(tmp_path, "main.py", "logs/out")
    (tmp_path / "link").symlink_to(tmp_path / "logs/out")
    read, written = os.pipe()
    with (tmp_path / "logs/out").open("a") as log, os.fdopen(read), os.fdopen(written, "w") as pipe:
        own = written_to(log.fileno(), pipe.fileno())
    assert [Path(path).name for path in look(str(tmp_path), own=own)] == ["main.py"]
    assert written_to(read) == frozenset()


def test_files_that_are_named_count_wherever_they_lie(tmp_path: Path) -> None:
    write(tmp_path, "project/main.py", ".hidden/context.json")
    project, context = f"{tmp_path}/project", f"{tmp_path}/.hidden/context.json"
    assert sorted(look(project, besides=[context])) == [context, f"{project}/main.py"]
    Path(context).unlink()
    assert sorted(look(project, besides=[context])) == [f"{project}/main.py"]


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
    """Files that are as the test says each time that they are looked at: when they were written, and what."""

    def __init__(self, **files: tuple[int, bytes]) -> None:
        self.files = files
        self.then: Iterator[dict[str, tuple[int, bytes]]] = iter(())
        self.watcher = Watcher(self.see, self.read, self.sleep)

    def see(self) -> Files:
        return {name: Stamp(when, 1, 1) for name, (when, _) in self.files.items()}

    def read(self, name: str) -> bytes | None:
        return self.files[name][1] if name in self.files else None

    def sleep(self, _seconds: float) -> None:
        self.files = {**self.files, **next(self.then)}

    def run(self, **written: tuple[int, bytes]) -> set[str]:
        """A run of the program, while which these files are written."""
        self.watcher.begin()
        self.files |= written
        return self.watcher.end()

    def wait(self, *then: dict[str, tuple[int, bytes]]) -> set[str]:
        """What is waited for, while the files become such, one after the other."""
        self.then = iter(then)
        found = self.watcher.wait()
        assert next(self.then, None) is None
        return found


def test_a_change_is_waited_for_and_then_that_nothing_changes_any_more() -> None:
    folder = Folder(a=(0, b""), b=(0, b""))
    folder.run()
    half, whole, other = (1, b"ha"), (2, b"half"), (1, b"other")
    assert folder.wait({}, {}, {"a": half}, {"a": whole}, {"b": other}, {}) == {"a", "b"}


def test_what_its_author_saves_while_the_program_runs_is_run_for_each_time() -> None:
    folder = Folder(a=(0, b"0"))
    folder.run(a=(1, b"1"))
    assert folder.wait({}) == {"a"}
    folder.run(a=(2, b"2"))
    assert folder.wait({}) == {"a"}
    folder.run()
    assert folder.wait({}, {"a": (3, b"1")}, {}) == {"a"}


def test_what_the_program_writes_anew_in_each_run_is_run_for_once() -> None:
    folder = Folder(a=(0, b"0"))
    folder.run(made=(1, b"always"))
    assert folder.wait({}) == {"made"}
    folder.run(made=(2, b"always"))
    assert folder.wait({}, {"a": (3, b"1")}, {}) == {"a"}
    folder.run(made=(4, b"always"))
    assert folder.wait({}, {"made": (5, b"mine")}, {}) == {"made"}


def test_what_the_program_makes_another_in_each_run_is_told_and_waited_for_no_more() -> None:
    folder = Folder(a=(0, b"0"))
    assert folder.run(made=(1, b"1")) == set()
    assert folder.wait({}) == {"made"}
    assert folder.run(made=(2, b"2")) == set()
    assert folder.wait({}) == {"made"}
    assert folder.run(made=(3, b"3")) == {"made"}
    assert folder.wait({}, {"a": (4, b"1")}, {}) == {"a"}
    assert folder.run(made=(5, b"5")) == {"made"}
    # Of its author's it is again, once it changes while nothing runs.
    assert folder.wait({}, {"made": (6, b"mine")}, {}) == {"made"}


def test_a_file_that_is_taken_away_is_a_change() -> None:
    folder = Folder(a=(0, b"0"), b=(0, b"0"))
    folder.run()
    del folder.files["a"]
    assert folder.wait({}) == {"a"}


def test_contents_are_known_by_a_digest(tmp_path: Path) -> None:
    write(tmp_path, "one", "two")
    assert content(str(tmp_path / "one")) != content(str(tmp_path / "two"))
    assert content(str(tmp_path / "one")) == content(str(tmp_path / "one"))
    assert content(str(tmp_path / "nowhere")) is None
