"""How the program tells an error: a line on standard error, and JSON where that was asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from snowform.provision.command_line.main import main


@pytest.mark.parametrize("as_json", [True, False])
def test_an_error_is_json_where_that_was_asked_for(
    as_json: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folders = ["--configuration", str(tmp_path), "--state", str(tmp_path / "state"), "--tofu", "/bin/true"]
    (tmp_path / "state").mkdir(mode=0o700)
    assert main(["show", *folders, *(["--json"] if as_json else [])]) == 2
    said = capsys.readouterr()
    assert "no plan was made yet" in said.err
    if not as_json:
        assert said.out == ""
        return
    assert json.loads(said.out) == {
        "ok": False,
        "error": {"message": "no plan was made yet", "where": str(tmp_path / "state"), "hint": ""},
        "exit_code": 2,
    }
