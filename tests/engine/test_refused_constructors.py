"""A typed resource whose constructor raises leaves nothing in the tree: the program makes it after all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.engine.told import run

BEGIN = """\
from cdktf import App, TerraformStack
from snowform.aws import AwsProvider, DataAwsAmi, Vpc
app = App()
stack = TerraformStack(app, "s")
AwsProvider(stack, "aws", region="eu-central-1")
"""
CLASSES = {
    "Vpc": "cidr_block='10.0.0.0/16'",
    "DataAwsAmi": "most_recent=True, owners=['self']",
    "AwsProvider": "region='eu-west-1', alias='west'",
}
WRONG = [
    *((cls, wrong) for cls in ("Vpc", "DataAwsAmi") for wrong in ("count='x'", "lifecycle='x'", "nope=1")),
    *((cls, wrong) for cls in ("Vpc", "DataAwsAmi") for wrong in ("provider='x'", "for_each='x'", "tags=5")),
    *((cls, wrong) for cls in ("Vpc", "DataAwsAmi") for wrong in ("depends_on='x'", "connection=5")),
    ("AwsProvider", "nope=1"),
    ("AwsProvider", "version=5"),
]


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The ids of the stack's children after each constructor, and what was then synthesized."""
    lines = [
        f"attempt('{_name(cls, wrong)}', lambda: {cls}(stack, 'part', **dict(dict({right}), {wrong})))\n"
        f"{cls}(stack, 'part', {right}); stack.node.try_remove_child('part')"
        for cls, wrong in WRONG
        for right in [CLASSES[cls]]
    ]
    attempt = """\
def attempt(name, make):
    try:
        make()
    except Exception:
        found[name] = [child.node.id for child in stack.node.children]
"""
    end = "\nimport json\nopen('found.json', 'w').write(json.dumps(found))\napp.synth()\n"
    folder = tmp_path_factory.mktemp("refused")
    done = run(folder, f"{BEGIN}found = {{}}\n{attempt}" + "\n".join(lines) + end)
    assert done.returncode == 0, done.stderr
    found: dict[str, list[str]] = json.loads(Path(folder, "found.json").read_text())
    return found


@pytest.mark.parametrize(("cls", "wrong"), WRONG)
def test_nothing_is_left(cls: str, wrong: str, left: dict[str, list[str]]) -> None:
    assert left.get(_name(cls, wrong)) == ["aws"]


def _name(cls: str, wrong: str) -> str:
    return f"{cls} {wrong.partition('=')[0]}"
