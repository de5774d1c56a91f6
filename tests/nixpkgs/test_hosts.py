"""Hosts as people run them, in a real NixOS: what a boot leaves, which providers there are, what ends."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.nixos.cases import HOST
from tests.nixos.test_providers import RACK
from tests.nixpkgs.conftest import FAILED, Evaluate

SAID = f"{{ failed = {FAILED}; warnings = host.config.warnings; }}"
FOLDER = "/var/lib/private/snowform/web"

TMPFS = 'fileSystems."/" = { device = "none"; fsType = "tmpfs"; };'
PERSIST = 'fileSystems."/persist" = { device = "/dev/vda2"; fsType = "ext4"; neededForBoot = true; };'


def tree(name: str, file: str) -> Path:
    """A file of a project that is not fetched; its folder is named in the environment."""
    folder = os.environ.get(name)
    if not folder:
        pytest.skip(f"no {name} is named: the folder of that project's sources")
    return Path(folder).resolve() / file


def host(text: str) -> str:
    return (
        "({ lib, pkgs, ... }: { services.snowform.web = { enable = true; "
        f'acceptedVersions."hashicorp/aws" = "6"; }}; {text} }})'
    )


def impermanent(directories: str) -> str:
    module = tree("IMPERMANENCE", "nixos.nix")
    return (
        f'imports = [ {module} ]; {TMPFS} {PERSIST} environment.persistence."/persist" = {{ {directories} }};'
    )


def preserved(directories: str, more: str = "") -> str:
    module = tree("PRESERVATION", "module.nix")
    kept = f'preserveAt."/persist".directories = [ {directories} ];'
    return f"imports = [ {module} ]; {TMPFS} {PERSIST} {more} preservation = {{ enable = true; {kept} }};"


def judged(evaluate: Evaluate, text: str) -> tuple[list[str], list[str]]:
    """What the module refuses, and what it says of the state's folder."""
    said = evaluate({"web": HOST}, host(text), SAID)
    ours = [" ".join(one.split()) for one in said["failed"] if one.startswith("services.snowform")]
    warnings = [" ".join(one.split()) for one in said["warnings"] if FOLDER in one]
    return ours, warnings


@pytest.mark.promise("impermanence")
@pytest.mark.parametrize(
    "directories",
    [
        'directories = [ { directory = "/var/lib/private"; mode = "0700"; } ];',
        'directories = [ "/var/log" "/var/lib" ];',
        'directories = [ { directory = "/var/lib/private/snowform"; defaultPerms.mode = "0700"; } ];',
        'directories = [ "/var/lib" ]; hideMounts = true;',
    ],
    ids=["private", "all", "its own", "hidden"],
)
def test_impermanence_keeps_the_state(directories: str, evaluate: Evaluate) -> None:
    assert judged(evaluate, impermanent(directories)) == ([], [])


@pytest.mark.promise("impermanence")
@pytest.mark.parametrize(
    "directories", ['directories = [ "/var/log" ];', 'directories = [ "/var/lib/snowform" ];']
)
def test_impermanence_that_leaves_the_state_out_is_refused(directories: str, evaluate: Evaluate) -> None:
    (failed,), _ = judged(evaluate, impermanent(directories))
    assert f"the state in {FOLDER} would be lost: / is a tmpfs" in failed


MODERN, SCRIPTED = "boot.initrd.systemd.enable = true;", "boot.initrd.systemd.enable = false;"


@pytest.mark.promise("impermanence")
@pytest.mark.parametrize(
    ("directories", "more"),
    [
        pytest.param('"/var/lib"', MODERN, id="all"),
        pytest.param('{ directory = "/var/lib/private"; mode = "0700"; }', MODERN, id="private"),
        pytest.param('{ directory = "/var/lib"; inInitrd = true; }', MODERN, id="in the initrd"),
        pytest.param('{ directory = "/var/lib/private"; how = "symlink"; }', MODERN, id="by a link"),
    ],
)
def test_preservation_keeps_the_state(directories: str, more: str, evaluate: Evaluate) -> None:
    assert judged(evaluate, preserved(directories, more)) == ([], [])


@pytest.mark.promise("impermanence")
def test_preservation_that_leaves_the_state_out_is_refused(evaluate: Evaluate) -> None:
    (failed,), _ = judged(evaluate, preserved('"/var/log"', MODERN))
    assert "/ is a tmpfs" in failed


ZFS = """networking.hostId = "00000000";
  fileSystems."/" = { device = "tank/root"; fsType = "zfs"; };
  fileSystems."/persist" = { device = "tank/persist"; fsType = "zfs"; neededForBoot = true; };"""
BTRFS = """fileSystems."/" = { device = "/dev/vda2"; fsType = "btrfs"; options = [ "subvol=root" ]; };
  fileSystems."/persist" = {
    device = "/dev/vda2"; fsType = "btrfs"; options = [ "subvol=persist" ]; neededForBoot = true;
  };"""
BOUND = """fileSystems."/var/lib" = {
  device = "/persist/var/lib"; fsType = "none"; options = [ "bind" ]; depends = [ "/persist" ];
};"""
ROLLBACK = "zfs rollback -r tank/root@blank"
SERVICE = """boot.initrd.systemd.services.rollback = {
  wantedBy = [ "initrd.target" ];
  before = [ "sysroot.mount" ];
  unitConfig.DefaultDependencies = "no";
  serviceConfig.Type = "oneshot";
  script = ''%s'';
};"""
ANEW = """
  mount -o subvol=/ /dev/vda2 /mnt
  ${pkgs.btrfs-progs}/bin/btrfs subvolume delete /mnt/root
  btrfs subvolume snapshot /mnt/root-blank /mnt/root
"""
ROOTS = {
    "ext4": ("", ""),
    "tmpfs": (TMPFS, "/ is a tmpfs"),
    "tmpfs with a disk": (TMPFS + PERSIST + BOUND, ""),
    "volatile": ('boot.kernelParams = [ "systemd.volatile=overlay" ];', "systemd.volatile is set"),
    "ZFS": (ZFS + MODERN, ""),
    "ZFS that a unit rolls back": (ZFS + MODERN + SERVICE % ROLLBACK, "the initrd takes / back"),
    "ZFS that a script rolls back": (
        f'{ZFS} {SCRIPTED} boot.initrd.postResumeCommands = lib.mkAfter "{ROLLBACK}";',
        "the initrd takes / back",
    ),
    "ZFS with a kept state": (ZFS + MODERN + SERVICE % ROLLBACK + BOUND, ""),
    "btrfs": (BTRFS + MODERN, ""),
    "btrfs that is rolled back": (BTRFS + MODERN + SERVICE % ANEW, "the initrd takes / back"),
    "btrfs with a kept state": (BTRFS + MODERN + SERVICE % ANEW + BOUND, ""),
}


@pytest.mark.promise("impermanence")
@pytest.mark.parametrize(("text", "why"), ROOTS.values(), ids=ROOTS)
def test_what_becomes_of_the_state_at_a_boot_is_known(text: str, why: str, evaluate: Evaluate) -> None:
    failed, warnings = judged(evaluate, text)
    assert [why in one for one in failed] == ([True] if why else [])
    assert warnings == []


@pytest.mark.promise("impermanence")
def test_the_host_has_the_last_word(evaluate: Evaluate) -> None:
    assert judged(evaluate, f"{TMPFS} services.snowform.web.state.persistent = true;") == ([], [])


ARGOCD: dict[str, Any] = {"terraform": {"required_providers": {"argocd": {"source": "oboukili/argocd"}}}}
MADE = """pkgs.terraform-providers.mkProvider {
  owner = "acme"; repo = "terraform-provider-docker"; rev = "v1.2.0"; spdx = "MIT";
  hash = lib.fakeHash; vendorHash = null;
  homepage = "https://registry.terraform.io/providers/acme/docker";
}"""
PACKAGE = "host.config.services.snowform.web.package"


@pytest.mark.promise("providers")
@pytest.mark.parametrize(
    ("document", "source"),
    [
        pytest.param(RACK, "acme/docker", id="nixpkgs has another one of that name"),
        pytest.param(ARGOCD, "oboukili/argocd", id="nixpkgs has removed it"),
    ],
)
def test_a_provider_that_nixpkgs_lacks_is_named(
    document: dict[str, Any], source: str, evaluate: Evaluate
) -> None:
    (failed,) = evaluate({"web": document}, "{ services.snowform.web.enable = true; }", FAILED)
    assert f"nixpkgs has no {source} for OpenTofu. Bring it" in failed
    own = "({ pkgs, ... }: { services.snowform.web = { enable = true; package = pkgs.opentofu; }; })"
    assert evaluate({"web": document}, own, FAILED) == []


@pytest.mark.promise("providers")
def test_nixpkgs_own_maker_makes_a_provider_that_can_be_brought_along(evaluate: Evaluate) -> None:
    settings = (
        "({ lib, pkgs, ... }: { services.snowform.web = { enable = true; "
        f'providers."acme/docker" = {MADE}; }}; }})'
    )
    failed, name, command = evaluate(
        {"web": RACK}, settings, f"[ ({FAILED}) {PACKAGE}.name {PACKAGE}.buildCommand ]"
    )
    assert failed == []
    assert name.startswith("opentofu-with-plugins")
    assert "terraform-provider-docker-1.2.0" in command


@pytest.mark.promise("ending")
@pytest.mark.parametrize(("enabled", "said"), [("false", True), ("true", False)])
def test_a_switch_says_that_a_disabled_stack_lives_on(enabled: str, said: bool, evaluate: Evaluate) -> None:
    text = evaluate(
        {"web": HOST},
        f"{{ services.snowform.web.enable = {enabled}; }}",
        "host.config.system.activationScripts.script.text or host.config.system.activationScripts.script",
    )
    assert ("the stack web is not applied any more" in text) is said


@pytest.mark.promise("options")
def test_a_module_without_one_of_its_files_is_refused(evaluate: Evaluate, tmp_path: Path) -> None:
    evaluate({"web": HOST}, "{ }", "true")
    (tmp_path / "web" / "provision" / "run.py").unlink()
    rest = f"{{ imports = [ {tmp_path / 'web'} ]; services.snowform.web.enable = true; }}"
    (failed,) = evaluate({}, rest, FAILED)
    assert "of its module these files are missing: provision/run.py." in " ".join(failed.split())
