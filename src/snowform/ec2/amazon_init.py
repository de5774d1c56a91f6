"""What a NixOS image on EC2 makes of its user data, and where it would go wrong. Reads text, runs nothing.

The image's unit `amazon-init` (nixpkgs, nixos/modules/virtualisation/amazon-init.nix) runs what starts with
`#!` by bash, and copies everything else to /etc/nixos/configuration.nix for `nixos-rebuild switch`; at every
boot. A text without a line that starts with neither `#` nor `SSH_HOST_` is passed over. Before that, lines
that start with `###` replace root's .nix-channels, whatever they are in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from snowform.nix.lexer import code_only, without_comments
from snowform.secrets.patterns import recognise

# The first lines by which cloud-init tells its formats
# (https://docs.cloud-init.io/en/latest/explanation/format.html); `#` alone would be a comment of Nix's.
# As strings, these and others: few texts need them compiled, which takes longer than to look for a mark.
_CLOUD_INIT = (
    r"(?m)#cloud-(?:config|boothook)|#part-handler\s*$|#include(?:-once)?\s*\n\s*https?://"
    r"|## template: *jinja|Content-Type: *multipart|MIME-Version:"
)
_CLOUD_INIT_MARKS = ("#cloud-", "#part-handler", "#include", "## template:", "Content-Type:", "MIME-Version:")
_SHEBANG = r"#![ \t]*(?:\S*/)?env[ \t]+(?:-\S+[ \t]+)*(?P<named>\S+)|#![ \t]*(?:\S*/)?(?P<direct>\S+)"
_SHELLS = frozenset({"bash", "sh", "dash", "ash", "ksh"})
# Of Nix: what `nix-channel` reads of a line is its first two words.
_CHANNEL = r"(?P<url>\S+)(?:[ \t]+(?P<name>\S+))?"
# Through any of these a configuration may get what does not stand in it.
_GETS_MORE = re.compile(r"\b(?:import|imports|getFlake|fetch[A-Z]\w*|callPackage|scopedImport)\b")
_PATH = re.compile(r"(?:\.{1,2}|~)?/[\w.]|<\w")
_IMAGE = "amazon-image.nix"
_PLAIN_PASSWORD = r'\b(?:initialP|p)assword\s*=\s*"(?!\$\{)'  # noqa: S105


class Problem(NamedTuple):
    """What is wrong with a text ("has …", "is …"). One that is not `certain` may be right after all."""

    what: str
    hint: str = ""
    certain: bool = True


def is_configuration(text: str) -> bool:
    """Whether the image would copy the text to configuration.nix, and its author means that."""
    other_format = _is_for_cloud_init(text) or text.lstrip().startswith(("#!", "SSH_HOST_"))
    return not other_format and _has_content(text)


def problems(text: str) -> Iterator[Problem]:
    """What amazon-init would not use, or not as it is meant, the worst first."""
    if _is_for_cloud_init(text):
        hint = "give a configuration.nix, or a script that starts with #!"
        yield Problem("is for cloud-init, which NixOS images lack", hint)
    elif text.startswith("#!"):
        yield from _in_script(text)
    elif not _has_content(text):
        yield Problem(
            "has only comments, and amazon-init passes it over", "leave it out, or write a configuration"
        )
    else:
        yield from _in_configuration(text)
    for pattern in recognise(text):
        if pattern.certain:
            hint = "let the machine fetch it, or give it by agenix or sops-nix"
            yield Problem(f"holds {pattern.what}, and whoever may describe the instance can read it", hint)
        else:
            yield Problem(f"holds {pattern.what}, at which who reads it can guess", certain=False)


def _is_for_cloud_init(text: str) -> bool:
    return text.startswith(_CLOUD_INIT_MARKS) and re.match(_CLOUD_INIT, text) is not None


def _has_content(text: str) -> bool:
    return any(line.strip() and not line.startswith(("#", "SSH_HOST_")) for line in text.split("\n"))


def _in_script(text: str) -> Iterator[Problem]:
    found = re.match(_SHEBANG, text)
    program = (found["named"] or found["direct"]) if found else ""
    if not program or program in _SHELLS:
        return
    if program == "nix-shell":
        yield Problem(
            "names nix-shell, but amazon-init runs every script by bash, without the packages",
            "call nix-shell in the script",
            certain=False,
        )
    else:
        yield Problem(
            f"names {program}, but amazon-init runs every script by bash",
            f"write it for bash, and call {program} there",
        )


def _in_configuration(text: str) -> Iterator[Problem]:
    first = text.lstrip().partition("\n")[0]
    if first.startswith("SSH_HOST_"):
        yield Problem(
            f"starts with {first.partition(':')[0]}, but becomes configuration.nix as it is",
            "write Nix; the machine makes its host keys itself",
        )
    if first.startswith("#!"):
        yield Problem(
            "has something before #!, so amazon-init takes it for a configuration.nix",
            "let #! be the first two characters",
            certain=False,
        )
    yield from _channels(text)
    names_path = _PATH.search(code_only(text)) is not None
    yield from _incomplete(without_comments(text), names_path)


def _channels(text: str) -> Iterator[Problem]:
    """Lines that amazon-init takes for channels: it replaces the machine's own by them."""
    names = set()
    seen = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.startswith("###"):
            continue
        found = re.match(_CHANNEL, line[3:].lstrip())
        # Without a word in any such line the channels stay as they are.
        if found is None:
            continue
        seen = seen or number
        # nix-channel passes over what is a comment to it.
        if found["url"].startswith("#"):
            continue
        # "TfToken[" is a reference of CDKTF's, to a value that is known later.
        if "://" not in found["url"] and "TfToken[" not in found["url"]:
            yield Problem(
                f'has "{_short(line)}" in line {number}, also if that is in a string: '
                "amazon-init takes a line that starts with ### for a channel",
                "write fewer #, or indent it",
            )
            return
        names.add(found["name"] or found["url"].rstrip("/").rpartition("/")[2])
    if seen and "nixos" not in names:
        have = f'only "{min(names)}"' if names else "none"
        yield Problem(
            f"replaces the machine's channels from line {seen} on, and has {have} instead of one named nixos",
            "write `### https://channels.nixos.org/nixos-26.05 nixos`, or fewer #",
        )


def _incomplete(code: str, names_path: bool) -> Iterator[Problem]:
    """What every machine needs and this code lacks; not certain where the code may get it from elsewhere."""
    ways = len(_GETS_MORE.findall(code))
    more = bool(ways) or names_path
    if _IMAGE not in code:
        mounts = "fileSystems" in code
        yield Problem(
            f"does not import {_IMAGE}, without which the machine has no root file system and no boot loader"
            if not (more or mounts)
            else f"does not import {_IMAGE} itself",
            'write imports = [ "${modulesPath}/virtualisation/amazon-image.nix" ];',
            certain=not (more or mounts),
        )
    if "stateVersion" not in code:
        only_image = ways <= 1 and not names_path and _IMAGE in code
        yield Problem(
            "does not set system.stateVersion, so an upgrade may leave the data of services behind",
            'write system.stateVersion = "26.05"; the release that the machine starts with',
            certain=not more or only_image,
        )
    if "assword" in code and re.search(_PLAIN_PASSWORD, code):
        yield Problem("sets a password in plain text", "give hashedPasswordFile a file", certain=False)


def _short(line: str) -> str:
    return line if len(line) <= 40 else f"{line[:37]}..."
