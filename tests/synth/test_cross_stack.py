"""References to a stack whose state is a file: no path of a machine in them, and refused for a host."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from snowform.synth.cross_stack import link, read_from
from tests.tools import tried

PROGRAM = """
from cdktf import App, LocalBackend, S3Backend, TerraformOutput, TerraformResource, TerraformStack

app = App()
front = TerraformStack(app, "front")
for name in ("plain", "named", "remote"):
    stack = TerraformStack(app, name)
    made = TerraformResource(stack, "a", terraform_resource_type="terraform_data")
    TerraformOutput(front, name, value=made.get_string_attribute("id"))
    if name == "named":
        LocalBackend(stack, path="states/named.tfstate")
    if name == "remote":
        S3Backend(stack, bucket="example", key="remote.tfstate", region="eu-central-1")
app.synth()
"""
READS = "cross-stack-reference-input-"


def run(folder: Path, *args: str) -> tuple[int, str]:
    command = [sys.executable, "-m", "snowform", *args]
    ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return ended.returncode, ended.stderr


@pytest.mark.parametrize("engine", tried(("native", "cdktf"), "native"))
def test_what_is_committed_names_no_folder_of_this_machine(engine: str, tmp_path: Path) -> None:
    (tmp_path / "cdktf.json").write_text('{"app": "python main.py"}')
    (tmp_path / "main.py").write_text(PROGRAM.replace("value=made", "sensitive=True, value=made"))
    code, said = run(tmp_path, "synth", "--engine", engine)
    assert code == 0, said
    text = (tmp_path / "out/front/config.tf.json").read_text()
    assert str(tmp_path) not in text
    states = json.loads(text)["data"]["terraform_remote_state"]
    assert states[f"{READS}plain"]["config"] == {"path": "../plain/terraform.tfstate"}
    assert states[f"{READS}named"]["config"] == {"path": "states/named.tfstate"}
    assert states[f"{READS}remote"]["config"]["key"] == "remote.tfstate"
    code, said = run(tmp_path, "nixos", "--engine", engine)
    assert code == 1
    refused = [line for line in said.splitlines() if "only its own unit may read" in line]
    assert [
        name for name in ("plain", "named", "remote") if any(f'"{name}"' in line for line in refused)
    ] == [
        "plain",
        "named",
    ]
    assert all("remote backend (docs/state.md), or make the value a variable" in line for line in refused)
    assert not (tmp_path / "nix").exists()


def reading(path: str, backend: str = "local") -> dict[str, Any]:
    return {"terraform_remote_state": {"other": {"backend": backend, "config": {"path": path}}}}


@pytest.mark.parametrize(
    ("other", "path", "read", "written"),
    [
        pytest.param({}, "/p/terraform.web.tfstate", True, "../web/terraform.tfstate", id="default"),
        pytest.param(
            {"terraform": {"backend": {"local": {"path": "/s/web"}}}}, "/s/web", True, "/s/web", id="named"
        ),
        pytest.param({}, "/p/terraform.db.tfstate", False, "/p/terraform.db.tfstate", id="no stack's"),
        pytest.param({}, "/else/terraform.web.tfstate", False, "/else/terraform.web.tfstate", id="elsewhere"),
        pytest.param(
            {"terraform": {"backend": {"s3": {"bucket": "b"}}}},
            "/p/terraform.web.tfstate",
            False,
            "/p/terraform.web.tfstate",
            id="the program's own file",
        ),
    ],
)
def test_only_files_of_stacks_without_a_remote_backend_are_read_so(
    other: dict[str, Any], path: str, read: bool, written: str
) -> None:
    front = {"data": reading(path)}
    assert link([("front", front), ("web", other)], "/p") == [{"other": "web"} if read else {}, {}]
    assert front["data"] == reading(written)


@pytest.mark.parametrize(
    "data", [reading("/p/terraform.web.tfstate", "http"), {"terraform_remote_state": {"x": []}}, {}]
)
def test_what_is_no_file_stays(data: dict[str, Any]) -> None:
    assert link([("front", {"data": data}), ("web", {})], "/p") == [{}, {}]


def test_a_folder_is_written_as_a_text_that_is_no_expression() -> None:
    document: dict[str, Any] = {"data": reading("../web/terraform.tfstate")}
    document["data"]["terraform_remote_state"]["other"]["workspace"] = "${terraform.workspace}"
    read_from(document, {"other": "/p/${x}/web"})
    assert document["data"] == reading("/p/$${x}/web")
