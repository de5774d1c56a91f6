"""File systems of a configuration.nix on volumes that EC2 attaches when the machine runs already.

A mount without `nofail` is required at boot: systemd waits 90 s for a disk that is not there, then ends in
its emergency mode (https://www.freedesktop.org/software/systemd/man/latest/systemd.mount.html).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from snowform.ec2.problem import Problem

# Neither the root disk (sda, xvda, nvme0n1) nor the machine's own NVMe disks, there from the start.
_LATE = (
    r"/dev/(?:sd[b-z]|xvd[b-z]|nvme[1-9]\d*n1)(?:p?\d+)?"
    r"|/dev/disk/by-[a-z]+/(?!.*Instance_Storage).+|/dev/mapper/.+"
)
_ROOT_LABELS = ("nixos", "ESP", "BOOT")
_EARLY_MOUNTS = ("/", "/boot", "/boot/efi", "/efi")
_ATTRIBUTE = r"\bfileSystems\b[ \t\n]*"


def problems(code: str, masked: str) -> Iterator[Problem]:
    """The first such file system without `nofail`.

    `code` is the text with its comments blanked, `masked` that with its strings blanked too, of one length.
    """
    if "fileSystems" not in masked:
        return
    mounts: dict[str, tuple[int, str]] = {}
    for mount, start, body in _mounts(code, masked):
        first, so_far = mounts.get(mount, (start, ""))
        mounts[mount] = (first, f"{so_far}\n{body}")
    for mount, (start, body) in mounts.items():
        device = _device(body)
        if device and mount not in _EARLY_MOUNTS and not _may_fail(body):
            line = code.count("\n", 0, start) + 1
            yield Problem(
                f"mounts {mount} from {device} in line {line} without nofail: EC2 attaches a data volume "
                "when the machine runs, and a boot that does not find it ends in emergency mode",
                'write options = [ "nofail" "x-systemd.device-timeout=10min" ];',
                certain=False,
            )
            return


def _mounts(code: str, masked: str) -> Iterator[tuple[str, int, str]]:
    """Where each file system is mounted, where in the text that stands, and its attributes as written."""
    for found in re.finditer(_ATTRIBUTE, masked):
        rest = masked[found.end() :]
        if named := re.match(r'\.[ \t\n]*"[^"]*"', rest):
            yield from _one(code, masked, found.end() + named.start() + rest.index('"'))
        elif re.match(r"=[^={;]*\{", rest):
            start = found.end() + rest.index("{")
            end = _end_of_value(masked, start + 1, ends="")
            position = start + 1
            while position < end:
                name = re.compile(r'[ \t\n;]*"').match(masked, position)
                if name is None:
                    break
                yield from _one(code, masked, name.end() - 1)
                position = _end_of_value(masked, name.end()) + 1


def _one(code: str, masked: str, quote: int) -> Iterator[tuple[str, int, str]]:
    """The file system whose name begins at that quote: `"/data" = { … };` or `"/data".device = …;`."""
    after = masked.index('"', quote + 1) + 1
    yield code[quote + 1 : after - 1], quote, code[after : _end_of_value(masked, after)].lstrip(" \t\n.=")


def _end_of_value(masked: str, start: int, ends: str = ";") -> int:
    """Where that is which ends what begins at `start`: the semicolon, or the bracket that closes it."""
    depth = 0
    for position in range(start, len(masked)):
        character = masked[position]
        if character in "{[(":
            depth += 1
        elif character in "}])":
            depth -= 1
        if depth < 0 or (character == ends and depth == 0):
            return position
    return len(masked)


def _device(body: str) -> str | None:
    """The late device that the attributes name, by its path or its label."""
    if found := re.search(r'\bdevice\s*=\s*"([^"]*)"', body):
        name = found[1].rpartition("/")[2]
        return found[1] if re.fullmatch(_LATE, found[1]) and name not in _ROOT_LABELS else None
    found = re.search(r'\blabel\s*=\s*"([^"]*)"', body)
    return f"the label {found[1]}" if found and found[1] not in _ROOT_LABELS else None


def _may_fail(body: str) -> bool:
    """Whether the boot goes on without it, as far as its options are written out."""
    if re.search(r"nofail|noauto|x-systemd\.automount|\benable\s*=\s*false", body):
        return True
    options = re.search(r"\boptions\s*=\s*([^;]*)", body)
    # A list of what is named elsewhere may hold it.
    return "inherit" in body or (
        options is not None and not re.fullmatch(r'\[(\s*"[^"]*")*\s*\]\s*', options[1])
    )
