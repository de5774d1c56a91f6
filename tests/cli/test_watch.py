"""`snowform watch` from its first run to Ctrl-C: each change is synthesized, whatever the program is like."""

from __future__ import annotations

import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

PROGRAM = """\
from cdktf import App, TerraformOutput, TerraformStack
from settings import VALUE
app = App()
TerraformOutput(TerraformStack(app, "web"), "x", value=VALUE)
app.synth()
"""
# Generous: a busy machine is no reason to fail.
PATIENCE = 300


# What is started in the background ignores Ctrl-C, and hands that on to what it starts.
HEEDING = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execv(sys.executable, [sys.executable, "-m", "snowform", "watch"])
"""


class Watch:
    """A watch that runs, and what it says from now on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, "-c", HEEDING],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            # As at a terminal: Ctrl-C is for it and its runs.
            start_new_session=True,
        )
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line.rstrip("\n"))

    def run(self) -> list[str]:
        """All that is said until a run has ended."""
        said: list[str] = []
        while not said or "; waiting for changes" not in said[-1]:
            said.append(self._lines.get(timeout=PATIENCE))
        return said

    def save(self, name: str, text: str) -> list[str]:
        """Write a file as editors do; what is said of it."""
        fresh = self.folder.parent / "fresh"
        fresh.write_text(text)
        fresh.replace(self.folder / name)
        return self.run()

    def interrupt(self) -> int:
        signal_group(self.process, signal.SIGINT)
        return self.process.wait(timeout=PATIENCE)


def signal_group(process: subprocess.Popen[str] | subprocess.Popen[bytes], number: signal.Signals) -> None:
    import os

    os.killpg(process.pid, number)


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Watch]:
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "cdktf.json").write_text('{"app": "python main.py"}')
    (folder / "main.py").write_text(PROGRAM)
    (folder / "settings.py").write_text("VALUE = 1\n")
    found = Watch(folder)
    yield found
    if found.process.poll() is None:
        signal_group(found.process, signal.SIGKILL)
        found.process.wait(timeout=PATIENCE)


def test_each_change_is_synthesized_also_after_a_program_that_fails(watch: Watch) -> None:
    first = watch.run()
    written = watch.folder / "out" / "web" / "config.tf.json"
    assert first[0] == "out/web/config.tf.json  1 output"
    assert "synthesized in" in first[-1]
    changed = watch.save("settings.py", "VALUE = 22\n")
    assert ", settings.py changed; waiting" in changed[-1]
    assert '"value": 22' in written.read_text()
    failed = watch.save("settings.py", "VALUE = 1 / 0\n")
    assert "not synthesized in" in failed[-1]
    assert any("ZeroDivisionError" in line for line in failed)
    assert '"value": 22' in written.read_text()
    broken = watch.save("cdktf.json", "{")
    assert "snowform: error: cdktf.json:1: no JSON" in broken[0]
    watch.save("cdktf.json", '{"app": "python main.py"}')
    mended = watch.save("settings.py", "VALUE = 333\n")
    assert mended[-1].endswith(", settings.py changed; waiting for changes")
    assert '"value": 333' in written.read_text()
    assert watch.interrupt() == 0


def test_ctrl_c_in_the_middle_of_a_run_ends_it_as_well(watch: Watch) -> None:
    watch.run()
    script = "from pathlib import Path\nimport time\nPath('running').touch()\ntime.sleep(600)\n"
    (watch.folder / "main.py").write_text(script)
    marker, deadline = watch.folder / "running", threading.Event()
    for _ in range(PATIENCE * 100):
        if marker.exists():
            break
        deadline.wait(0.01)
    assert marker.exists()
    assert watch.interrupt() == 0


def test_a_file_that_the_program_makes_another_in_each_run_is_told_once(watch: Watch) -> None:
    watch.run()
    said = watch.save("main.py", f"{PROGRAM}import time\nopen('made', 'w').write(str(time.time_ns()))\n")
    while "made: the program changes it" not in "\n".join(said):
        said += watch.run()
    again = watch.save("settings.py", "VALUE = 2\n")
    assert [line for line in again if "made" in line] == []


def test_what_it_says_may_go_to_files_of_the_project(tmp_path: Path) -> None:
    """They change with each run, and are no reason for another one."""
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "cdktf.json").write_text('{"app": "python main.py"}')
    (folder / "main.py").write_text(PROGRAM)
    (folder / "settings.py").write_text("VALUE = 0\n")
    # Of several reasons the first one by name is told.
    said = folder / "0.err"
    with (folder / "0.out").open("w") as out, said.open("w") as err:
        process = subprocess.Popen(
            [sys.executable, "-c", HEEDING], cwd=folder, stdout=out, stderr=err, start_new_session=True
        )

    def runs(number: int) -> list[str]:
        """What is told of the runs, once there are so many."""
        pause = threading.Event()
        for _ in range(PATIENCE * 100):
            found = [line for line in said.read_text().splitlines() if "waiting for changes" in line]
            if len(found) >= number:
                return found
            pause.wait(0.01)
        raise AssertionError(said.read_text())

    try:
        for number in range(1, 4):
            runs(number)
            (tmp_path / "fresh").write_text(f"VALUE = {number}\n")
            (tmp_path / "fresh").replace(folder / "settings.py")
        reasons = [line.partition(" s, ")[2] for line in runs(4)]
        assert reasons == ["", *["settings.py changed; waiting for changes"] * 3]
    finally:
        signal_group(process, signal.SIGKILL)
        process.wait(timeout=PATIENCE)


def test_without_a_project_there_is_nothing_to_watch(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "snowform", "watch"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 1
    assert "no cdktf.json here or above" in ended.stderr
