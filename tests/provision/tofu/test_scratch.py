"""tofu has a folder for temporary files that is the run's alone, and short enough for a socket."""

from __future__ import annotations

import socket
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from snowform.provision.errors import StorageError
from snowform.provision.host.paths import Paths
from snowform.provision.host.stopping import Stopping
from snowform.provision.run.session import open_session
from snowform.provision.tofu.scratch import LONGEST, SOCKET_PATH, scratch
from tests.provision.conftest import Recorded

# The longest that a provider makes of it.
SOCKET = "plugin4294967295"


def folder_of(length: int, root: Path) -> Path:
    """A folder below `root` whose scratch folder has a path of so many bytes."""
    rest = length - len(f"{root}//.tmp")
    assert 0 < rest < 255
    made = root / ("x" * rest)
    made.mkdir(parents=True)
    return made


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A root with a short path, and the system's folder for temporary files in it."""
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        root = Path(name)
        (root / "system").mkdir()
        monkeypatch.setattr(tempfile, "tempdir", str(root / "system"))
        yield root


@pytest.mark.promise("units")
def test_a_run_gives_tofu_a_folder_of_its_own_which_goes_with_it(
    paths: Paths, recorded: Recorded, short: Path
) -> None:
    (paths.configuration / "config.tf.json").write_text("{}")
    with Stopping() as stopping, open_session(paths, "plan", recorded.console, stopping) as session:
        made = Path(session.tofu.environment["TMPDIR"])
        assert stat.S_IMODE(made.stat().st_mode) == 0o700
        assert made in {session.workspace.folder / ".tmp", *(short / "system").iterdir()}
        assert session.beside("other", {}).environment["TMPDIR"] == str(made)
    assert not made.exists()


@pytest.mark.promise("units")
def test_the_longest_path_takes_a_socket(short: Path) -> None:
    folder = folder_of(LONGEST, short)
    with scratch(folder) as made, socket.socket(socket.AF_UNIX) as one:
        assert made == folder / ".tmp"
        assert len(str(made / SOCKET)) == SOCKET_PATH
        one.bind(str(made / SOCKET))


@pytest.mark.promise("units")
def test_too_long_a_path_is_left_for_a_private_folder_among_the_systems(short: Path) -> None:
    with scratch(folder_of(LONGEST + 1, short)) as made:
        assert made.parent == short / "system"
        assert stat.S_IMODE(made.stat().st_mode) == 0o700
        (made / "left").write_text("")
    assert not made.exists()


@pytest.mark.promise("units")
@pytest.mark.parametrize("system", ["missing", "x" * 120])
def test_without_a_folder_for_sockets_the_way_out_is_named(
    system: str, short: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = short / system
    if system != "missing":
        temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    with pytest.raises(StorageError) as caught, scratch(folder_of(LONGEST + 1, short)):
        pass
    assert "too long a path for the sockets of providers" in caught.value.message
    assert caught.value.hint == "give --runtime FOLDER, one whose path has at most 72 bytes"
