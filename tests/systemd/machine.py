"""A Debian with a real systemd, booted by systemd-nspawn: what runs in it, and how it ends."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.provision.e2e.harness import processes_below

# The releases that machines are made of, with the least version of systemd that is expected in each.
RELEASES = {"bookworm": 252, "trixie": 257, "forky": 262}
# Debian's python3-minimal has neither json nor dataclasses.
# As on NixOS, the names of users that systemd makes up are found by all programs.
PACKAGES = ("systemd", "systemd-sysv", "dbus", "libnss-systemd", "python3", "ca-certificates")
NEWEST = "/usr/share/debootstrap/scripts/sid"
TOOLS = ("apt-get", "debootstrap", "systemd-nspawn", "nsenter", "mount", "umount")
# Without it systemd takes every boot for the first, and the journal of a boot is not kept for the next.
MACHINE_ID = "5f0c4d2b7a1e4c3d8b6a90817263f5e4"


def missing() -> str:
    """Why no machine can be booted here; empty where one can."""
    if os.geteuid() != 0:
        return "needs root, to boot a machine"
    lacking = [tool for tool in TOOLS if shutil.which(tool) is None]
    return f"not installed: {', '.join(lacking)} (Debian: debootstrap, systemd-container)" if lacking else ""


def make_tree(folder: Path, release: str) -> None:
    """Have debootstrap make the tree of a release that machines are booted from, unless it is there."""
    if folder.exists():
        lacking = [package for package in PACKAGES if not list(folder.glob(f"var/lib/dpkg/info/{package}.*"))]
        # Debian adds the architecture to the names of some.
        lacking = [package for package in lacking if not list(folder.glob(f"var/lib/dpkg/info/{package}:*"))]
        assert not lacking, f"{folder} lacks Debian's {', '.join(lacking)}"
        return
    part = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.parent.mkdir(parents=True, exist_ok=True)
    command = ["debootstrap", "--variant=minbase", f"--include={','.join(PACKAGES)}", release, str(part)]
    # A debootstrap that is older than a release has no script for it: the one for all that come does.
    subprocess.run([*command, _mirror(), NEWEST], check=True, timeout=900)
    part.rename(folder)


def _mirror() -> str:
    """Where this host's apt has Debian from."""
    said = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(ORIGIN) $(COMPONENT) $(REPO_URI)", "Created-By: Packages"],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=60,
    ).stdout.splitlines()
    found = [line.split()[2] for line in said if line.startswith("Debian main ")]
    # The repository of security updates has no whole release.
    whole = [uri for uri in found if "security" not in uri]
    assert whole, f"apt has no repository of Debian: {said}"
    return whole[0]


def wait_for(what: str, happened: Callable[[], bool], seconds: float) -> None:
    """Go on as soon as something has happened; an AssertionError where it never does."""
    until = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < until, f"not within {seconds:.0f} s: {what}"
        time.sleep(0.2)


@dataclass
class Machine:
    """One machine. `root` is its file system, a layer over the tree; `shared` is what it sees of ours."""

    name: str
    root: Path
    shared: Mapping[Path, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None
    leader: int = 0

    def file(self, path: str) -> Path:
        """Where a file of the machine lies on this host, be it running or not."""
        return self.root / path.lstrip("/")

    def write(self, path: str, text: str, mode: int = 0o644) -> None:
        """Put a file into the machine."""
        file = self.file(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
        file.write_text(text)
        file.chmod(mode)

    def boot(self) -> None:
        """Boot, and come back as soon as systemd answers; that boot is complete is not waited for."""
        assert self.process is None
        command = ["systemd-nspawn", f"--directory={self.root}", f"--machine={self.name}", "--boot"]
        command += ["--register=no", "--keep-unit", "--console=pipe", "--link-journal=no"]
        command += ["--resolv-conf=off", "--timezone=off"]
        command += [f"--bind-ro={there}:{here}" for there, here in self.shared.items()]
        with (self.root.parent / "console.log").open("ab") as console:
            self.process = subprocess.Popen(
                command,
                # Newer releases boot with nothing else; on a host with both kinds the older one is chosen.
                env={**os.environ, "SYSTEMD_NSPAWN_UNIFIED_HIERARCHY": "1"},
                stdin=subprocess.DEVNULL,
                stdout=console,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        wait_for("the machine's systemd answers", self._answers, 180)

    def wait_until_booted(self) -> None:
        """Wait for multi-user.target."""
        wait_for("multi-user.target", lambda: self.show("multi-user.target", "ActiveState") == "active", 180)

    def run(self, *command: str, check: bool = True, timeout: float = 300) -> str:
        """Run a program in the machine, as its root; all that it said."""
        process = subprocess.run(
            ["nsenter", f"--target={self.leader}", "--all", "--root", "--wd", *command],
            env={"PATH": "/usr/local/bin:/usr/bin:/usr/sbin", "LANG": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            timeout=timeout,
        )
        assert not check or process.returncode == 0, f"{command}: {process.returncode}: {process.stdout}"
        return process.stdout

    def switch(self, timeout: float = 600) -> None:
        """What NixOS' switch does with units that must not be restarted: it starts the active targets."""
        self.run("systemctl", "daemon-reload")
        self.run("systemctl", "start", "multi-user.target", timeout=timeout)

    def show(self, unit: str, name: str) -> str:
        """One property of a unit."""
        return self.run("systemctl", "show", "--value", f"--property={name}", unit).strip()

    def journal(self, *units: str) -> str:
        """What these units and systemd have said of them, in all boots; without units everything."""
        if not self.leader:
            return "(the machine is off)"
        named = [f"--unit={unit}" for unit in units]
        return self.run("journalctl", "--no-pager", "--quiet", "--output=cat", *named)

    def command_lines(self) -> str:
        """What everybody can read of the programs that run in the machine, for /proc shows it."""
        assert self.process is not None
        lines = []
        for pid in processes_below(self.process.pid):
            try:
                lines.append(Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode())
            except OSError:
                continue
        return "\n".join(lines)

    def shut_down(self, timeout: float = 300) -> None:
        """Shut down in order, as `systemctl poweroff` does."""
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout)
        self._gone()

    def die(self) -> None:
        """Everything in it is gone at once, as when the power fails (but what was written stays written)."""
        if self.process is None:
            return
        for pid in (self.leader, self.process.pid):
            try:
                # Of a name space whose first process ends, the kernel kills all others.
                if pid:
                    os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        self.process.wait(30)
        self._gone()

    def _gone(self) -> None:
        self.process, self.leader = None, 0
        _remove_empty_groups()

    def _answers(self) -> bool:
        assert self.process is not None
        said = (self.root.parent / "console.log").read_text(errors="replace")
        assert self.process.poll() is None, f"the machine ended: {said[-2000:]}"
        self.leader = next(filter(_is_first, processes_below(self.process.pid)), 0)
        if not self.leader:
            return False
        return "multi-user.target" in self.run(
            "systemctl", "list-units", "--all", "multi-user.target", check=False
        )


@contextmanager
def machine(name: str, tree: Path, folder: Path, shared: Mapping[Path, str]) -> Iterator[Machine]:
    """A new machine, for as long as this lasts: its files lie below `folder`, the tree stays as it is."""
    parts = {part: folder / part for part in ("upper", "work", "root")}
    for part in parts.values():
        part.mkdir(parents=True)
    layers = f"lowerdir={tree},upperdir={parts['upper']},workdir={parts['work']}"
    mounted = ["mount", "-t", "overlay", "overlay", "-o", layers, str(parts["root"])]
    subprocess.run(mounted, check=True, capture_output=True)
    made = Machine(name, parts["root"], shared)
    try:
        made.write("/etc/machine-id", f"{MACHINE_ID}\n")
        made.write("/etc/hostname", f"{name}\n")
        made.file("/var/log/journal").mkdir(exist_ok=True)
        yield made
    finally:
        made.die()
        subprocess.run(["umount", parts["root"]], check=True)
        left = Path("/run/systemd/nspawn/propagate") / name
        if left.is_dir():
            left.rmdir()


def _is_first(pid: int) -> bool:
    """Whether a process is the first of the machine's name space, and has become its systemd."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False
    fields: dict[str, Sequence[str]] = {
        name: value.split() for name, _, value in (line.partition(":") for line in status.splitlines())
    }
    return fields["NSpid"][1:] == ["1"] and fields["Name"] == ["systemd"]


def _remove_empty_groups() -> None:
    """Where this host has no systemd of its own, nobody else removes what systemd-nspawn has made."""
    groups = [
        Path("/sys/fs/cgroup") / hierarchy / group
        for hierarchy in ("systemd", "unified", ".")
        for group in ("payload", "supervisor")
    ]
    # What was killed stays in its group for a moment.
    for _ in range(20):
        for group in groups:
            for folder, _, _ in os.walk(group, topdown=False):
                try:
                    Path(folder).rmdir()
                except OSError:
                    continue
        if not any(group.exists() for group in groups):
            return
        time.sleep(0.1)
