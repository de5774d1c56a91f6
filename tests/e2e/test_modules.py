"""Our check of module calls and OpenTofu's take and refuse the same calls of a local module."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from snowform.synth.checks.check import check
from snowform.synth.project import Project
from snowform.tofu import Tofu, TofuError
from tests.tools import need
from tests.vendoring.conftest import Repositories

pytestmark = pytest.mark.e2e

Document = dict[str, Any]
WEB = """
variable "name" { type = string }
variable "size" {
  type     = number
  default  = 8
  nullable = false
}
variable "token" {
  type     = string
  default  = ""
  nullable = false
}
variable "tags" {
  type    = map(string)
  default = {}
}
variable "rules" {
  type = list(object({
    port  = number
    cidrs = optional(set(string), ["0.0.0.0/0"])
  }))
  default = []
}
variable "pair" {
  type    = tuple([string, bool])
  default = ["a", true]
}
variable "mixed" {
  type    = list(any)
  default = []
}
variable "free" { default = null }
output "id" { value = var.name }
output "all" { value = { tags = var.tags } }
"""
NULLS = 'variable "name" {\n  nullable = false\n}\n'


def call(value: Any = "${module.web.id}", **body: Any) -> Document:
    """A call of the module "web", and an output of this value."""
    return {"module": {"web": {"source": "./web", "name": "w", **body}}, "output": {"o": {"value": value}}}


RIGHT = {
    "least": call(),
    "converted": call(size="30", tags={"a": 1, "b": True}, name=5, pair=[1, "true"]),
    "objects": call(rules=[{"port": 80}, {"port": "443", "cidrs": [], "comment": "dropped"}]),
    "null": call(size=None, token=None, free=None, tags=None),
    "any": call(mixed=[1, "a", True], free={"a": [1, {}]}),
    "references": call(size="${terraform.workspace == 1 ? 1 : 2}", tags="${{ a = 1 }}"),
    "below an output": call("${module.web.all.tags.whatever}"),
    "whole": call("${module.web}"),
    "splat": call("${module.web[*].id}"),
    "count": call("${module.web[0].id} ${module.web[*].all[0].tags.x}", count=2),
    "for_each": call('${module.web["k"].id}', for_each={"k": 1}),
}
WRONG = {
    "unsupported argument": call(nam="x"),
    "missing input": {"module": {"web": {"source": "./web"}}},
    "text for a number": call(size="big"),
    "number for a map": call(tags=5),
    "object for a list": call(rules={"port": 80}),
    "attribute missing": call(rules=[{"cidrs": []}]),
    "below": call(rules=[{"port": 80, "cidrs": [{}]}]),
    "number for a bool": call(pair=["a", 1]),
    "length of a tuple": call(pair=["a"]),
    "different elements": call(mixed=[1, []]),
    "bools and numbers": call(mixed=[1, True]),
    "unknown output": call("${module.web.arn}"),
    "unknown output of all": call("${module.web[*].arn}", count=2),
    "unknown output of one": call("${module.web[0].arn}", count=2),
    "index of an instance": call('${module.web[0]["id"]}', count=2),
    "unknown output by key": call('${module.web["k"].arn}', for_each={"k": 1}),
    "version": call(version="1.0"),
    "providers": call(providers=["aws"]),
    "provider": call(provider="aws"),
    "reserved": call(locals={"a": 1}),
    "null": {"module": {"nulls": {"source": "./nulls", "name": None}}},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {"web": WEB, "nulls": NULLS}.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "main.tf").write_text(text)
    return tmp_path


def errors(folder: Path, document: Document) -> list[str]:
    return [str(found) for found in check(document, folder=folder) if found.severity == "error"]


def errors_of_tofu(folder: Path, document: Document) -> list[str]:
    (folder / "config.tf.json").write_text(json.dumps(document))
    command = Tofu(folder, need("tofu"), {"TF_CLI_CONFIG_FILE": os.devnull})
    try:
        command.init()
    except TofuError as error:
        return [error.message]
    return [found.summary for found in command.validate() if found.severity == "error"]


@pytest.mark.parametrize("document", RIGHT.values(), ids=RIGHT)
def test_a_call_that_tofu_takes_is_right(folder: Path, document: Document) -> None:
    assert (errors_of_tofu(folder, document), errors(folder, document)) == ([], [])


@pytest.mark.parametrize("document", WRONG.values(), ids=WRONG)
def test_a_call_that_tofu_refuses_is_found(folder: Path, document: Document) -> None:
    assert errors_of_tofu(folder, document)
    assert errors(folder, document)


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A module in a repository of git."""
    need("git")
    (tmp_path / "gitconfig").write_text("[user]\nname = Test\nemail = test@example.org\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    repositories = Repositories(tmp_path / "repositories")
    repositories.commit("web", "v1", {"main.tf": WEB})
    return repositories.source("web", "v1")


def test_what_tofu_has_downloaded_is_checked(tmp_path: Path, source: str) -> None:
    document = call(source=source, nam="x")
    project = Project(tmp_path, "python main.py", tmp_path / "cdktf.out", {})

    def found() -> list[tuple[str, str]]:
        return [(f.severity, f.message) for f in check(document, project=project, stack="net")]

    assert found() == [("warning", f"{source} is not here: this call is not checked")]
    assert errors_of_tofu(tmp_path, document) == ["Extraneous JSON object property"]
    assert found() == [("error", 'the module has no input "nam"')]


def test_what_is_vendored_is_checked_at_synth(tmp_path: Path, source: str) -> None:
    (tmp_path / "cdktf.json").write_text('{"app": "python main.py"}')
    (tmp_path / "main.py").write_text(
        "import os\n"
        "from cdktf import App, TerraformHclModule, TerraformOutput, TerraformStack\n"
        "app = App()\n"
        "stack = TerraformStack(app, 'net')\n"
        "inputs = {'name': 'w', 'size': '30'}\n"
        f"web = TerraformHclModule(stack, 'web', source='{source}', variables=inputs)\n"
        "TerraformOutput(stack, 'id', value=web.get_string('id'))\n"
        "if 'WRONG' in os.environ:\n"
        "    web.set('size', 'big')\n"
        "    TerraformOutput(stack, 'arn', value=web.get_string('arn'))\n"
        "app.synth()\n"
    )
    note = (
        f"snowform: warning: net: module.web: {source} is not here: this call is not checked; "
        "`snowform vendor` brings it (construct net/web) [unchecked-module]\n"
    )
    assert snowform(tmp_path, "synth") == (0, note)
    assert snowform(tmp_path, "synth", WRONG="1") == (0, note)
    assert snowform(tmp_path, "vendor")[0] == 0
    assert snowform(tmp_path, "synth") == (0, "")
    assert snowform(tmp_path, "synth", WRONG="1") == (
        1,
        'snowform: error: net: module.web.size: must be a number, not the string "big" (construct net/web)\n'
        'snowform: error: net: output.arn.value: module.web has no output "arn" '
        "(main.py:10, construct net/arn)\n"
        "2 errors; nothing was written\n",
    )


def snowform(folder: Path, *args: str, **environment: str) -> tuple[int, str]:
    """Run a command in a folder; its exit code and what it says on standard error."""
    run = subprocess.run(
        [sys.executable, "-m", "snowform", *args],
        cwd=folder,
        env={**os.environ, "NO_COLOR": "1", "SNOWFORM_TOFU": str(need("tofu")), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return run.returncode, run.stderr
