from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modules.user_data import LIMIT, UserDataError, check, read, template, warnings
from snowform.nix.parser import syntax_problem
from tests.tools import need

REFERENCE = "${TfToken[TOKEN.7]}"

IMAGE = "${modulesPath}/virtualisation/amazon-image.nix"
LEAST = f"""\
{{ modulesPath, ... }}:
{{
  imports = [ "{IMAGE}" ];
  system.stateVersion = "26.05";
}}
"""
IMPORT_IMAGE = 'write imports = [ "${modulesPath}/virtualisation/amazon-image.nix" ];'
NO_STATE = (
    "does not set system.stateVersion, so an upgrade may leave the data of services behind; "
    'write system.stateVersion = "26.05"; the release that the machine starts with'
)
CHANNEL = "### https://channels.nixos.org/nixos-26.05 nixos\n"


@pytest.fixture(autouse=True)
def _real_nix() -> None:
    need("nix-instantiate")


def with_line(line: str) -> str:
    """The least configuration with a line in it."""
    return LEAST.replace("  system", f"{line}\n  system")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("${pkgs.x}", "$${pkgs.x}", id="Nix and shell"),
        pytest.param("%{http_code}", "%%{http_code}", id="curl"),
        pytest.param("''${y}", "''$${y}", id="escaped in Nix"),
        pytest.param("$${a}", "$$${a}", id="escaped in Terraform"),
        pytest.param("$a $(b) 50% $", "$a $(b) 50% $", id="nothing to escape"),
        pytest.param(f"x {REFERENCE} y", f"x {REFERENCE} y", id="reference"),
        pytest.param(
            f"${{A:-{REFERENCE}}} %%{{x}}",
            f'${{"$"}}{{A:-{REFERENCE}}} ${{"%%"}}{{x}}',
            id="reference between braces",
        ),
        pytest.param(f"$${REFERENCE}", f'${{"$$"}}{REFERENCE}', id="dollars before a reference"),
    ],
)
def test_the_template_is_the_plainest_that_works(text: str, written: str) -> None:
    assert template(text) == written


def terraform(written: str) -> str:
    """What Terraform makes of a template without expressions; any `${` or `%{` that is none is live."""
    assert not re.search(r"(?<!\$)\$\{|(?<!%)%\{", written)
    return written.replace("$${", "${").replace("%%{", "%{")


@given(st.text(alphabet="$%{}\"'a \n"))
def test_the_template_of_a_text_is_read_as_that_text(text: str) -> None:
    assert terraform(template(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(LEAST, id="configuration"),
        pytest.param("#!/bin/sh\n### not Nix, so no channel\n", id="script"),
        pytest.param("#! /usr/bin/env -S bash\ntrue\n", id="script by env"),
        pytest.param(LEAST + "#" + "x" * (LIMIT - len(LEAST) - 1), id="as large as may be"),
        pytest.param(LEAST + "#" + "x" * LIMIT + REFERENCE, id="of unknown size"),
        pytest.param(CHANNEL + LEAST, id="channel"),
        pytest.param("###\n" + LEAST, id="three # alone"),
        pytest.param(CHANNEL + "### https://x.example/hm.tar.gz hm\n####\n" + LEAST, id="channels"),
        pytest.param(f"### {REFERENCE} nixos\n" + LEAST, id="a channel known later"),
        pytest.param(with_line("  # ### heading"), id="three # further in"),
        pytest.param(with_line(f'  networking.hostName = "{REFERENCE}";'), id="reference"),
        pytest.param(with_line("SSH_HOST_KEY = 1;"), id="SSH_HOST_ in a later line"),
        pytest.param(
            LEAST.replace(f'"{IMAGE}"', f"<nixpkgs/{IMAGE.partition('/')[2]}>"), id="from the channel"
        ),
    ],
)
def test_what_arrives_and_works_is_accepted(text: str) -> None:
    assert check(text) == text
    assert warnings(text) == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("\ufeff{ }", "starts with a byte order mark; save it as UTF-8 without one", id="BOM"),
        pytest.param("#!/bin/sh\r\n", "has carriage returns; save it with Unix line ends", id="CRLF"),
        pytest.param(
            "#cloud-config\n",
            "is for cloud-init, which NixOS images lack; "
            "give a configuration.nix, or a script that starts with #!",
            id="cloud-init",
        ),
        pytest.param(
            "## template: jinja\n#cloud-config\n",
            "is for cloud-init, which NixOS images lack; "
            "give a configuration.nix, or a script that starts with #!",
            id="cloud-init's template",
        ),
        pytest.param(
            "# cafe\u0301",
            "is not in Unicode's normal form C, which Terraform would put it in; write composed characters",
            id="decomposed",
        ),
        pytest.param(
            LEAST + "#" * (LIMIT - len(LEAST) + 1),
            "has 16,385 bytes, AWS takes 16,384; let it fetch more",
            id="too large",
        ),
        pytest.param(
            "# A comment.\n\n### https://x nixos\nSSH_HOST_DSA_KEY:x\n",
            "has only comments, and amazon-init passes it over; leave it out, or write a configuration",
            id="only comments",
        ),
        pytest.param(
            "SSH_HOST_DSA_KEY:x\n" + LEAST,
            "starts with SSH_HOST_DSA_KEY, but becomes configuration.nix as it is; "
            "write Nix; the machine makes its host keys itself",
            id="host keys",
        ),
        pytest.param(
            "#!/usr/bin/env python3\n",
            "names python3, but amazon-init runs every script by bash; "
            "write it for bash, and call python3 there",
            id="no shell",
        ),
        pytest.param(
            with_line("### Web server"),
            'has "### Web server" in line 4, also if that is in a string: '
            "amazon-init takes a line that starts with ### for a channel; write fewer #, or indent it",
            id="heading",
        ),
        pytest.param(
            CHANNEL + with_line("  x = ''\n### a heading of Markdown, longer than can be shown\n'';"),
            'has "### a heading of Markdown, longer tha..." in line 6, also if that is in a string: '
            "amazon-init takes a line that starts with ### for a channel; write fewer #, or indent it",
            id="heading in a string",
        ),
        pytest.param(
            "#####\n" + LEAST,
            "replaces the machine's channels from line 1 on, and has none instead of one named nixos; "
            "write `### https://channels.nixos.org/nixos-26.05 nixos`, or fewer #",
            id="no channel at all",
        ),
        pytest.param(
            "### https://channels.nixos.org/nixos-26.05\n" + LEAST,
            "replaces the machine's channels from line 1 on, and has "
            'only "nixos-26.05" instead of one named nixos; '
            "write `### https://channels.nixos.org/nixos-26.05 nixos`, or fewer #",
            id="channel without its name",
        ),
        pytest.param(
            '{ ... }:\n{\n  # amazon-image.nix\n  x = "#";\n  system.stateVersion = "26.05";\n}\n',
            "does not import amazon-image.nix, without which the machine has no root file system and no boot "
            f"loader; {IMPORT_IMAGE}",
            id="no image",
        ),
        pytest.param(
            LEAST.replace("system.", "# system."),
            NO_STATE,
            id="no stateVersion",
        ),
        pytest.param(
            with_line(f'  x = "{"AKIA" + "IOSFODNN7MADEUPX"}";'),
            "holds an AWS access key, and whoever may describe the instance can read it; "
            "let the machine fetch it, or give it by agenix or sops-nix",
            id="secret",
        ),
    ],
)
def test_what_would_not_arrive_or_not_work_is_refused(text: str, message: str) -> None:
    with pytest.raises(UserDataError) as caught:
        check(text)
    assert str(caught.value) == f"the user data {message}"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param(with_line("  a = 1"), r"line 5: syntax error, unexpected ", id="syntax"),
        pytest.param(with_line("  a = lib.x;"), "line 4: undefined variable 'lib'", id="a missing argument"),
        pytest.param(
            with_line(f"{LEAST[-36:-3]}"), "line [45]: attribute 'system.stateVersion' al", id="twice"
        ),
    ],
)
def test_what_nix_cannot_read_is_refused_with_its_line(text: str, reason: str) -> None:
    with pytest.raises(UserDataError, match=f"^the user data is not valid Nix in {reason}"):
        check(text)


@pytest.mark.parametrize(
    ("text", "warned"),
    [
        pytest.param(
            "{ ... }: { imports = [ ./machine.nix ]; }",
            [
                f"does not import amazon-image.nix itself; {IMPORT_IMAGE}",
                NO_STATE,
            ],
            id="a file on the machine",
        ),
        pytest.param(
            '(builtins.getFlake "github:example/machines").nixosModules.web',
            [
                f"does not import amazon-image.nix itself; {IMPORT_IMAGE}",
                NO_STATE,
            ],
            id="flake",
        ),
        pytest.param(
            LEAST.replace(f'"{IMAGE}"', f'"{IMAGE}" "${{fetchTarball "https://x.example"}}/m.nix"').replace(
                '  system.stateVersion = "26.05";\n', ""
            ),
            [NO_STATE],
            id="a module from elsewhere",
        ),
        pytest.param(
            with_line(f"  a = {REFERENCE} {REFERENCE}").replace("  system", "  system"),
            ["is not valid Nix in line 5: "],
            id="a reference outside of a string",
        ),
        pytest.param(
            with_line('  users.users.root.hashedPassword = "$6$abcdefgh$0123456789abcdefghij";'),
            ["holds a hashed password, at which who reads it can guess"],
            id="hashed password",
        ),
        pytest.param(
            with_line('  users.users.root.initialPassword = "x";'),
            ["sets a password in plain text; give hashedPasswordFile a file"],
            id="password",
        ),
        pytest.param(
            "#!/usr/bin/env nix-shell\n#!nix-shell -i bash -p curl\n",
            [
                "names nix-shell, but amazon-init runs every script by bash, without the packages; "
                "call nix-shell in the script"
            ],
            id="nix-shell",
        ),
        pytest.param(
            "\n#!/bin/sh\n" + LEAST,
            [
                "has #! in line 2 and not as its first two characters, so amazon-init takes it for a "
                "configuration.nix; leave out what comes before #!"
            ],
            id="a script that does not start with it",
        ),
    ],
)
def test_what_may_be_right_is_only_warned_of(text: str, warned: list[str]) -> None:
    assert check(text) == text
    found = warnings(text)
    assert [line[: len(f"the user data {start}")] for line, start in zip(found, warned, strict=True)] == [
        f"the user data {start}" for start in warned
    ]


def test_without_nix_the_rest_is_still_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    syntax_problem.cache_clear()
    monkeypatch.setenv("PATH", "/nonexistent")
    broken = with_line("  a = (")
    assert check(broken) == broken
    with pytest.raises(UserDataError, match="channels"):
        check("####\n" + broken)


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "machine.nix"
    file.write_bytes(LEAST.encode())
    assert read(str(file)) == LEAST
    file.write_bytes(b"{ }\r\n")
    with pytest.raises(UserDataError, match="carriage returns"):
        read(str(file))


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        pytest.param(None, "cannot be read: No such file or directory", id="missing"),
        pytest.param(b"\xff", "is not UTF-8", id="not a text"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, content: bytes | None, problem: str) -> None:
    file = tmp_path / "machine.nix"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(UserDataError) as caught:
        read(str(file), where="context.web.user_data")
    assert str(caught.value) == f"context.web.user_data: the user data {file} {problem}"
