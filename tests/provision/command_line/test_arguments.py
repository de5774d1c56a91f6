from __future__ import annotations

from pathlib import Path

import pytest

from snowform.provision.command_line.arguments import parser


@pytest.mark.promise("input")
@pytest.mark.parametrize("name", ["password", "db-password", "db-", "a_b-c-1", "größe", "_x"])
def test_a_secret_has_any_name_that_a_variable_may_have(name: str) -> None:
    given = parser().parse_args(["plan", "--secret", f"{name}=/run/a=b"])
    assert given.secret == [(name, Path("/run/a=b"))]


@pytest.mark.promise("input")
@pytest.mark.parametrize(
    "text", ["password", "=/run/x", "1a=/run/x", "-a=/run/x", "a b=/run/x", "a.b=/run/x"]
)
def test_what_is_no_name_and_file_is_wrong_usage(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parser().parse_args(["plan", f"--secret={text}"])
    assert ended.value.code == 2
    assert "is not NAME=FILE" in capsys.readouterr().err
