from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from snowform.images import ImageError, digest, hashing


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "image.vhd").write_bytes(b"one")
    return tmp_path / "image.vhd"


def _forbid_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hashing, "_hash", lambda *_: pytest.fail("the file is read again"))


def test_it_is_the_sha256_of_the_content(file: Path) -> None:
    assert digest(file) == hashlib.sha256(b"one").hexdigest()


def test_a_file_that_is_the_same_is_not_read_again(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = digest(file)
    _forbid_reading(monkeypatch)
    assert digest(file) == first


def test_it_does_not_matter_by_which_link_it_is_reached(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = digest(file)
    (file.parent / "link").symlink_to(file)
    _forbid_reading(monkeypatch)
    assert digest(file.parent / "link") == first


def test_a_changed_file_is_read_again_though_its_size_and_time_are_the_same(file: Path) -> None:
    before = file.stat()
    digest(file)
    file.write_bytes(b"two")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert digest(file) == hashlib.sha256(b"two").hexdigest()


@pytest.mark.parametrize("memory", ["", "{", "[]", '{"state": 1}', "\xff"])
def test_a_spoilt_memory_costs_only_time(file: Path, memory: str) -> None:
    digest(file)
    (remembered,) = (file.parent / "cache").rglob("*.json")
    remembered.write_bytes(memory.encode("latin-1"))
    assert digest(file) == hashlib.sha256(b"one").hexdigest()


def test_without_a_folder_to_remember_in_it_works_too(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(file / "below-a-file"))
    assert digest(file) == hashlib.sha256(b"one").hexdigest()


def test_a_file_that_is_still_being_written_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(read: Path, _: object) -> str:
        read.write_bytes(b"longer")
        return "a hash of half of it"

    monkeypatch.setattr(hashing, "_hash", slow)
    with pytest.raises(ImageError, match="changes while it is read; wait for its build or copy to end"):
        digest(file)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ImageError, match=r"absent\.vhd cannot be read: No such file or directory"):
        digest(tmp_path / "absent.vhd")
