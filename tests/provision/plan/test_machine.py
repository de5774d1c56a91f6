from __future__ import annotations

from pathlib import Path

import pytest

from snowform.provision.plan.machine import PLACES, own_instance_id, read_file

FIRMWARE, CLOUD_INIT = PLACES


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({FIRMWARE: "i-0123456789abcdef0\n"}, "i-0123456789abcdef0"),
        ({FIRMWARE: "i-0123456789abcdef0\n", CLOUD_INIT: "i-00000000\n"}, "i-0123456789abcdef0"),
        ({FIRMWARE: "Amazon EC2\n", CLOUD_INIT: "i-1a2b3c4d\n"}, "i-1a2b3c4d"),
        ({FIRMWARE: "Not Specified", CLOUD_INIT: "iid-datasource-none"}, ""),
        ({FIRMWARE: "i-0123456789abcdef0 and more"}, ""),
        ({}, ""),
    ],
)
def test_the_machine_tells_its_id_itself(files: dict[str, str], found: str) -> None:
    assert own_instance_id(lambda path: files.get(path, "")) == found


def test_a_file_that_cannot_be_read_says_nothing(tmp_path: Path) -> None:
    assert read_file(str(tmp_path / "absent")) == ""
    assert read_file(str(tmp_path)) == ""
    (tmp_path / "binary").write_bytes(b"\xff\xfei-1")
    assert read_file(str(tmp_path / "binary")).endswith("i-1")
