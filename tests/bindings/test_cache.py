"""The index of a package: made once, kept whole, and never trusted where it is not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from snowform.bindings.cache import Index
from snowform.bindings.errors import BindingsError
from tests.bindings.made_up import ASSEMBLY, ELEMENTS, javascript, write_archive, write_package

BOX = f"{ASSEMBLY}.box"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return write_package(tmp_path / "packages")


def kept(cache: Path) -> Path:
    """The only file that is kept."""
    (path,) = cache.iterdir()
    return path


def test_it_is_made_once_and_says_so(archive: Path, cache: Path, capfd: pytest.CaptureFixture[str]) -> None:
    first = Index(archive).module(BOX)
    assert "reading provider-toy@1.2.3.jsii.tgz, once for this version" in capfd.readouterr().err
    assert Index(archive).module(BOX) == first
    assert capfd.readouterr().err == ""
    assert kept(cache).name.startswith(archive.name)


def test_another_archive_of_the_same_name_has_its_own(archive: Path, cache: Path) -> None:
    Index(archive)
    text = javascript(ELEMENTS[0]).replace("'self'", "'sole'")
    write_archive(archive, {"package/lib/box/index.js": text})
    table = Index(archive).module(BOX)
    assert table["Box"][1]["getters"]["selfAttribute"][1] == "sole"
    assert len(list(cache.iterdir())) == 2


@pytest.mark.parametrize("part", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_a_file_cut_short_is_made_again(archive: Path, cache: Path, part: float) -> None:
    whole = Index(archive).module(BOX)
    data = kept(cache).read_bytes()
    kept(cache).write_bytes(data[: int(len(data) * part)])
    assert Index(archive).module(BOX) == whole
    assert kept(cache).read_bytes() == data


@pytest.mark.parametrize("step", range(7))
def test_a_file_with_a_wrong_byte_is_made_again(archive: Path, cache: Path, step: int) -> None:
    whole = {element.module: Index(archive).module(f"{ASSEMBLY}.{element.module}") for element in ELEMENTS}
    data = kept(cache).read_bytes()
    for place in range(step, len(data), 67):
        kept(cache).write_bytes(data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1 :])
        index = Index(archive)
        assert {name: index.module(f"{ASSEMBLY}.{name}") for name in whole} == whole


def test_a_folder_that_cannot_be_written_means_no_cache(
    archive: Path, cache: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    cache.parent.parent.mkdir()
    cache.parent.write_text("a file in its place")
    assert "Box" in Index(archive).module(BOX)
    assert "what was read is not kept" in capfd.readouterr().err


def test_two_at_once_leave_one_whole_file(archive: Path, cache: Path) -> None:
    children = []
    for _ in range(2):
        if (child := os.fork()) == 0:
            status = 1
            try:
                status = 0 if "Box" in Index(archive).module(BOX) else 1
            finally:
                os._exit(status)
        children.append(child)
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0, 0]
    assert "Box" in Index(archive).module(BOX)
    assert kept(cache).is_file()


@pytest.mark.parametrize("part", [0.0, 0.3, 0.9, 0.999])
@pytest.mark.usefixtures("cache")
def test_an_archive_cut_short_is_an_error(archive: Path, part: float) -> None:
    data = archive.read_bytes()
    archive.write_bytes(data[: int(len(data) * part)])
    with pytest.raises(BindingsError, match=r"jsii\.tgz: damaged: .*; install the package again"):
        Index(archive)


@pytest.mark.usefixtures("cache")
def test_an_archive_with_a_wrong_byte_is_an_error(archive: Path) -> None:
    data = archive.read_bytes()
    archive.write_bytes(data[:-3000] + bytes([data[-3000] ^ 1]) + data[-2999:])
    with pytest.raises(BindingsError):
        Index(archive)


@pytest.mark.usefixtures("cache")
def test_an_archive_without_classes_is_an_error(archive: Path) -> None:
    write_archive(archive, {})
    with pytest.raises(BindingsError, match="no classes in it"):
        Index(archive)


@pytest.mark.usefixtures("cache")
def test_a_module_that_is_not_there_is_an_error(archive: Path) -> None:
    with pytest.raises(BindingsError, match=r"provider-toy\.crate is not in it"):
        Index(archive).module(f"{ASSEMBLY}.crate")
