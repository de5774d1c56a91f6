"""What is left of a token is an error, whatever a program made of it; other numbers and texts are none."""

from __future__ import annotations

import pytest

from tests.engine.told import Told, told

BEGIN = """\
import base64, urllib.parse
from cdktf import *
from snowform.aws import AwsProvider, Instance
app = App()
s = TerraformStack(app, "s")
AwsProvider(s, "aws", region="eu-central-1")
v = TerraformVariable(s, "v", type="number")
n, numbers, t = v.number_value, Fn.range(1, 3), v.string_value
Instance(s, "i", ami="ami-1", instance_type="t3.micro", user_data=f"PORT={n * 2}")
"""
NUMBERS = ["n * 2", "n / 2", "-n", "abs(n)", "n * 1000", "n * 1e-9", "int(n) * 2"]
TEXTS = ["f'{n * 2}'", "f'PORT={n / 2} '", "f'{n:.2f}'", "f'{int(n)}'", "'%d' % n", "f'a {n:e}'"]
# A text with a token in it is one like any other to Python, and knows nothing of that.
PARTS = [
    *("f'x{t}'[:12]", "f'{t}-logs'[:15]", "f'{t}.logs'.split('.')[0]", "f'{t}-x'[5:]", "t[4:]"),
    *("f'{t}-x'.lower()", "f'{t}-x'.upper()", "f'{t}-x'.title()", "f'{t}-x'.swapcase()"),
    *(f"base64.b64encode(f'{'x' * length}{{t}}-x'.encode()).decode()" for length in range(3)),
    *("urllib.parse.quote(t)", "f'{t}-x'.encode().hex()"),
]
LEFT = [*NUMBERS, *TEXTS, *PARTS]
FINE = [
    *("n", "int(n)", "round(n)", "n + 1", "f'{n}'", "f'port {n:}'", "max(1, 2)", "2**60", "1e21", "1e100"),
    *("t", "f'{t}-x'", "f'{t}-logs'.replace('-', '_')", "[t]", "Fn.base64encode(f'{t}-x')", "'token[0]'"),
    *("base64.b64encode(b'x').decode()", "'TfToken'", "f'{t}[0]'", "'%7BTfToken'", "Fn.substr(t, 0, 3)"),
    *("Op.mul(n, 2)", "Fn.max([n, 1])", "f'{2**200}'", "'sha e+299'", "'1' * 200", "numbers"),
]


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> list[Told]:
    locals_ = (f"TerraformLocal(s, 'l{i}', [{{'a': {value}}}])" for i, value in enumerate([*LEFT, *FINE]))
    found = told(tmp_path_factory.mktemp("program"), BEGIN + "\n".join(locals_) + "\napp.synth()\n")
    return [note for note in found if note.severity == "error"]


def test_the_argument_and_the_line_are_named(refused: list[Told]) -> None:
    (instance,) = [note for note in refused if note.construct]
    assert (instance.path, instance.line) == ("resource.aws_instance.i.user_data", 9)
    assert "token" in instance.message
    assert "Op.mul" in instance.hint


@pytest.mark.parametrize("value", LEFT)
def test_what_is_left_of_a_token_is_an_error(value: str, refused: list[Told]) -> None:
    assert f"locals.l{LEFT.index(value)}[0].a" in {note.path for note in refused}


@pytest.mark.parametrize("value", FINE)
def test_a_token_that_is_one_still_and_a_large_number_are_none(value: str, refused: list[Told]) -> None:
    assert f"locals.l{len(LEFT) + FINE.index(value)}[0].a" not in {note.path for note in refused}
