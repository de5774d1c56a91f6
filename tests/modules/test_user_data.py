from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modules.user_data import LIMIT, UserDataError, check, read, template

REFERENCE = "${TfToken[TOKEN.7]}"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("${pkgs.x}", "$${pkgs.x}", id="Nix and shell"),
        pytest.param("%{http_code}", "%%{http_code}", id="curl"),
        pytest.param("''${y}", "''$${y}", id="escaped in Nix"),
        pytest.param("$${a}", "$$${a}", id="escaped in Terraform"),
        pytest.param("$a $(b) 50% $", "$a $(b) 50% $", id="nothing to escape"),
        pytest.param(f"x {REFERENCE} y", f"x {REFERENCE} y", id="reference"),
        pytest.param(
            f"${{A:-{REFERENCE}}} %%{{x}}",
            f'${{"$"}}{{A:-{REFERENCE}}} ${{"%%"}}{{x}}',
            id="reference between braces",
        ),
        pytest.param(f"$${REFERENCE}", f'${{"$$"}}{REFERENCE}', id="dollars before a reference"),
    ],
)
def test_the_template_is_the_plainest_that_works(text: str, written: str) -> None:
    assert template(text) == written


def terraform(written: str) -> str:
    """What Terraform makes of a template without expressions; any `${` or `%{` that is none is live."""
    assert not re.search(r"(?<!\$)\$\{|(?<!%)%\{", written)
    return written.replace("$${", "${").replace("%%{", "%{")


@given(st.text(alphabet="$%{}\"'a \n"))
def test_the_template_of_a_text_is_read_as_that_text(text: str) -> None:
    assert terraform(template(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{ pkgs, ... }: { }\n", id="configuration"),
        pytest.param("#!/bin/sh\n", id="script"),
        pytest.param("é" * (LIMIT // 2), id="as large as may be"),
        pytest.param("x" * LIMIT + REFERENCE, id="of unknown size"),
    ],
)
def test_what_arrives_and_works_is_accepted(text: str) -> None:
    assert check(text) == text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            "\ufeff{ }", "the user data starts with a byte order mark; save it as UTF-8 without one", id="BOM"
        ),
        pytest.param(
            "#!/bin/sh\r\n", "the user data has carriage returns; save it with Unix line ends", id="CRLF"
        ),
        pytest.param(
            "#cloud-config\n",
            "the user data is for cloud-init, which NixOS images lack; "
            "give a configuration.nix, or a script that starts with #!",
            id="cloud-init",
        ),
        pytest.param(
            "# cafe\u0301",
            "the user data is not in Unicode's normal form C, which Terraform would put it in; "
            "write composed characters",
            id="decomposed",
        ),
        pytest.param(
            "é" * (LIMIT // 2) + "x",
            "the user data has 16,385 bytes, AWS takes 16,384; let it fetch more",
            id="too large",
        ),
    ],
)
def test_what_would_not_arrive_or_not_work_is_refused(text: str, message: str) -> None:
    with pytest.raises(UserDataError) as caught:
        check(text)
    assert str(caught.value) == message


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "machine.nix"
    file.write_bytes(b"{ }\n")
    assert read(str(file)) == "{ }\n"
    file.write_bytes(b"{ }\r\n")
    with pytest.raises(UserDataError, match="carriage returns"):
        read(str(file))


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        pytest.param(None, "cannot be read: No such file or directory", id="missing"),
        pytest.param(b"\xff", "is not UTF-8", id="not a text"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, content: bytes | None, problem: str) -> None:
    file = tmp_path / "machine.nix"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(UserDataError) as caught:
        read(str(file), where="context.web.user_data")
    assert str(caught.value) == f"context.web.user_data: the user data {file} {problem}"
