from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cdktf import TerraformOutput, TerraformVariable
from hypothesis import given, settings
from hypothesis import strategies as st

from modules.user_data import UserDataError, check, template
from tests.draws import examples
from tests.synthesis import synthesize
from tests.tools import need

pytestmark = pytest.mark.e2e

EXAMPLES = [
    "${a}",
    "$${a}",
    "$$${a}",
    "$$$${a}",
    "$$$$${a}",
    "%{x}",
    "%%{x}",
    "%%%{x}",
    "%{http_code}",
    "''${y}",
    "''$${y}",
    "${pkgs.x}",
    "$",
    "$$",
    "${",
    "%",
    "%{",
    "}",
    "${}",
    "$%{x}",
    "%${x}",
    "${${a}}",
    '${"$"}{',
    '"${a}"\\${b}\\n\t',
    "${~ a ~}%{ if x ~}",
    "# é ü 😀 \u2028\n${x:-'y'}\n",
]
PIECES = st.sampled_from(
    ["$", "$$", "%", "{", "}", "${", "%{", "$${", '"', "'", "\\", "a", "\n", " ", "~", "é"]
)
TEXTS = st.lists(PIECES, max_size=12).map("".join)
# None stands for a reference: a text's, or a number's.
MIXED = st.lists(PIECES | st.none() | st.just(7), min_size=1, max_size=12)


def generated(strategy: st.SearchStrategy[Any], count: int) -> list[Any]:
    found: list[Any] = []

    @settings(max_examples=examples(count, most=2000), database=None)
    @given(strategy)
    def collect(value: Any) -> None:
        found.append(value)

    collect()
    return found


def evaluate(document: dict[str, Any], folder: Path) -> list[str]:
    """The values of the outputs `o0`, `o1`, … as the real tofu computes them."""
    tofu = need("tofu")
    (folder / "config.tf.json").write_text(json.dumps(document))
    for command in (["init"], ["apply", "-auto-approve"]):
        subprocess.run([tofu, *command, "-no-color"], cwd=folder, check=True, capture_output=True)
    printed = subprocess.run([tofu, "output", "-json"], cwd=folder, check=True, capture_output=True).stdout
    # A template that is nothing but a number stays one in an output; an argument makes a text of it.
    values = {name: str(output["value"]) for name, output in json.loads(printed).items()}
    return [values[f"o{i}"] for i in range(len(values))]


def outputs(values: list[str]) -> Callable[[Any], None]:
    def build(stack: Any) -> None:
        for i, value in enumerate(values):
            TerraformOutput(stack, f"o{i}", value=value)

    return build


def test_any_text_comes_out_of_tofu_as_it_was_written(tmp_path: Path) -> None:
    texts = [*EXAMPLES, *generated(TEXTS, 400)]
    document = synthesize(outputs([template(text) for text in texts]))
    assert evaluate(document, tmp_path) == texts


def test_references_keep_their_values_in_the_midst_of_any_text(tmp_path: Path) -> None:
    mixed = [*([text, None, text] for text in EXAMPLES), *generated(MIXED, 400)]

    def build(stack: Any) -> None:
        text = TerraformVariable(stack, "text", type="string", default="VALUE").string_value
        number = TerraformVariable(stack, "number", type="number", default=7).number_value
        tokens = {None: text, 7: f"{number}"}
        outputs([template("".join(tokens.get(p, p) for p in pieces)) for pieces in mixed])(stack)

    values = {None: "VALUE", 7: "7"}
    expected = ["".join(values.get(p, p) for p in pieces) for pieces in mixed]
    assert evaluate(synthesize(build), tmp_path) == expected


@pytest.mark.parametrize(
    ("text", "arrives"),
    [
        pytest.param("e\u0301", "é", id="decomposed"),
        pytest.param("\ufeffa", "a", id="byte order mark"),
    ],
)
def test_what_terraform_would_change_is_what_the_check_refuses(
    tmp_path: Path, text: str, arrives: str
) -> None:
    assert evaluate(synthesize(outputs([template(text)])), tmp_path) == [arrives]
    with pytest.raises(UserDataError):
        check(text)
