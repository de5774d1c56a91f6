"""A file of environment variables is read as systemd reads it; what it would print is an error without it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from snowform.provision.command_line.main import main
from snowform.provision.errors import UsageError
from snowform.provision.inputs.environment_file import read_variables

SECRET = "wJalr-not-a-real-key"


def read(folder: Path, text: str | bytes) -> dict[str, str]:
    file = folder / "environment"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_variables(file)


@pytest.mark.promise("units")
@pytest.mark.parametrize(
    ("line", "value"),
    [
        pytest.param("A=b", "b", id="plain"),
        pytest.param("A=", "", id="empty"),
        pytest.param("A=b=c==", "b=c==", id="equals signs"),
        pytest.param("  A =  b c \t", "b c", id="blanks around"),
        pytest.param("A=b\r", "b", id="from Windows"),
        pytest.param("export A=b", "b", id="the shell's word"),
        pytest.param("export\tA='b c'", "b c", id="the shell's word and quotes"),
        pytest.param("A=' b '", " b ", id="single quotes"),
        pytest.param("A='b\\n\"c'", 'b\\n"c', id="nothing special in single quotes"),
        pytest.param('A=" b "  ', " b ", id="double quotes"),
        pytest.param(r'A="\"\\\`\$\n"', r'"\`$\n', id="escapes in double quotes"),
        pytest.param("A='b\nc'", "b\nc", id="a line break in single quotes"),
        pytest.param('A="b\nc\\\nd"', "b\ncd", id="line breaks in double quotes"),
        pytest.param("A='b''c'\"d\"e", "bcde", id="several quotes"),
        pytest.param("A=b'c' \"d\"", "b'c' \"d\"", id="quotes inside are kept"),
        pytest.param(r"A=b\ \\c\'", r"b \c'", id="escapes"),
        pytest.param("A=b\\\nc", "bc", id="a line that goes on"),
        pytest.param("A=b #c;d", "b #c;d", id="no comment behind a value"),
        pytest.param("A=$B ${C} `d`", "$B ${C} `d`", id="nothing is expanded"),
        pytest.param("A=c\nA=b", "b", id="the last one counts"),
        pytest.param("\ufeffA=ä", "ä", id="UTF-8, with a mark"),
        pytest.param("# A=c\n; A=d\n\n   \nA=b\n#", "b", id="comments and empty lines"),
        pytest.param("# c \\\nA=c\nA=b", "b", id="a comment that goes on"),
    ],
)
def test_a_value_is_what_systemd_would_take(line: str, value: str, tmp_path: Path) -> None:
    assert read(tmp_path, line) == {"A": value}


@pytest.mark.promise("units")
@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param(f"A=b\n{SECRET}\n", 2, id="no name"),
        pytest.param(f"\n\n2A={SECRET}", 3, id="begins with a digit"),
        pytest.param(f"A-B={SECRET}", 1, id="a hyphen"),
        pytest.param(f"set A={SECRET}", 1, id="another word of the shell's"),
        pytest.param(f"export {SECRET}", 1, id="nothing is set"),
        pytest.param(f"={SECRET}", 1, id="an empty name"),
        pytest.param(f"A=b\nB='{SECRET}\nC=d\n", 2, id="an open single quote"),
        pytest.param(f'A=b\n\nB="{SECRET}\\"', 3, id="an open double quote"),
        pytest.param(f"A=b\nB={SECRET}\0", 2, id="a zero byte"),
        pytest.param(b"A=b\nB=\xff" + SECRET.encode(), 2, id="no UTF-8"),
    ],
)
def test_a_line_that_cannot_be_taken_is_named_by_its_number_alone(
    text: str | bytes, line: int, tmp_path: Path
) -> None:
    with pytest.raises(UsageError) as caught:
        read(tmp_path, text)
    assert caught.value.where == f"{tmp_path}/environment:{line}"
    error: BaseException | None = caught.value
    while error is not None:
        assert SECRET not in f"{error!s}{error!r}"
        error = error.__cause__


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        read_variables(tmp_path / "none")
    assert str(caught.value) == f"{tmp_path}/none: cannot be read: No such file or directory"


TOFU = """#!/bin/sh
if [ "$1" = version ]; then
  echo '{"terraform_version": "1.6.2"}'
else
  echo "Error: $AWS_PROFILE $TF_VAR_x $B" >&2
  exit 1
fi
"""


@pytest.mark.promise("units")
def test_tofu_gets_them_and_nobody_sees_their_secrets(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "environ", {"PATH": os.environ["PATH"], "AWS_PROFILE": "of the unit"})
    file, tofu = tmp_path / "environment", tmp_path / "tofu"
    file.write_text(f"export AWS_PROFILE=writer\nTF_VAR_x={SECRET}\nB=other\n")
    tofu.write_text(TOFU)
    tofu.chmod(0o755)
    (tmp_path / "config.tf.json").write_text("{}")
    places = [f"--configuration={tmp_path}", f"--state={tmp_path}/state", f"--tofu={tofu}"]
    assert main(["plan", *places, f"--environment={file}"]) == 1
    said = capfd.readouterr().err
    assert "writer (sensitive)" in said
    assert "other" not in said
    assert SECRET not in said
