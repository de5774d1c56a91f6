"""Whole numbers beyond 2^53: cdktf's bytes in cdk.tf.json, all digits in config.tf.json, and a warning."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from snowform.synth.checks.findings import Finding
from snowform.synth.digits import may_hold_large_numbers, perhaps_lost, with_all_digits
from tests.tools import tried

PROGRAM = """
    from cdktf import App, Fn, TerraformLocal, TerraformOutput, TerraformStack, TerraformVariable
    import snowform

    app = App()
    for name in ("net", "quiet", "small"):
        stack = TerraformStack(app, name)
        add = 3 if name == "small" else 2**53
        TerraformLocal(stack, "large", [add + 1, {"below": -add - 3}])
        TerraformVariable(stack, "size", type="number", default=2**60 if add > 3 else 7)
        TerraformOutput(stack, "largest", value=Fn.max([add + 1, 7]))
        snowform.contribute(stack, "locals.contributed", [add + 1])
        stack.add_override("locals.overridden.below", add + 1)
        TerraformOutput(stack, "text", value=f"{2**53 + 1} as it is")
    snowform.suppress(app.node.find_child("quiet"), "lost-digits", reason="nobody counts them")
    app.synth()
"""
LARGE = 2**53 + 1
# Where it stands as a number, not in a text.
IN_NUMBERS = {
    "locals.contributed[0]",
    "locals.large[0]",
    "locals.large[1].below",
    "locals.overridden.below",
    "variable.size.default",
}


@pytest.mark.parametrize("engine", tried(("native", "cdktf"), "native"))
def test_config_tf_json_has_the_digits_that_cdktf_loses(engine: str, tmp_path: Path) -> None:
    (tmp_path / "cdktf.json").write_text('{"app": "python main.py"}')
    (tmp_path / "main.py").write_text(dedent(PROGRAM))
    command = [sys.executable, "-m", "snowform", "synth", "--json", "--engine", engine]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    told = {stack["name"]: stack["findings"] for stack in json.loads(run.stdout)["stacks"]}
    assert told["quiet"] == told["small"] == []
    cdktf = json.loads((tmp_path / "cdktf.out/stacks/net/cdk.tf.json").read_text())
    assert cdktf["locals"]["large"] == [LARGE - 1, {"below": -LARGE - 1 - 2}]
    assert cdktf["output"]["largest"]["value"] == f"${{max({LARGE - 1}, 7)}}"
    ours = json.loads((tmp_path / "out/net/config.tf.json").read_text())
    assert ours["output"]["text"]["value"] == f"{LARGE} as it is"
    paths = {finding["path"] for finding in told["net"]}
    assert {finding["rule"] for finding in told["net"]} == {"lost-digits"}
    if engine == "cdktf":
        assert paths == IN_NUMBERS
        return
    assert ours["locals"]["large"] == [LARGE, {"below": -LARGE - 2}]
    assert ours["locals"]["contributed"] == [LARGE]
    assert ours["locals"]["overridden"] == {"below": LARGE}
    assert ours["variable"]["size"]["default"] == 2**60
    assert ours["output"]["largest"]["value"] == f"${{max({LARGE}, 7)}}"
    assert paths == {*IN_NUMBERS, "output.largest.value"}


@pytest.mark.parametrize(
    ("written", "exact"),
    [
        (LARGE - 1, LARGE),
        (1.2345678901234568e29, 123456789012345678901234567890),
        pytest.param(1.1805916207174113e21, 2**70, id="a power of two, of which the float is the same"),
        (f"${{max({LARGE - 1}, 7)}}", f"${{max({LARGE}, 7)}}"),
        ("${1.2345678901234568e+29 + 1}", "${123456789012345678901234567890 + 1}"),
    ],
)
def test_digits_are_taken_over_with_a_warning(written: Any, exact: Any) -> None:
    found: list[Finding] = []
    document = {"locals": {"x": [1, written], "y": "z"}}
    assert with_all_digits(document, {"locals": {"x": [1, exact], "y": "z"}}, found) == {
        "locals": {"x": [1, exact], "y": "z"}
    }
    assert [finding.path for finding in found] == [("locals", "x", 1)]


@pytest.mark.parametrize(
    ("written", "exact"),
    [
        (1e22, 10**22),
        (1, 1),
        ("a", "b"),
        (None, 1),
        (True, 2),
        ({"a": 1}, [1]),
        ([1], [1, 2]),
        ({"a": 1}, {}),
    ],
)
def test_nothing_else_is_taken_over(written: Any, exact: Any) -> None:
    found: list[Finding] = []
    assert with_all_digits({"x": written}, {"x": exact}, found) == {"x": written}
    assert not found


@pytest.mark.parametrize(
    ("value", "warned"),
    [(2**53 - 1, False), (2**53, True), (True, False), (-(2**60), True), (1e22, True), ("9" * 20, False)],
)
def test_what_another_engine_wrote_is_warned_of_where_it_is_that_large(value: Any, warned: bool) -> None:
    document = {"output": {"o": {"value": [value]}}}
    assert bool(list(perhaps_lost(document))) is warned
    assert may_hold_large_numbers(json.dumps(document).encode()) or not warned
