"""What a NixOS image on EC2 makes of its user data, and where it would go wrong. Reads text, runs nothing.

The image's unit `amazon-init` (nixpkgs, nixos/modules/virtualisation/amazon-init.nix) runs what starts with
`#!` by bash, and copies everything else to /etc/nixos/configuration.nix for `nixos-rebuild switch`; at every
boot. A text without a line that starts with neither `#` nor `SSH_HOST_` is passed over. Before that, lines
that start with `###` replace root's .nix-channels, whatever they are in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from snowform.ec2 import late_volumes, metadata_requests, shebang
from snowform.ec2.problem import Problem
from snowform.nix.lexer import blanked, code_only, without_comments
from snowform.secrets.patterns import recognise

# The first lines by which cloud-init tells its formats
# (https://docs.cloud-init.io/en/latest/explanation/format.html); `#` alone would be a comment of Nix's.
# As strings, these and others: few texts need them compiled, which takes longer than to look for a mark.
_CLOUD_INIT = (
    r"(?m)#cloud-(?:config|boothook)|#part-handler\s*$|#include(?:-once)?\s*\n\s*https?://"
    r"|## template: *jinja|Content-Type: *multipart|MIME-Version:"
)
_CLOUD_INIT_MARKS = ("#cloud-", "#part-handler", "#include", "## template:", "Content-Type:", "MIME-Version:")
# What a shell script has not, and hardly a configuration can do without.
_OF_NIX = re.compile(r"\bimports\s*=|\}\s*:|\bstateVersion\b|\bbuiltins\.")
# Through any of these a configuration may get what does not stand in it.
_GETS_MORE = re.compile(r"\b(?:import|imports|getFlake|fetch[A-Z]\w*|callPackage|scopedImport)\b")
_PATH = re.compile(r"(?:\.{1,2}|~)?/[\w.]|<\w")
_IMAGE = "amazon-image.nix"
_PLAIN_PASSWORD = r'\b(?:initialP|p)assword\s*=\s*"(?!\$\{)'  # noqa: S105


def is_configuration(text: str) -> bool:
    """Whether the image would copy the text to configuration.nix, and its author means that."""
    other_format = (
        _is_for_cloud_init(text) or text.lstrip().startswith("SSH_HOST_") or _late_shebang(text) is not None
    )
    return not (other_format or text.startswith("#!")) and _has_content(text)


def problems(text: str) -> Iterator[Problem]:
    """What amazon-init would not use, or not as it is meant, the worst first."""
    if _is_for_cloud_init(text):
        hint = "give a configuration.nix, or a script that starts with #!"
        yield Problem("is for cloud-init, which NixOS images lack", hint)
    elif text.startswith("#!"):
        yield from shebang.problems(text)
        yield from metadata_requests.problems(_without_comment_lines(text))
    elif not _has_content(text) and _late_shebang(text) is None:
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


def _in_configuration(text: str) -> Iterator[Problem]:
    first = text.lstrip().partition("\n")[0]
    if first.startswith("SSH_HOST_"):
        yield Problem(
            f"starts with {first.partition(':')[0]}, but becomes configuration.nix as it is",
            "write Nix; the machine makes its host keys itself",
        )
    if (late := _late_shebang(text)) is not None:
        certain = _OF_NIX.search(text) is None
        yield Problem(
            f"has #! in line {late} and not as its first two characters, so amazon-init takes it for a "
            "configuration.nix",
            "leave out what comes before #!",
            certain=certain,
        )
        if certain:
            return
    yield from _channels(text)
    names_path = _PATH.search(code_only(text)) is not None
    yield from _incomplete(without_comments(text), names_path)
    code = blanked(text)
    yield from metadata_requests.problems(_without_comment_lines(code))
    yield from late_volumes.problems(code, blanked(text, strings=True))


def _late_shebang(text: str) -> int | None:
    """The line of a `#!` that only blank lines and comments come before; None where there is none."""
    for number, line in enumerate(text.split("\n"), start=1):
        stripped = line.strip()
        if stripped.startswith("#!"):
            return None if text.startswith("#!") else number
        if stripped and not stripped.startswith("#"):
            break
    return None


def _without_comment_lines(text: str) -> str:
    """The text with its lines, of which those that are comments of a shell are empty."""
    return re.sub(r"^[ \t]*#.*$", "", text, flags=re.MULTILINE)


def _channels(text: str) -> Iterator[Problem]:
    """Lines that amazon-init takes for channels: it replaces the machine's own by them."""
    names = set()
    seen = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.startswith("###"):
            continue
        words = line[3:].strip().split(" ")
        # Without a word in any such line the channels stay as they are.
        if words == [""]:
            continue
        seen = seen or number
        # nix-channel passes over what is a comment to it.
        if words[0].startswith("#"):
            continue
        # "TfToken[" is a reference of CDKTF's, to a value that is known later.
        if "://" not in words[0] and "TfToken[" not in words[0]:
            yield Problem(
                f'has "{_short(line)}" in line {number}, also if that is in a string: '
                "amazon-init takes a line that starts with ### for a channel",
                "write fewer #, or indent it",
            )
            return
        url, name = [*(word for word in words if word), ""][:2]
        # It parts a line at blanks alone, so that a tab becomes a part of the address or of the name.
        if "\t" in url + name:
            yield Problem(
                f"has a tab in the channel of line {number}, where nix-channel takes only blanks between the "
                "address and the name",
                f"write `### {' '.join(line[3:].split()[:2])}`",
            )
            return
        names.add(name or url.rstrip("/").rpartition("/")[2])
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
