"""The commands that README and docs/ show run as they stand, each page's in its order, against the local AWS.

Each page has a copy of this project, with what the page itself shows in it, or the one that it speaks of;
README and the page to start with have an empty folder. `tests/commands.py` says which are not run, and
why. What waits for AWS by minutes is left to `make test-all`.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from scripts.tools import VENV
from snowform.local import LocalAws
from tests.commands import CODES, COSTLY, NOT_RUN, SAYS, Command, all_commands
from tests.e2e.terminal import type_in
from tests.images.builds import build
from tests.pages import ROOT, WITH_A_STACK, WITH_SETTINGS, blocks, copy_project, write_program
from tests.tools import ALL, need, provider_config
from tests.vendoring.conftest import Repositories

COMMANDS = all_commands()
LEFT_OUT = (*NOT_RUN, *(() if ALL else COSTLY))
TRIED = [command for command in COMMANDS if not any(map(command.matches, LEFT_OUT))]
# A stack whose commands the page shows, and no program.
OPEN = """\
from cdktf import App, TerraformStack
from snowform.aws import AwsProvider, SecurityGroup

app = App()
web = TerraformStack(app, "web")
AwsProvider(web, "aws", region="eu-central-1")
rule = {
    "from_port": 443, "to_port": 443, "protocol": "tcp",
    "cidr_blocks": ["0.0.0.0/0"], "ipv6_cidr_blocks": ["::/0"],
}
SecurityGroup(web, "web", ingress=[rule])
app.synth()
"""
CALLS = """\
from cdktf import App, TerraformHclModule, TerraformStack

app = App()
TerraformHclModule(TerraformStack(app, "web"), "net", source="git::file://REPOSITORY?ref=v1")
app.synth()
"""


@dataclass
class Session:
    """A new user with one page and one project.

    `applied` is a project whose stack is applied; `said` has the latest output of each command.
    """

    page: str
    project: Path
    aws: LocalAws
    environment: dict[str, str]
    applied: Path
    said: dict[str, str] = field(default_factory=dict)

    def follow(self) -> None:
        """Each block in a new shell, in the project. AssertionError where a command ends otherwise."""
        commands = [command for command in TRIED if command.page == self.page]
        for number, block in groupby(commands, key=lambda command: command.block):
            if prepare := BEFORE.get((self.page, number)):
                prepare(self)
            self._run(list(block))

    def _run(self, block: list[Command]) -> None:
        texts = [command.text for command in block]
        ended = type_in(texts, self.project, self.environment, answer="yes", seconds=600)
        for command, end in zip(block, ended, strict=False):
            expected = CODES.get(command.name, 0)
            assert end.code == expected, f"{command.name}: exit code {end.code}\n{end.output}"
            for part in (*_says(command), *filter(None, [command.shown])):
                assert part in end.output, f"{command.name}: {end.output}"
            self.said[command.text] = end.output
        assert len(ended) == len(block), f"did not end in time: {texts[len(ended)]}"


def _says(command: Command) -> Iterator[str]:
    for pattern, parts in SAYS.items():
        if command.matches(pattern):
            yield from parts


def _take_state(session: Session) -> None:
    """What the README's commands have applied is applied here, too, in the project that they have made."""
    shutil.copytree(session.applied, session.project, symlinks=True, dirs_exist_ok=True)


def _enlarge_disk(session: Session) -> None:
    path = session.project / "cdktf.json"
    settings = json.loads(path.read_text())
    settings["context"]["nixos-host"]["instances"]["web"] = json.loads(_blocks("start", "json")[0])
    path.write_text(json.dumps(settings))


def _link_program(session: Session) -> None:
    (session.project / "provision").symlink_to(ROOT / "src" / "snowform" / "provision")


def _copy_makefile(session: Session) -> None:
    shutil.copy(ROOT / "Makefile", session.project)


def _build_image(session: Session) -> None:
    result = build(session.project / "result")
    session.environment["TF_VAR_image_file_web"] = str(result / "nixos.vhd")


def _build_another_image(session: Session) -> None:
    shutil.rmtree(session.project / "result")
    build(session.project / "result", "another")
    (policy,) = (text for text in _blocks("images", "json") if '"exceptions"' in text)
    (session.project / "images.json").write_text(policy)


def _write_module_call(session: Session) -> None:
    stack, program = _blocks(WITH_A_STACK, "python")[:2]
    (session.project / "stacks" / "web.py").write_text(stack)
    (session.project / "main.py").write_text(program)


def _write_configuration_of_image(session: Session) -> None:
    (session.project / "stacks" / "site.nix").write_text(_blocks("packer", "nix")[0])
    (session.project / "site.yml").write_text(_blocks("packer", "yaml")[0])


def _use_own_image(session: Session) -> None:
    (lines,) = _blocks("packer", "python")
    main = session.project / "main.py"
    imported, _, made = lines.partition("\n\n")
    program = main.read_text().replace("\n\napp =", f"\n{imported}\n\napp =")
    main.write_text(program.replace("\n\napp.synth", f"\n{made}\napp.synth"))
    _add_settings(session, json.loads(f"{{{_blocks('packer', 'json')[0]}}}"))
    # As Packer would have made it.
    session.aws.client("ec2").register_image(
        Name="web-20261121133635", Architecture="x86_64", RootDeviceName="/dev/xvda"
    )


def _write_open_stack(session: Session) -> None:
    (session.project / "main.py").write_text(OPEN)


def _keep_states_in_bucket(session: Session) -> None:
    told = session.said["snowform output state-bucket backend"]
    _add_settings(session, {"state": json.loads(told)})


def _call_module_of_repository(session: Session) -> None:
    repositories = Repositories(session.project.parent / "repositories")
    repositories.commit("net", "v1", {"main.tf": 'output "x" {\n  value = 1\n}\n'})
    program = CALLS.replace("REPOSITORY", str(repositories.root / "net"))
    (session.project / "main.py").write_text(program)


def _add_settings(session: Session, settings: dict[str, Any]) -> None:
    path = session.project / "cdktf.json"
    document = json.loads(path.read_text())
    document["context"] |= settings
    path.write_text(json.dumps(document))


def _blocks(page: str, language: str) -> list[str]:
    return blocks(ROOT / "docs" / f"{page}.md", language)


# What is there before a block of a page, as the page says or shows it in between.
BEFORE: dict[tuple[str, int], Callable[[Session], None]] = {
    ("ansible", 2): lambda session: None if ALL else _take_state(session),
    ("ansible", 4): _take_state,
    ("apply", 1): _take_state,
    ("apply", 3): _link_program,
    ("development", 1): _copy_makefile,
    ("images", 1): _build_image,
    ("images", 3): _build_another_image,
    ("modules", 1): _write_module_call,
    ("packer", 2): _write_configuration_of_image,
    ("packer", 4): _use_own_image,
    ("scanners", 1): _write_open_stack,
    ("start", 7): _enlarge_disk,
    ("state", 3): _keep_states_in_bucket,
    ("vendoring", 1): _call_module_of_repository,
}


@pytest.fixture(scope="module")
def aws() -> Iterator[LocalAws]:
    need("tofu")
    with LocalAws() as running:
        yield running


@pytest.fixture(scope="module")
def environment(aws: LocalAws, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    home = tmp_path_factory.mktemp("home")
    (home / ".gitconfig").write_text("[user]\nname = Test\nemail = test@example.org\n")
    return {
        **aws.isolated(os.environ),
        **provider_config(),
        "PATH": f"{VENV / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "SNOWFORM_TOFU": str(need("tofu")),
        "NO_COLOR": "1",
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / ".cache"),
    }


@pytest.fixture(scope="module")
def first(aws: LocalAws, environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Session:
    """The README's, which makes a project in an empty folder and leaves its stack applied."""
    project = tmp_path_factory.mktemp("README")
    session = Session("README", project, aws, environment, project)
    session.follow()
    return session


def test_the_readme_leads_to_an_applied_stack(first: Session) -> None:
    assert "11 created" in first.said["snowform apply nixos-host"]


@pytest.mark.promise("approval")
def test_the_apply_of_a_plan_that_was_shown_has_its_digest(first: Session) -> None:
    shown, applied = (
        re.findall(r"digest (\w{16})", first.said[f"snowform {command} nixos-host"])
        for command in ("plan", "apply")
    )
    assert shown == applied != []


@pytest.mark.parametrize("page", sorted({command.page for command in TRIED} - {"README"}))
def test_the_commands_of_a_page_run(page: str, first: Session, tmp_path: Path) -> None:
    folder = tmp_path / page
    folder.mkdir()
    if page != "start":
        copy_project(folder)
    session = Session(page, folder, first.aws, dict(first.environment), first.project)
    if page in WITH_SETTINGS:
        write_program(session.project, page)
    session.follow()
