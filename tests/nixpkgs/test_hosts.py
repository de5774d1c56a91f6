"""Hosts as people run them, in a real NixOS: what a boot leaves, which providers there are, what ends."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.nixos.cases import HOST
from tests.nixos.evaluation import nix, write_module
from tests.nixos.test_providers import RACK
from tests.nixpkgs.conftest import FAILED, MACHINE, NIXPKGS, Evaluate

FOLDER = "/var/lib/private/snowform/web"

TMPFS = 'fileSystems."/" = { device = "none"; fsType = "tmpfs"; };'
PERSIST = 'fileSystems."/persist" = { device = "/dev/vda2"; fsType = "ext4"; neededForBoot = true; };'


def tree(name: str, file: str) -> Path:
    """A file of a project that is not fetched; its folder is named in the environment."""
    folder = os.environ.get(name)
    if not folder:
        pytest.skip(f"no {name} is named: the folder of that project's sources")
    return Path(folder).resolve() / file


def impermanent(directories: str) -> str:
    return f'{TMPFS} {PERSIST} environment.persistence."/persist" = {{ {directories} }};'


def preserved(directories: str) -> str:
    kept = f'preserveAt."/persist".directories = [ {directories} ];'
    return f"{TMPFS} {PERSIST} {MODERN} preservation = {{ enable = true; {kept} }};"


MODERN, SCRIPTED = "boot.initrd.systemd.enable = true;", "boot.initrd.systemd.enable = false;"
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
LOST = f"the state in {FOLDER} would be lost"

# What a host says of itself, and what is refused or warned of then; empty where nothing is.
Hosts = dict[str, tuple[str, str]]
IMPERMANENT: Hosts = {
    "systemd's own folder": (
        impermanent('directories = [ { directory = "/var/lib/private"; mode = "0700"; } ];'),
        "",
    ),
    "all of /var/lib": (impermanent('directories = [ "/var/log" "/var/lib" ]; hideMounts = true;'), ""),
    "the folder alone": (
        impermanent(f'directories = [ {{ directory = "{FOLDER}"; defaultPerms.mode = "0700"; }} ];'),
        "",
    ),
    "systemd's own folder, open": (
        impermanent('directories = [ "/var/lib/private" ];'),
        "with the mode 0700",
    ),
    "something else": (impermanent('directories = [ "/var/log" ];'), f"{LOST}: / is a tmpfs"),
    "where only the link lies": (impermanent('directories = [ "/var/lib/snowform" ];'), LOST),
}
PRESERVED: Hosts = {
    "systemd's own folder": (preserved('{ directory = "/var/lib/private"; mode = "0700"; }'), ""),
    "all of /var/lib": (preserved('"/var/lib"'), ""),
    "in the initrd": (preserved('{ directory = "/var/lib"; inInitrd = true; }'), ""),
    "by a link": (preserved('{ directory = "/var/lib/private"; how = "symlink"; }'), ""),
    "something else": (preserved('"/var/log"'), f"{LOST}: / is a tmpfs"),
}
ROOTS: Hosts = {
    "ext4": ("", ""),
    "tmpfs": (TMPFS, f"{LOST}: / is a tmpfs"),
    "tmpfs, and the host says that it is right": (
        f"{TMPFS} services.snowform.web.state.persistent = true;",
        "",
    ),
    "tmpfs with a disk": (TMPFS + PERSIST + BOUND, ""),
    "volatile": ('boot.kernelParams = [ "systemd.volatile=overlay" ];', "systemd.volatile is set"),
    "ZFS": (ZFS + MODERN, ""),
    "ZFS that a unit rolls back": (ZFS + MODERN + SERVICE % ROLLBACK, "the initrd takes / back"),
    "ZFS that a script rolls back": (
        f'{ZFS} {SCRIPTED} boot.initrd.postResumeCommands = lib.mkAfter "{ROLLBACK}";',
        "the initrd takes / back",
    ),
    "ZFS that is rolled back by who knows what name": (
        ZFS + MODERN + SERVICE % "zfs rollback -r $pool/$set@blank",
        "cannot be told",
    ),
    "ZFS with a kept state": (ZFS + MODERN + SERVICE % ROLLBACK + BOUND, ""),
    "btrfs": (BTRFS + MODERN, ""),
    "btrfs that is rolled back": (BTRFS + MODERN + SERVICE % ANEW, "the initrd takes / back"),
    "btrfs with a kept state": (BTRFS + MODERN + SERVICE % ANEW + BOUND, ""),
}


def judged(hosts: Hosts, module: Path, imported: str = "") -> dict[str, list[str]]:
    """What the stack's module says of each host's state, all in one evaluation."""
    settings = "enable = true;"
    texts = " ".join(
        f"{json.dumps(name)} = {{ lib, pkgs, ... }}: {{ services.snowform.web = {{ {settings} }}; {text} }};"
        for name, (text, _) in hosts.items()
    )
    said: dict[str, dict[str, list[str]]] = nix(f"""
      let
        pkgs = import {NIXPKGS} {{ system = "x86_64-linux"; config = {{ }}; overlays = [ ]; }};
        said = text:
          let
            host = import {NIXPKGS}/nixos/lib/eval-config.nix {{
              inherit pkgs;
              system = "x86_64-linux";
              modules = [ {module} {MACHINE} {imported} text ];
            }};
          in {{ failed = {FAILED}; inherit (host.config) warnings; }};
      in builtins.mapAttrs (_: said) {{ {texts} }}
    """)
    return {
        name: [
            " ".join(message.split())
            for message in (*found["failed"], *found["warnings"])
            if message.startswith("services.snowform")
        ]
        for name, found in said.items()
    }


@pytest.fixture(scope="module")
def module(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_module(tmp_path_factory.mktemp("nix"), "web", HOST)


@pytest.fixture(scope="module")
def impermanent_hosts(module: Path) -> dict[str, list[str]]:
    return judged(IMPERMANENT, module, str(tree("IMPERMANENCE", "nixos.nix")))


@pytest.fixture(scope="module")
def preserved_hosts(module: Path) -> dict[str, list[str]]:
    return judged(PRESERVED, module, str(tree("PRESERVATION", "module.nix")))


@pytest.fixture(scope="module")
def hosts(module: Path) -> dict[str, list[str]]:
    return judged(ROOTS, module)


def check(said: list[str], expected: str) -> None:
    assert [expected in message for message in said] == ([True] if expected else []), said


@pytest.mark.promise("impermanence")
@pytest.mark.parametrize("name", IMPERMANENT)
def test_what_impermanence_keeps_is_accepted(name: str, impermanent_hosts: dict[str, list[str]]) -> None:
    check(impermanent_hosts[name], IMPERMANENT[name][1])


@pytest.mark.promise("impermanence")
@pytest.mark.parametrize("name", PRESERVED)
def test_what_preservation_keeps_is_accepted(name: str, preserved_hosts: dict[str, list[str]]) -> None:
    check(preserved_hosts[name], PRESERVED[name][1])


@pytest.mark.promise("impermanence")
@pytest.mark.parametrize("name", ROOTS)
def test_what_becomes_of_the_state_at_a_boot_is_known(name: str, hosts: dict[str, list[str]]) -> None:
    check(hosts[name], ROOTS[name][1])


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
        'host.config.system.activationScripts.snowform-web.text or ""',
    )
    assert ("the stack web is not applied any more" in text) is said


@pytest.mark.promise("options")
def test_a_module_without_one_of_its_files_is_refused(evaluate: Evaluate, tmp_path: Path) -> None:
    evaluate({"web": HOST}, "{ }", "true")
    (tmp_path / "snowform" / "provision" / "errors.py").unlink()
    rest = f"{{ imports = [ {tmp_path / 'web'} ]; services.snowform.web.enable = true; }}"
    (failed,) = evaluate({}, rest, FAILED)
    assert "of its module these files are missing: snowform/provision/errors.py." in " ".join(failed.split())
