"""Which calls a module's files hold; what OpenTofu refuses is refused, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from snowform.provision.configuration.calls import ModuleCall
from snowform.vendoring.calls import calls_in
from snowform.vendoring.manifest import VendorError

CALL = 'module "m" {\n  source = "./m"\n}\n'


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(CALL, id="plain"),
        pytest.param("\ufeff" + CALL, id="behind a byte order mark"),
        pytest.param(CALL.replace("\n", "\r\n"), id="with carriage returns"),
        pytest.param('module m { source = "./m" }', id="on one line"),
        pytest.param('module /* the\none */ "m" { # ours\n source = "./m" # here\n}', id="among comments"),
        pytest.param('locals {\n  x = <<E\nmodule "n" {\nE\n}\n' + CALL, id="behind a heredoc"),
        pytest.param('x "y" {\n  module "n" {\n    source = "./n"\n  }\n}\n' + CALL, id="not within a block"),
        pytest.param('module "m" {\n  source = "\\u002e/m"\n}\n', id="with an escape"),
    ],
)
def test_a_call_is_found(tmp_path: Path, text: str) -> None:
    (tmp_path / "main.tf").write_text(text, newline="")
    assert calls_in(tmp_path) == (ModuleCall("m", "./m"),)


@pytest.mark.parametrize(
    "source", ['"${path.module}/m"', "local.m", '["./m"]', '"%{ if true }./m%{ endif }"']
)
def test_a_source_that_is_no_plain_string_is_none(tmp_path: Path, source: str) -> None:
    (tmp_path / "main.tf").write_text(f'module "m" {{\n  source = {source}\n}}\n')
    assert calls_in(tmp_path) == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(CALL.removesuffix("}\n"), "line 1: a bracket is never closed", id="an unclosed block"),
        pytest.param("}\n" + CALL, "line 1: neither a block nor an argument", id="a stray brace"),
        pytest.param(CALL + "}\n", "line 4: neither a block nor an argument", id="a stray brace at the end"),
        pytest.param(CALL + "\ufeff" + CALL, "line 4: neither", id="a byte order mark in the middle"),
        pytest.param(CALL.replace("}\n", "]\n"), 'line 3: "]" closes no bracket', id="another bracket"),
        pytest.param('module "m" { source = "./m"\n}\n', "line 1: braces on one line", id="half a line"),
    ],
)
def test_what_opentofu_refuses_is_refused(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "main.tf").write_text(text)
    with pytest.raises(VendorError) as caught:
        calls_in(tmp_path)
    assert caught.value.message.startswith(f"cannot be read: {said}")
