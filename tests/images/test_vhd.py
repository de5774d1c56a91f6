from __future__ import annotations

from pathlib import Path

import pytest

from snowform.images import vhd
from tests.images.builds import SIZE, dynamic, fixed, footer

AGAIN = "copy or build it again"
OTHER = "build the image `amazon`, whose format is VHD (vpc in amazonImage.format)"


def test_a_fixed_disk_is_its_content_and_a_footer(tmp_path: Path) -> None:
    (tmp_path / "x.vhd").write_bytes(fixed())
    assert vhd.read(tmp_path / "x.vhd") == vhd.Disk((SIZE, 0))


def test_a_dynamic_disk_is_larger_than_its_file(tmp_path: Path) -> None:
    (tmp_path / "x.vhd").write_bytes(dynamic(size=2**31))
    assert vhd.read(tmp_path / "x.vhd") == vhd.Disk((2**31, 0))


def test_the_size_of_the_geometry_counts_too(tmp_path: Path) -> None:
    data = bytearray(footer(SIZE))
    data[56:60] = bytes([0, 4, 2, 3])
    data[64:68] = vhd.checksum(bytes(data)).to_bytes(4)
    (tmp_path / "x.vhd").write_bytes(bytes(SIZE) + bytes(data))
    assert vhd.read(tmp_path / "x.vhd").sizes == (SIZE, 4 * 2 * 3 * 512)


def _changed(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


@pytest.mark.parametrize(
    ("content", "what", "hint"),
    [
        pytest.param(b"", "is empty", "", id="empty"),
        pytest.param(
            dynamic()[:-1], "is a VHD that is cut off after 10,239 bytes", AGAIN, id="a dynamic one cut off"
        ),
        pytest.param(
            fixed()[:-1], "is not a whole VHD: it does not end with a footer", OTHER, id="a fixed one cut off"
        ),
        pytest.param(
            fixed()[512:],
            "is a damaged VHD: it holds 7,680 bytes of a disk of 8,192",
            AGAIN,
            id="a part is missing",
        ),
        pytest.param(
            dynamic()[512:], "is a damaged VHD: its header is missing", AGAIN, id="the header is missing"
        ),
        pytest.param(
            _changed(fixed(), SIZE + 60),
            "is a damaged VHD: the checksum of its footer is wrong",
            AGAIN,
            id="changed",
        ),
        pytest.param(
            bytes(SIZE) + footer(SIZE, kind=4),
            "is a VHD that holds only the differences from another one",
            OTHER,
            id="differencing",
        ),
        pytest.param(b"QFI\xfb".ljust(SIZE), "is a qcow2 image", OTHER, id="qcow2"),
        pytest.param(b"vhdxfile".ljust(SIZE), "is a VHDX image", OTHER, id="VHDX"),
        pytest.param(b"\x28\xb5\x2f\xfd...", "is compressed by zstd", OTHER, id="zstd"),
        pytest.param(
            b"\0" * 510 + b"\x55\xaa" + bytes(SIZE),
            "is a raw disk, or a VHD that is cut off",
            OTHER,
            id="raw",
        ),
        pytest.param(
            b"x" * 100, "is not a whole VHD: it does not end with a footer", OTHER, id="shorter than a footer"
        ),
    ],
)
def test_another_file_is_named_for_what_it_is(tmp_path: Path, content: bytes, what: str, hint: str) -> None:
    (tmp_path / "x.vhd").write_bytes(content)
    with pytest.raises(vhd.NotVhd) as caught:
        vhd.read(tmp_path / "x.vhd")
    assert (caught.value.what, caught.value.hint) == (what, hint)
