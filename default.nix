# What flake.nix gives, for those without flakes.
{
  pkgs ? import <nixpkgs> { },
}:
{
  package = pkgs.callPackage ./nix/package.nix { };
  lib = import ./nix/lib { pkgsFor = _: pkgs; };
  overlay = import ./nix/overlay.nix;
  nixosModule = import ./src/snowform/nixos/lib/shared.nix {
    provision = ./src/snowform/provision;
  };
}
