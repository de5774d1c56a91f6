"""Errors of what cannot be resolved or found name the place in the program, and the cause."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.engine.told import run

BEGIN = """\
import json
from cdktf import *
from snowform.aws import AwsProvider, IamPolicy, Vpc
app = App()
s, other = TerraformStack(app, "s"), TerraformStack(app, "other")
for stack in (s, other): AwsProvider(stack, "aws", region="eu-central-1")
names = TerraformVariable(s, "names", type="list(string)").list_value
vpc = Vpc(s, "vpc", cidr_block="10.0.0.0/16")
"""


def failure(folder: Path, line: str, modules: list[str] | None = None) -> str:
    """What is said of a program with that line, which is line 9."""
    (folder / "cdktf.json").write_text(
        json.dumps({"app": "python main.py", "terraformModules": modules or []})
    )
    for name in ("a", "b"):
        (folder / "modules" / name).mkdir(parents=True)
        (folder / "modules" / name / "main.tf").write_text("")
    done = run(folder, f"{BEGIN}{line}\napp.synth()\n")
    return "" if done.returncode == 0 else done.stdout + done.stderr


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param(
            "IamPolicy(s, 'p', policy=json.dumps({'a': names}))",
            ["resource.aws_iam_policy.p.policy (main.py:9, construct s/p): ", "Fn.jsonencode"],
            id="a list in json.dumps",
        ),
        pytest.param(
            "TerraformOutput(s, 'o', value={'a': [1, {'b': names[0]}]})",
            ["output.o.value.a[1].b (main.py:9, construct s/o): ", "Fn.element", "`names[0]` in main.py:9"],
            id="an item of a list",
        ),
        pytest.param(
            "TerraformLocal(s, 'l', names + ['a'])",
            ["locals.l (main.py:9, construct s/l): ", "Fn.concat", "`names + ['a']` in main.py:9"],
            id="a longer list",
        ),
        pytest.param(
            "Vpc(other, 'vpc', cidr_block='10.0.0.0/16', depends_on=[vpc])",
            ["depends_on names a resource of another stack", "add_dependency", "main.py:9"],
            id="depends_on across stacks",
        ),
        pytest.param(
            "TerraformOutput(s, 'o', value={'a': [1, float('nan')]})",
            ['TerraformOutput "o": value.a[1]: nan cannot be written as JSON', "main.py"],
            id="a number that JSON does not have",
        ),
        pytest.param(
            "TerraformLocal(s, 'l', {'a': len})",
            ['TerraformLocal "l": expression.a: Cannot pass function as argument here', "main.py"],
            id="a function",
        ),
        pytest.param(
            "TerraformOutput(s, 'o', value=[dict])",
            ['TerraformOutput "o": value[0]: ', "it is a class; give an object of it", "main.py"],
            id="a class",
        ),
        pytest.param(
            "Vpc(s, 'after', cidr_block='10.0.0.0/16', depends_on=[vpc.id])",
            ["depends_on takes constructs, not aws_vpc.vpc.id", "depends_on=[vpc]", "main.py"],
            id="depends_on an attribute",
        ),
        pytest.param(
            "Vpc(s, 'after', cidr_block='10.0.0.0/16', depends_on=['aws_vpc.vpc'])",
            ["depends_on takes constructs, not 'aws_vpc.vpc'", "depends_on=[vpc]", "main.py"],
            id="depends_on an address",
        ),
        pytest.param(
            "Vpc(s, 'after', cidr_block='10.0.0.0/16', tags={**vpc.tags_all, 'a': 'b'})",
            ["resource.aws_vpc.after.tags (main.py:9, construct s/after): ", "Fn.merge"],
            id="a larger map",
        ),
        pytest.param(
            "TerraformOutput(s, 'o', value=vpc.tags_all['Name'])",
            ["`vpc.tags_all['Name']` takes aws_vpc.vpc.tags_all (a token)", "Fn.lookup", "KeyError: 'Name'"],
            id="a value of a map",
        ),
    ],
)
def test_the_place_and_the_cause_are_named(line: str, said: list[str], tmp_path: Path) -> None:
    message = failure(tmp_path, line)
    assert [part for part in said if part not in message] == [], message


MODULE = "TerraformHclModule(s, 'm', source='./modules/a')"


@pytest.mark.parametrize("listed", [[], ["./modules/b"]])
def test_a_local_module_that_is_not_listed_is_refused(listed: list[str], tmp_path: Path) -> None:
    message = failure(tmp_path, MODULE, listed)
    assert "cdktf.json" in message
    assert "terraformModules" in message


@pytest.mark.parametrize("listed", [["./modules/a"], ["./modules"], ["./modules/b", "./modules/a"]])
def test_a_local_module_that_is_listed_or_inside_of_one_is_taken(listed: list[str], tmp_path: Path) -> None:
    assert failure(tmp_path, MODULE, listed) == ""


@pytest.mark.parametrize(
    "line",
    [
        "Vpc(s, 'after', cidr_block='10.0.0.0/16', depends_on=[vpc])",
        "other.add_dependency(s)",
        "IamPolicy(s, 'p', policy=Fn.jsonencode({'a': names}))",
    ],
)
def test_the_way_out_is_taken(line: str, tmp_path: Path) -> None:
    assert failure(tmp_path, line) == ""
