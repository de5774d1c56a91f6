"""A call is pointed elsewhere, and nothing else of its file is changed."""

from __future__ import annotations

import pytest

from snowform.provision.hcl.bodies import HclError
from snowform.vendoring.rewriting import rewrite


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        pytest.param(
            'module "m" { # ours\n  source  = "x/y/z" # there\n  version = "1.0" # that\n  a = 1\n}\n',
            'module "m" { # ours\n  source  = "../z" # there\n  a = 1\n}\n',
            id="with a version",
        ),
        pytest.param(
            '\ufeffmodule "m" {\r\n  version = "1"\r\n  source = "x"\r\n}\r\n',
            '\ufeffmodule "m" {\r\n  source = "../z"\r\n}\r\n',
            id="with carriage returns, behind a byte order mark",
        ),
        pytest.param('module "m" { source = "x" }', 'module "m" { source = "../z" }', id="on one line"),
        pytest.param('module "m" { version = "1" }\n', 'module "m" {  }\n', id="a version alone"),
        pytest.param('module "n" {\n  source = "x"\n}\n', 'module "n" {\n  source = "x"\n}\n', id="another"),
        pytest.param(
            'module "m" {\n  source = "${a}"\n  b { version = 1 }\n}\n',
            'module "m" {\n  source = "${a}"\n  b { version = 1 }\n}\n',
            id="no plain source",
        ),
        pytest.param('x = "module \\"m\\" {"\n', 'x = "module \\"m\\" {"\n', id="in a string"),
    ],
)
def test_the_source_is_replaced_and_the_version_dropped(text: str, changed: str) -> None:
    assert rewrite(text, {"m": "../z"}) == changed


def test_what_is_no_hcl_is_not_rewritten() -> None:
    with pytest.raises(HclError):
        rewrite('module "m" {\n  source = "x"\n', {"m": "../z"})
