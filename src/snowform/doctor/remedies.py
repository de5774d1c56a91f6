"""How to get what is missing, on the systems that people have."""

from __future__ import annotations

import sys
from pathlib import Path

ALL = ""
NIXOS, DEBIAN, MACOS = "NixOS", "Debian", "macOS"

TOFU = {
    NIXOS: "nix-shell -p opentofu",
    DEBIAN: "https://opentofu.org/docs/intro/install/deb/",
    MACOS: "brew install opentofu",
    ALL: "https://opentofu.org/docs/intro/install/",
}
NODE = {
    NIXOS: "nix-shell -p nodejs",
    DEBIAN: "apt install nodejs (20 or newer from Debian 13 on)",
    MACOS: "brew install node",
    ALL: "https://nodejs.org/en/download",
}
NIX = {
    NIXOS: "it is a part of NixOS: look at PATH",
    DEBIAN: "apt install nix-bin",
    MACOS: "https://nixos.org/download/",
    ALL: "https://nixos.org/download/",
}
PACKER = {
    NIXOS: "NIXPKGS_ALLOW_UNFREE=1 nix-shell -p packer",
    DEBIAN: "apt install packer (1.6, for --legacy), or https://developer.hashicorp.com/packer/install",
    MACOS: "brew install hashicorp/tap/packer",
    ALL: "https://developer.hashicorp.com/packer/install",
}
CDKTF = {ALL: "pip install 'snowform[cdktf]'"}
LOCAL = {ALL: "pip install 'snowform[local]'"}
CREDENTIALS = {ALL: "`aws configure sso`, or AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"}

_OS_RELEASE = Path("/etc/os-release")


def system() -> str:
    """Which of the systems this is, or ALL where it is none of them."""
    if sys.platform == "darwin":
        return MACOS
    try:
        lines = _OS_RELEASE.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return ALL
    said = dict(line.partition("=")[::2] for line in lines)
    kinds = f"{said.get('ID', '')} {said.get('ID_LIKE', '')}".replace('"', "").split()
    return next((name for kind, name in (("nixos", NIXOS), ("debian", DEBIAN)) if kind in kinds), ALL)
