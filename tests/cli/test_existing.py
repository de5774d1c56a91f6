"""Objects that exist are adopted, renamed, moved to another stack and forgotten, as docs/existing.md says."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools import need

pytestmark = pytest.mark.e2e

HEAD = """\
from cdktf import App, TerraformResource, TerraformStack

def data(stack, name):
    return TerraformResource(stack, name, terraform_resource_type="terraform_data")

app = App()
web, db = TerraformStack(app, "web"), TerraformStack(app, "db")
data(web, "kept")
"""
FOR_EACH = 'data(web, "each").add_override("for_each", \'${toset(["a=1", "b"])}\')\n'


class Project:
    """A project whose stacks are made of `terraform_data`, which takes any id for that of something there."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        monkeypatch.setenv("SNOWFORM_TOFU", str(need("tofu")))
        (folder / "cdktf.json").write_text('{"app": "python main.py"}')

    def write(self, *lines: str) -> None:
        (self.folder / "main.py").write_text("\n".join((HEAD, *lines, "app.synth()\n")))

    def run(self, *arguments: str, code: int = 0) -> str:
        """What a command says on both streams; it has to end with that code."""
        command = [sys.executable, "-m", "snowform", *arguments]
        ended = subprocess.run(
            command, cwd=self.folder, capture_output=True, text=True, check=False, timeout=600
        )
        assert ended.returncode == code, ended.stdout + ended.stderr
        return ended.stdout + ended.stderr

    def state(self, stack: str) -> dict[str, str]:
        """Ids by address."""
        listed = self.run("state", "list", stack).splitlines()
        return dict(line.split("  ", 1) for line in listed)  # type: ignore[misc]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    return Project(tmp_path, monkeypatch)


def test_what_exists_gets_an_address_and_keeps_its_id_wherever_it_goes(project: Project) -> None:
    project.write('data(web, "main")', FOR_EACH)
    objects = ("terraform_data.main=id-1", 'terraform_data.each["a=1"]=id=2')
    said = project.run("adopt", "web", *objects, "--dry-run")
    assert re.search(r"^Plan for web: 2 to create, .* 2 to import", said, re.M)
    project.run("state", "list", "web", code=5)
    project.run("adopt", "web", *objects, "--yes")
    assert (
        project.state("web").items()
        >= {
            "terraform_data.main": "id-1",
            'terraform_data.each["a=1"]': "id=2",
        }.items()
    )

    project.write('data(web, "network").move_from_id("terraform_data.main")', FOR_EACH)
    said = project.run("apply", "web", "--yes")
    assert "0 created, 0 changed, 0 destroyed, 1 moved" in said
    assert project.state("web")["terraform_data.network"] == "id-1"

    project.write('data(db, "network").import_from("id-1")')
    project.run("apply", "db", "--yes")
    said = project.run("state", "forget", "web", "terraform_data.network", "terraform_data.each")
    assert "forgot terraform_data.network (id-1), which goes on existing" in said
    assert project.state("db") == {"terraform_data.network": "id-1"}
    assert list(project.state("web")) == ["terraform_data.kept"]
    for stack in ("web", "db"):
        assert "nothing to do" in project.run("plan", stack)


def test_what_cannot_be_adopted_or_forgotten_is_told_and_nothing_is_done(project: Project) -> None:
    project.write(FOR_EACH)
    project.run("apply", "web", "--yes")
    project.write(FOR_EACH.replace("each", "more", 1))
    before = project.state("web")
    identity = before["terraform_data.kept"]
    for objects, code, said in (
        (["terraform_data.kept"], 2, "'terraform_data.kept' is not ADDRESS=ID"),
        (["terraform_data.kept="], 2, "'terraform_data.kept=' is not ADDRESS=ID"),
        (["terraform_data.a=1", "terraform_data.a=2"], 2, "terraform_data.a: is there twice"),
        (["terraform_data.kept=1"], 2, f"terraform_data.kept: the state has {identity} there"),
        (["terraform_data.kep=1"], 2, 'no such resource; did you mean "terraform_data.kept"?'),
        (["aws_vpc.x=1"], 2, "aws_vpc.x: the configuration has no such resource; write it first"),
        (
            ["terraform_data.more=1"],
            2,
            "terraform_data.more: the plan imports nothing there; name one instance",
        ),
        (["data.aws_ami.x=1"], 2, "data.aws_ami.x: a data source is read, and never adopted"),
        (['terraform_data.kept["x"]=1'], 1, "non-existent resource address"),
    ):
        assert said in project.run("adopt", "web", *objects, "--yes", code=code)
    said = project.run("state", "forget", "web", "terraform_data.kept", "terraform_data.kep", code=2)
    assert 'terraform_data.kep: the state has nothing there; did you mean "terraform_data.kept"?' in said
    assert project.state("web") == before
