from __future__ import annotations

import grp
import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from snowform.provision.errors import StorageError, UsageError
from snowform.provision.report.outputs import OPEN_NAME, SENSITIVE_NAME, write_outputs

OUTPUTS: dict[str, dict[str, Any]] = {
    "addresses": {"sensitive": False, "type": ["object", {"web": "string"}], "value": {"web": "192.0.2.1"}},
    "password": {"sensitive": True, "type": "string", "value": "hunter2"},
    "nothing": {"sensitive": False, "type": "string", "value": None},
}


def modes(folder: Path) -> dict[str, int]:
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}


def test_sensitive_outputs_lie_apart_and_both_files_are_their_owners(tmp_path: Path) -> None:
    write_outputs(OUTPUTS, tmp_path)
    assert json.loads((tmp_path / OPEN_NAME).read_text()) == {
        "addresses": {"web": "192.0.2.1"},
        "nothing": None,
    }
    assert json.loads((tmp_path / SENSITIVE_NAME).read_text()) == {"password": "hunter2"}
    assert modes(tmp_path) == {OPEN_NAME: 0o600, SENSITIVE_NAME: 0o600}


def test_a_group_may_read_those_that_are_not_sensitive(tmp_path: Path) -> None:
    group = grp.getgrgid(os.getgroups()[-1] if os.getuid() else 1)
    write_outputs(OUTPUTS, tmp_path, group.gr_name)
    assert modes(tmp_path) == {OPEN_NAME: 0o640, SENSITIVE_NAME: 0o600}
    assert (tmp_path / OPEN_NAME).stat().st_gid == group.gr_gid


def test_no_value_of_an_earlier_run_stays(tmp_path: Path) -> None:
    write_outputs(OUTPUTS, tmp_path)
    write_outputs({}, tmp_path)
    assert [json.loads((tmp_path / name).read_text()) for name in (OPEN_NAME, SENSITIVE_NAME)] == [{}, {}]


def test_an_output_that_became_sensitive_leaves_the_open_file(tmp_path: Path) -> None:
    write_outputs(OUTPUTS, tmp_path)
    write_outputs({"addresses": {**OUTPUTS["addresses"], "sensitive": True}}, tmp_path)
    assert json.loads((tmp_path / OPEN_NAME).read_text()) == {}
    assert json.loads((tmp_path / SENSITIVE_NAME).read_text()) == {"addresses": {"web": "192.0.2.1"}}


def test_an_unknown_group_is_said_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        write_outputs(OUTPUTS, tmp_path, "no-such-group")
    assert str(caught.value) == "there is no group 'no-such-group'; give another --outputs-group"
    assert modes(tmp_path) == {}


def test_a_file_that_cannot_be_given_away_is_left_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_outputs(OUTPUTS, tmp_path)

    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "chown", refuse)
    with pytest.raises(StorageError) as caught:
        write_outputs({}, tmp_path, grp.getgrgid(0).gr_name)
    assert caught.value.message == "cannot be given to its group: Operation not permitted"
    assert "addresses" in json.loads((tmp_path / OPEN_NAME).read_text())
    assert modes(tmp_path) == {OPEN_NAME: 0o600, SENSITIVE_NAME: 0o600}
