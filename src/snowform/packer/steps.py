"""What Packer does on the machine before it makes an image of it: commands, in their order."""

from __future__ import annotations

# Whom NixOS' images let in, by the key that EC2 is given.
USER = "root"
CONFIGURATION = "/etc/nixos/configuration.nix"
# The image's own nixpkgs, named as amazon-init names it: a command over SSH need not have the user's profile.
_CHANNELS = f"/nix/var/nix/profiles/per-user/{USER}/channels"
NIX_PATH = f"NIX_PATH=nixpkgs={_CHANNELS}/nixos:nixos-config={CONFIGURATION}:{_CHANNELS}"
# Where a configuration with pkgs.python3 in environment.systemPackages has it.
PYTHON = "/run/current-system/sw/bin/python3"

# A unit that failed, or is still starting after ten minutes, is shown but does not end the build: whether the
# machine is of use is what the rebuild finds out.
WAIT = (
    "timeout 600 systemctl is-system-running --wait || systemctl --no-pager --failed",
    "install -d -m 0755 /etc/nixos",
)
REBUILD = ("nixos-rebuild switch",)
# What the machine that Packer started has of its own must not become every machine's. docs/packer.md says
# what each is for; systemd's part is from https://systemd.io/BUILDING_IMAGES/.
CLEAN_UP = (
    "nix-collect-garbage --delete-old",
    "systemctl stop amazon-ssm-agent.service 2>/dev/null || true",
    "rm -rf /var/lib/amazon/ssm",
    "rm -rf /etc/ec2-metadata",
    "rm -f /etc/ssh/ssh_host_*",
    f"rm -rf ~{USER}/.ssh",
    f"rm -rf ~{USER}/.ansible",
    f"rm -f ~{USER}/.bash_history",
    "rm -rf /var/lib/dhcpcd/*",
    "rm -f /var/lib/systemd/random-seed /var/lib/systemd/credential.secret",
    "rm -rf /var/log/journal/*",
    "truncate --size=0 /etc/machine-id",
    "sync",
)
