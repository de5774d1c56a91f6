"""What docs/merging.md shows: the lines of Python give its JSON, and its messages are said."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from cdktf import TerraformStack, Testing

from snowform import report
from snowform.aws import AwsProvider
from snowform.synth.normalise import normalise
from tests.pages import ROOT, blocks, fences

PAGE = ROOT / "docs" / "merging.md"
# What runs the files of a project's folder `stacks`, each of them lines of the page.
PROGRAM = """\
import pathlib
from cdktf import App, TerraformStack
from snowform import contribute
from snowform.aws import AwsProvider, S3Bucket
app = App()
self = TerraformStack(app, "web")
AwsProvider(self, "aws", region="eu-central-1")
names = {"self": self, "contribute": contribute, "bucket": S3Bucket(self, "logs")}
for file in sorted(pathlib.Path("stacks").glob("*.py")):
    exec(compile(file.read_text(), str(file), "exec"), dict(names))
app.synth()
"""


def examples() -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Python, the JSON right below it, and the context in what may stand above it."""
    context: dict[str, Any] = {}
    for (language, text), (below, shown) in pairwise(fences(PAGE)):
        if (language, below) == ("python", "json"):
            yield text, json.loads(shown), context
        context = json.loads(text).get("context", {}) if language == "json" else {}


@pytest.mark.parametrize(("text", "shown", "context"), list(examples()))
def test_the_lines_give_the_json(
    text: str,
    shown: dict[str, Any],
    context: dict[str, Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    stack = TerraformStack(Testing.app(context=context), "web")
    names = {"self": stack}
    exec(compile(text, "page.py", "exec", dont_inherit=True), names)
    made = names.get("stack", stack)
    if "provider" not in shown:
        AwsProvider(made, "aws")
    document = normalise(json.loads(Testing.synth(made)), stack="web", project=tmp_path)
    assert {name: content for name, content in document.items() if name in shown} == shown
    assert document.keys() - shown.keys() <= {"provider", "terraform"}


def said_of(folder: Path, **files: str) -> str:
    """What `snowform synth` says of a project whose folder `stacks` has these files."""
    (folder / "stacks").mkdir()
    for name, text in files.items():
        (folder / "stacks" / f"{name}.py").write_text(text)
    (folder / "cdktf.json").write_text('{"app": "python main.py"}')
    (folder / "main.py").write_text(PROGRAM)
    run = subprocess.run(
        [sys.executable, "-m", "snowform", "synth"],
        cwd=folder,
        env={**os.environ, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    return run.stderr


def test_a_conflict_is_told_as_the_page_says(tmp_path: Path) -> None:
    said = said_of(
        tmp_path,
        db='\n\n\n\n\n\ncontribute(bucket, tags={"Team": "db"})\n',
        # Files run in the order of their names: this one first, under another.
        a='line = "\\n" * 8 + \'contribute(bucket, tags={"Team": "web"})\'\n'
        'exec(compile(line, "stacks/web.py", "exec"))\n',
    )
    assert blocks(PAGE, "console")[0] in said


def test_checks_of_one_s_own_are_told_as_the_page_says(tmp_path: Path) -> None:
    (lines,) = (text for text in blocks(PAGE, "python") if "Annotations" in text)
    assert said_of(tmp_path, web=lines) == blocks(PAGE, "console")[1]


def test_facts_are_those_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(report.VARIABLE, report.IN_MEMORY)
    report.take()
    (lines,) = (text for text in blocks(PAGE, "python") if "meta" in text)
    exec(lines, {"self": TerraformStack(Testing.app(), "web")})
    hosts = {"web": {"port": 22}, "db": {"port": 2222}}
    assert report.take()["meta"]["web"] == {"ssh_user": "admin", "hosts": hosts}
