"""The commands that README and docs/ show, and those among them that no test runs, with the reason.

What is not named in NOT_RUN is run by `tests/e2e/test_commands.py`, as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from tests.pages import PAGES, fences

_PROMPT = "$ "
_COMMENT = re.compile(r"(^|\s+)# .*$")
_HERE_DOCUMENT = re.compile(r"<<'(\w+)'")


@dataclass(frozen=True)
class Command:
    """One command as it stands on a page, without its comment.

    `block` counts the page's blocks with commands. `shown` is the output that a transcript has below it.
    """

    page: str
    block: int
    text: str
    shown: str | None = None

    @property
    def name(self) -> str:
        """How the tables below call it."""
        return f"{self.page}: {'' if self.shown is None else _PROMPT}{self.text}"

    def matches(self, pattern: str) -> bool:
        return fnmatchcase(self.name, pattern)


def all_commands() -> list[Command]:
    """In the order in which they stand."""
    found = []
    for page in PAGES:
        transcripts = (
            list(_of_transcript(text) if language == "console" else _of_script(text))
            for language, text in fences(page)
            if language in {"sh", "console"}
        )
        for number, block in enumerate(filter(None, transcripts), 1):
            found += [Command(page.stem, number, text, shown) for text, shown in block]
    return found


def _of_script(text: str) -> Iterator[tuple[str, str | None]]:
    """Lines that go on, and here-documents, are one command."""
    lines = iter(text.splitlines())
    for line in lines:
        command = _COMMENT.sub("", line)
        while command.endswith("\\"):
            command += f"\n{_COMMENT.sub('', next(lines))}"
        if end := _HERE_DOCUMENT.search(command):
            for inner in lines:
                command += f"\n{inner}"
                if inner == end[1]:
                    break
        if command:
            yield command, None


def _of_transcript(text: str) -> Iterator[tuple[str, str | None]]:
    """What follows a prompt; one without prompts shows what a program says, and no commands."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield command, shown


# By patterns of names, the reasons.
NOT_RUN = {
    "README: make *": "minutes: it runs the demo, or these very tests",
    "coming-from-cdktf: *": "a project of its own; run by tests/synth/test_coming_from_cdktf.py",
    "flakes: *": "needs nixpkgs; tests/flake evaluates, builds and runs what it stands for",
    "migrate-from-terranix: *": "a configuration of Terranix'; run by tests/e2e/test_migration.py",
    "import: *": "in folders of their own; run by tests/importing/test_command.py",
    "development: make ?*": "minutes, or root and machines; or it runs these very tests",
    "development: .venv/bin/pytest *": "runs these very tests",
    "start: python3 -m venv *": "makes an environment of one's own, and needs what the next line needs",
    "start: snowform rehearse nixos-host": "takes minutes; tests/rehearsal has smaller stacks",
    "start: snowform plan *": "another project's of that name would be in the way; the README's are run",
    "start: snowform apply *": "as its plan",
    "start: snowform output *": "as its plan",
    "*: pip install *": "needs the registry of Python's packages, and would change what is installed here",
    "README: $ snowform synth": "run with the mistake that it shows by tests/test_readme.py",
    "local-aws: $ snowform rehearse nixos-host": "takes minutes; tests/rehearsal has smaller stacks",
    "local-aws: $ snowform local": "lasts until Ctrl-C; run by tests/cli/test_local.py",
    "ansible: snowform inventory nixos-host --outputs /run/*": "the outputs of a unit on a NixOS host",
    "nixos: snowform-nixos-host *": "the command of a NixOS host, in front of what tests/provision/e2e runs",
    "apply: python3 -I provision [ap]*": "as root on a host; tests/provision/e2e runs them in other folders",
    "apply: snowform resolve *": "answers what an interrupted run has asked; see tests/provision/e2e",
    "existing: snowform adopt web *": "objects of an account; run on others by tests/cli/test_existing.py",
    "images: snowform image --build": "builds an image with nixpkgs, in minutes",
    "images: aws *": "needs an account, and an image of gigabytes",
    "modules: snowform vendor web": "needs the registry of modules",
    "nixos-shared: snowform output *": "needs an applied stack; run by tests/cli/test_provisioning.py",
    "providers: snowform providers add *": "needs a registry; run on files by tests/cli/test_providers.py",
    "providers: snowform providers remove *": "what was not added; run by tests/cli/test_providers.py",
    "packer: packer *": "needs Packer from 1.7, its registry of plugins, and an account",
    "scanners: checkov *": "needs a scanner that is not installed here",
    "scanners: c7n-left *": "needs a scanner that is not installed here",
    "synth: SNOWFORM_TOFU=terraform *": "needs Terraform and the whole provider; run by `make schema`",
    "variables: *snowform *": "a stack with variables; run by tests/cli/test_provisioning.py",
    "terminal: snowform watch": "lasts until Ctrl-C; run by tests/cli/test_watch.py",
    "terminal: snowform doctor --online": "run against the local AWS by tests/doctor",
    "testing: snowform run pytest -q": "the page's tests are run by tests/synth/test_testing_page.py",
    "testing: snowform synth && git diff *": "needs a project that git knows, with out/ committed",
    "vendoring: snowform vendor --lock": "needs the registry of providers",
}
# Waits for AWS by minutes, or does once more what another page does: with all tests alone.
COSTLY = (
    "ansible: snowform local -- *",
    "apply: snowform plan *",
    "apply: snowform apply *",
    "engine: snowform synth --compare",
    "fleets: snowform local -- *",
    "graph: snowform plan *",
    "graph: snowform graph * --plan *",
    "images: snowform apply *",
    "images: snowform output *",
    "local-aws: snowform local -- *",
    "network: snowform local -- *",
    "network: rm *",
    "start: snowform local -- *",
    "start: rm *",
    "state: rm *",
    "state: snowform *",
)
# What does not end with 0, as its page says.
CODES = {"apply: snowform destroy nixos-host": 4}
# What stands on the page and in the output.
SAYS = {
    "ansible: ansible-inventory * --graph": (
        "@all:",
        "|--@resource_host_web:",
        "|--@stack_nixos_host:",
        "|  |--nixos-host-web",
        "|--@tag_Name_nixos_host_web:",
        "|--@type_t3_small:",
        "|--@zone_eu_central_1a:",
    ),
    "modules: snowform synth web": (
        "snowform: warning: web: module.web: terraform-aws-modules/ec2-instance/aws is not here: "
        "this call is not checked; `snowform vendor` brings it (construct web/web) [unchecked-module]",
    ),
    "network: snowform local -- *": ("nothing to do",),
    "state: snowform plan state-bucket": ("nothing to do",),
    "state: snowform output state-bucket backend": (
        '{"bucket": "example-org-states", "dynamodb_table": "example-org-states", "kms_key_id": "arn:',
    ),
}
