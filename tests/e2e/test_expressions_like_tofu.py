"""Our parser of expressions and OpenTofu's take and refuse the same texts."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from snowform.expressions import ExpressionError, parse_expression, parse_template
from snowform.expressions.functions import ANY_NUMBER, FUNCTIONS
from snowform.tofu import Tofu
from tests.tools import need

pytestmark = pytest.mark.e2e

# `l` is a list of objects, `o` an object, `s` a string and `n` a number, all locals of the test.
TAKEN = [
    "text",
    "$${x} %%{x} $ % $x",
    "$$${local.s}",
    "100%${local.s}",
    "${local.l[0].a}",
    "${local.l.0.a}",
    "${local.l[*].a}",
    "${local.l.*.a[0]}",
    '${local.o["k"]}',
    "${ local . o . k }",
    "${local.l[local.n].a}",
    "${local\n.s}",
    "${local.n + 1 - 2 * 3 / 4 % 5}",
    "${-local.n == !true ? 1 : 2}",
    "${- - 1}",
    "${1 < 2 && 2 <= 3 || 3 > 4 && 4 >= 5 || 5 != 6}",
    "${true ? 1 : false ? 2 : 3}",
    "${1.5e3 + 1E-2}",
    "${[1, 2, 3,]}",
    "${[\n1,\n2\n]}",
    "${[]}",
    "${{}}",
    '${{a = 1, "b" : 2, (local.s) = 3, 4 = 5}}',
    "${{\n a = 1\n\n b = 2,\n c = 3 }}",
    "${{ a = 1 # why\n b = 2 // why\n }}",
    "${{ null = 1, true = 2 }}",
    "${[for x in local.l : x.a]}",
    "${[for i, x in local.l : x.a if i > 0]}",
    "${{for i, x in local.l : x.a => i...}}",
    "${[for x in [1] : [for y in [2] : x + y]]}",
    "${max(1, 2,)}",
    "${max([1, 2]...)}",
    "${max(\n1,\n2\n)}",
    "${max (1, 2)}",
    "${(local.o).k}",
    "${upper(local.o.k)}",
    '${"a ${local.s} b"}',
    '${"a \\n \\" \\\\ \\t \\u00e4 \\U0001F600"}',
    '${"$${x} %%{x} $ %"}',
    '${"${"${local.s}"}"}',
    "${<<EOT\na ${local.s}\n  b\nEOT\n}",
    "${<<-EOT\n  a\n  EOT\n}",
    "${[<<A\na\nA\n, <<B\nb\nB\n]}",
    "${/* a */ local.s // b\n}",
    "${~ local.s ~} x",
    "%{ if true }a%{ else }b%{ endif }",
    "%{~ if local.n > 0 ~} a %{~ endif ~}",
    "%{ for x in local.l }${x.a}%{ endfor }",
    "%{ for i, x in local.l }%{ if i > 0 }${x.a}%{ endif }%{ endfor }",
    '${"%{ if true }a%{ endif }"}',
    "${{größe = 1}}",
    "${{a-b = 1}}",
    "${((((((((((1))))))))))}",
]
REFUSED = [
    "${",
    "${}",
    "${1",
    "${local.s",
    "${local.}",
    "${local.s x}",
    "${local.l.0.0}",
    "${local.l.*.*}",
    "${local.l[}",
    "${local.l[*}",
    "${[1, , 2]}",
    "${[, 1]}",
    "${[1 2]}",
    "${max(, 1)}",
    "${max(1 2)}",
    "${max(1,, 2)}",
    "${max([1]..., 2)}",
    "${max(1}",
    "${(1}",
    "${1 +}",
    "${* 1}",
    "${1 & 2}",
    "${1 ^ 2}",
    "${true ? 1}",
    "${{a}}",
    "${{a = }}",
    "${{a =\n1}}",
    "${{a = 1 b = 2}}",
    "${{, a = 1}}",
    "${{for = 1}}",
    "${[for]}",
    "${[for x of local.l : x]}",
    "${[for x in local.l]}",
    "${[for x in local.l : x => 1]}",
    "${[for x in local.l : x...]}",
    "${{for x in local.l : x}}",
    "${1.2.3}",
    "${'a'}",
    "${`a`}",
    "${local.s;}",
    '${"a}',
    '${"a\nb"}',
    '${"\\d"}',
    '${"\\u12"}',
    '${"\\uD800"}',
    "${<<EOT\na\nEOT}",
    "${<<EOT a}",
    "${local.s # b}",
    "${local.s /* b}",
    "${local.s ~ x}",
    "${HOME:-/home}",
    "${names[@]}",
    "%{ if true }a",
    "%{ endif }",
    "%{ else }",
    "%{ if true }a%{ endfor }",
    "%{ if true }a%{ else }b%{ else }c%{ endif }",
    "%{ for x in local.l }a",
    "%{ for in local.l }a%{ endfor }",
    "%{http_code}",
    '${"%{ if true }a"}',
]
NAMES = ["terraform_data.a", "terraform_data.a[0]", 'terraform_data.a["k"]']
NO_NAMES = ["${terraform_data.a}", "terraform_data.a b", "terraform_data.a.", "terraform_data.a[", "a b", ""]


def lines_with_errors(folder: Path, document: object) -> set[int]:
    """The lines that `tofu validate` complains of, in a document written as `json.dumps(indent=1)` does."""
    (folder / "config.tf.json").write_text(json.dumps(document, indent=1))
    tofu = Tofu(folder, need("tofu"), {"TF_CLI_CONFIG_FILE": os.devnull})
    return {diagnostic.line for diagnostic in tofu.validate() if diagnostic.severity == "error"}


def is_read(text: str) -> bool:
    try:
        parse_template(text)
    except ExpressionError:
        return False
    return True


def test_the_same_templates_are_taken_and_refused(tmp_path: Path) -> None:
    texts = [*TAKEN, *REFUSED]
    # tofu counts the line breaks inside a string as lines of the file, so each text gets room below it.
    values = {
        f"{index}.{line}": text if not line else "" for index, text in enumerate(texts) for line in range(5)
    }
    names = {"l": [{"a": 1}, {"a": 2}], "o": {"k": "v"}, "s": "s", "n": 1}
    wrong = lines_with_errors(tmp_path, {"output": {"o": {"value": values}}, "locals": names})
    refused = {(line - 5) // 5 for line in wrong}
    assert [text for index, text in enumerate(texts) if index not in refused] == TAKEN
    assert [text for text in texts if is_read(text)] == TAKEN


@pytest.mark.parametrize("text", [*NAMES, *NO_NAMES])
def test_the_same_bare_references_are_taken_and_refused(tmp_path: Path, text: str) -> None:
    move = {"from": text, "to": "terraform_data.b"}
    wrong = lines_with_errors(tmp_path, {"moved": [move], "resource": {"terraform_data": {"b": {}}}})
    try:
        ours = parse_expression(text).reference
    except ExpressionError:
        ours = None
    assert (ours is not None) == (not wrong)


def arguments(signature: dict[str, Any]) -> tuple[int, int]:
    least = len(signature.get("parameters", []))
    return least, ANY_NUMBER if "variadic_parameter" in signature else least


def test_every_function_is_known_with_its_number_of_arguments() -> None:
    said = subprocess.run(
        [need("tofu"), "metadata", "functions", "-json"],
        env={**os.environ, "TF_CLI_CONFIG_FILE": os.devnull},
        capture_output=True,
        check=True,
    ).stdout
    theirs = json.loads(said)["function_signatures"]
    assert {name: FUNCTIONS.get(name) for name in theirs} == {
        name: arguments(theirs[name]) for name in theirs
    }
