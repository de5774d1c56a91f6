"""Whether the folder of a state outlives a boot: what hosts do to their root, and what that means."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.nixos.cases import HOST, SEVERAL
from tests.nixos.conftest import Evaluate
from tests.nixos.evaluation import Host, evaluate, write_module

MACHINE = "{ services.snowform.web = { enable = true; credentials.configFile = null; %s }; %s }"
FOLDER = "/var/lib/private/snowform/web"

TMPFS = '"/" = { fsType = "tmpfs"; device = "none"; };'
PERSIST = '"/persist" = { fsType = "ext4"; device = "/dev/vda2"; };'


def bind(where: str, what: str, more: str = "") -> str:
    """A mount unit as impermanence and preservation write one."""
    return f'{{ where = "{where}"; what = "{what}"; type = "none"; options = "bind,x-gvfs-hide"; {more} }}'


def impermanent(where: str, what: str = "/persist") -> str:
    return f"fileSystems = {{ {TMPFS} {PERSIST} }}; systemd.mounts = [ {bind(where, what + where)} ];"


def preserved(where: str) -> str:
    """The same, mounted in the initrd already."""
    unit = bind(f"/sysroot{where}", f"/sysroot/persist{where}")
    return (
        f"fileSystems = {{ {TMPFS} {PERSIST} }};"
        f"boot.initrd.systemd = {{ enable = true; mounts = [ {unit} ]; }};"
    )


LINKED = f"""fileSystems = {{ {TMPFS} {PERSIST} }};
preservation = {{
  enable = true;
  preserveAt."/persist" = {{
    persistentStoragePath = "/persist";
    directories = [ {{ directory = "/var/lib/private"; how = "symlink"; }} ];
  }};
}};"""


def zfs(script: str, initrd: str = "postResumeCommands") -> str:
    disks = " ".join(
        f'"{at}" = {{ fsType = "zfs"; device = "tank/{name}"; }};'
        for at, name in {"/": "local/root", "/home": "safe/home", "/var/lib": "safe/lib"}.items()
        if at != "/var/lib" or "safe" in script
    )
    return f"fileSystems = {{ {disks} }}; boot.initrd.{initrd} = ''{script}'';"


def btrfs(script: str, root: str = "subvol=root", more: str = "") -> str:
    disk = f'{{ fsType = "btrfs"; device = "/dev/vda2"; options = [ "{root}" ]; }}'
    return (
        f'fileSystems = {{ "/" = {disk}; {more} }};'
        f"boot.initrd.systemd = {{ enable = true; services.rollback.script = ''{script}''; }};"
    )


def subvolume(at: str, name: str) -> str:
    options = f'options = [ "compress=zstd" "subvol=/{name}" ];'
    return f'"{at}" = {{ fsType = "btrfs"; device = "/dev/vda2"; {options} }};'


# Moves the former root away and makes a new one, deleting what is old, as many hosts do.
ANEW = """
  mkdir /btrfs_tmp
  mount /dev/vda2 /btrfs_tmp
  if [[ -e /btrfs_tmp/root ]]; then
    mv /btrfs_tmp/root "/btrfs_tmp/old_roots/$timestamp"
  fi
  delete_recursively() {
    btrfs subvolume delete "$1"
  }
  btrfs subvolume create /btrfs_tmp/root
  umount /btrfs_tmp
"""

KEPT = [
    pytest.param('fileSystems."/".fsType = "ext4";', id="a root on a disk"),
    pytest.param('fileSystems."/" = { fsType = "btrfs"; device = "/dev/vda2"; };', id="btrfs"),
    pytest.param('fileSystems."/" = { fsType = "zfs"; device = "tank/root"; };', id="ZFS"),
    pytest.param(f'fileSystems = {{ {TMPFS} "/var".fsType = "ext4"; }};', id="a disk below a root in memory"),
    pytest.param(f'fileSystems = {{ {TMPFS} "/var/lib/".fsType = "xfs"; }};', id="with a slash at its end"),
    pytest.param(impermanent("/var/lib/private"), id="impermanence"),
    pytest.param(impermanent(FOLDER), id="impermanence, the folder alone"),
    pytest.param(impermanent("/var/lib"), id="impermanence, all of /var/lib"),
    pytest.param(preserved("/var/lib/private"), id="preservation in the initrd"),
    pytest.param(LINKED, id="preservation by a link"),
    pytest.param(
        f'fileSystems = {{ {TMPFS} {PERSIST} "/var/lib" = '
        '{ device = "/persist/lib"; fsType = "none"; options = [ "bind" ]; }; };',
        id="a bind in fstab",
    ),
    pytest.param(
        f"fileSystems = {{ {TMPFS} {PERSIST} "
        '"/var" = { fsType = "overlay"; options = [ "lowerdir=/a" "upperdir=/persist/u" ]; }; };',
        id="an overlay whose changes are on a disk",
    ),
    pytest.param(zfs("zfs rollback -r tank/local/root@blank\nzfs rollback tank/safe/x@y"), id="ZFS, another"),
    pytest.param(zfs("zfs rollback -r tank/safe/home@blank"), id="ZFS, a home that is rolled back"),
    pytest.param(btrfs(ANEW, more=subvolume("/var/lib", "persist")), id="btrfs, another subvolume"),
    pytest.param(btrfs(ANEW, root="subvol=@root2", more=subvolume("/x", "root")), id="btrfs, a like name"),
    pytest.param(
        btrfs("btrfs subvolume snapshot -r /mnt/root /mnt/home", more=subvolume("/home", "home")), id="copied"
    ),
    pytest.param(btrfs("btrfs device scan"), id="btrfs that is only scanned"),
    pytest.param('boot.kernelParams = [ "systemd.volatile=no" ];', id="not volatile"),
    pytest.param(
        'fileSystems."/".fsType = "ext4"; boot.initrd.postDeviceCommands = "mkfs.ext4 /dev/vdb";', id="mkfs"
    ),
]

LOST = [
    pytest.param(f"fileSystems = {{ {TMPFS} }};", "/ is a tmpfs", id="a root in memory"),
    pytest.param(
        f'fileSystems = {{ {TMPFS} "/var/lib/priv".fsType = "ext4"; }};', "/ is a tmpfs", id="a like name"
    ),
    pytest.param(
        'fileSystems = { "/".fsType = "ext4"; "/var/lib".fsType = "ramfs"; };',
        "/var/lib is a ramfs",
        id="ramfs",
    ),
    pytest.param(
        impermanent("/var/lib/snowform"), "/ is a tmpfs", id="impermanence, where only the link lies"
    ),
    pytest.param(impermanent("/var/lib", "/nowhere"), "/ is a tmpfs", id="impermanence without a disk"),
    pytest.param(impermanent("/var/log"), "/ is a tmpfs", id="impermanence of something else"),
    pytest.param(zfs("zfs rollback -r tank/local/root@blank"), "the initrd takes / back", id="ZFS"),
    pytest.param(
        zfs('if ! zfs rollback -r "tank/local/root@blank"; then\n  fail\nfi', "postDeviceCommands"),
        "the initrd takes / back",
        id="ZFS in a condition",
    ),
    pytest.param(
        zfs("/nix/store/x-zfs/bin/zfs \\\n  rollback tank/safe/lib@a"),
        "takes /var/lib back",
        id="ZFS, of /var/lib",
    ),
    pytest.param(zfs("zfs destroy -r tank/local/root"), "the initrd takes / back", id="ZFS, made anew"),
    pytest.param(btrfs(ANEW), "the initrd takes / back", id="btrfs, made anew"),
    pytest.param(
        btrfs("btrfs sub del /mnt/@; btrfs sub snap /mnt/@blank /mnt/@", root="subvol=@"),
        "the initrd takes / back",
        id="btrfs, from a snapshot",
    ),
    pytest.param(
        'fileSystems."/" = { fsType = "ext4"; device = "/dev/vda2"; };'
        "boot.initrd.postDeviceCommands = ''mkfs.ext4 -F /dev/vda2'';",
        "the initrd takes / back",
        id="a file system that is made anew",
    ),
    pytest.param(
        'boot.kernelParams = [ "systemd.volatile=state" ];', "systemd.volatile is set", id="volatile"
    ),
]

UNKNOWN = [
    pytest.param("fileSystems = { };", "does not say what is mounted there", id="nothing is said"),
    pytest.param(
        zfs("for set in root home; do zfs rollback -r tank/local/$set@blank; done"),
        "the initrd takes a file system of the type zfs back",
        id="ZFS by a name that the script makes up",
    ),
    pytest.param(
        btrfs('btrfs subvolume delete "$1"'), "a file system of the type btrfs", id="btrfs by an argument"
    ),
    pytest.param(
        'fileSystems."/" = { fsType = "overlay"; };',
        "what / shows is not known",
        id="an overlay over who knows",
    ),
]


@pytest.fixture(scope="module")
def evaluated(tmp_path_factory: pytest.TempPathFactory) -> Evaluate:
    """As the others' fixture of that name, with modules that are written once."""
    folder = tmp_path_factory.mktemp("nix")
    written: dict[int, Path] = {}

    def evaluate_one(document: dict[str, Any], settings: str) -> Host:
        number = id(document)
        if number not in written:
            written[number] = write_module(folder / str(number), "web", document)
        return evaluate([written[number]], settings, folder / "store")

    return evaluate_one


def judged(evaluated: Evaluate, setting: str, host: str) -> tuple[Host, list[str]]:
    """The host, and what it is warned of about its state."""
    found = evaluated(HOST, MACHINE % (setting, host))
    return found, [" ".join(text.split()) for text in found.warnings if FOLDER in text]


@pytest.mark.promise("impermanence")
@pytest.mark.parametrize("host", KEPT)
def test_a_state_that_outlives_a_boot_is_accepted(host: str, evaluated: Evaluate) -> None:
    found, warnings = judged(evaluated, "", host)
    assert (found.failed, warnings) == ([], [])


@pytest.mark.promise("impermanence")
@pytest.mark.parametrize(("host", "why"), LOST)
def test_a_state_that_a_boot_would_lose_is_refused(host: str, why: str, evaluated: Evaluate) -> None:
    found, warnings = judged(evaluated, "", host)
    (failed,) = found.failed
    assert f"at the next boot the state in {FOLDER} would be lost" in failed
    assert why in failed
    assert warnings == []


@pytest.mark.promise("impermanence")
@pytest.mark.parametrize(("host", "why"), UNKNOWN)
def test_what_cannot_be_told_is_warned_of(host: str, why: str, evaluated: Evaluate) -> None:
    found, (warning,) = judged(evaluated, "", host)
    assert found.failed == []
    assert why in warning
    assert "Say state.persistent = true" in warning


@pytest.mark.promise("impermanence")
@pytest.mark.parametrize(
    "host", [pytest.param(case.values[0], id=case.id) for case in (*LOST[::3], *UNKNOWN)]
)
def test_the_host_has_the_last_word(host: str, evaluated: Evaluate) -> None:
    found, warnings = judged(evaluated, "state.persistent = true;", host)
    assert (found.failed, warnings) == ([], [])


def test_a_host_may_say_that_its_folder_is_lost(evaluated: Evaluate) -> None:
    found, _ = judged(evaluated, "state.persistent = false;", "")
    assert len(found.failed) == 1


@pytest.mark.parametrize(
    ("setting", "host"),
    [
        pytest.param('user = "root";', impermanent("/var/lib/snowform/web"), id="a user of the system's"),
        pytest.param(
            'state.directory = "infra";', impermanent("/var/lib/private/infra"), id="another folder"
        ),
    ],
)
def test_it_is_the_folder_of_the_very_stack(setting: str, host: str, evaluated: Evaluate) -> None:
    assert judged(evaluated, setting, host)[0].failed == []


def persisted(path: str, mode: str, default: str = "0755") -> str:
    """What impermanence makes of a folder that it is told of."""
    directory = f'{{ dirPath = "{path}"; mode = "{mode}"; defaultPerms.mode = "{default}"; }}'
    return f'environment.persistence."/persist" = {{ enable = true; directories = [ {directory} ]; }};'


@pytest.mark.promise("impermanence")
@pytest.mark.parametrize(
    ("host", "setting", "warned"),
    [
        pytest.param(persisted("/var/lib/private", "0755"), "", True, id="as it is made by default"),
        pytest.param(persisted("/var/lib/private", "0700"), "", False, id="closed"),
        pytest.param(persisted(FOLDER, "0700"), "", True, id="a folder in it, whose parents are open"),
        pytest.param(persisted(FOLDER, "0700", "0700"), "", False, id="with closed parents"),
        pytest.param(persisted("/var/lib", "0755"), "", False, id="the folder above"),
        pytest.param(
            persisted("/var/lib/private", "0755"), 'user = "root";', False, id="a user of the system's"
        ),
    ],
)
def test_a_folder_that_systemd_would_refuse_is_warned_of(
    host: str, setting: str, warned: bool, evaluated: Evaluate
) -> None:
    found = evaluated(HOST, MACHINE % (setting, host))
    assert found.failed == []
    assert sum("with the mode 0700" in " ".join(text.split()) for text in found.warnings) == warned


BACKEND = "state.backend.s3 = { };"


@pytest.mark.promise("impermanence")
@pytest.mark.parametrize(
    ("document", "setting", "warned"),
    [
        pytest.param(HOST, BACKEND, True, id="a backend of the host's"),
        pytest.param(SEVERAL, "", True, id="a backend of the stack's"),
        pytest.param(HOST, f"{BACKEND} state.persistent = false;", False, id="that this is so, is said"),
    ],
)
def test_with_a_backend_what_lies_beside_the_state_is_lost(
    document: dict[str, Any], setting: str, warned: bool, evaluated: Evaluate
) -> None:
    host = evaluated(document, MACHINE % (setting, f"fileSystems = {{ {TMPFS} }};"))
    assert host.failed == []
    warnings = [text for text in host.warnings if "The backend" in text]
    assert len(warnings) == warned
