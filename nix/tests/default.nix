# A machine that applies a stack, beside a local AWS: `nix-build nix/tests`, or a flake's check. It takes KVM.
{
  pkgs ? import <nixpkgs> { },
  # The shared module, as a flake has it.
  module ? import ../../src/snowform/nixos/lib/shared.nix {
    provision = ../../src/snowform/provision;
  },
}:

pkgs.testers.runNixOSTest (import ./provisioning.nix { inherit module; })
