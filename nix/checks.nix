# What `nix flake check` looks at: the package with its tests, the form of the Nix code, what is generated, and, where a
# machine can be started, one that applies a stack.
{ pkgs, snowform }:

let
  source = ../.;
in
{
  package = pkgs.callPackage ./package.nix { };

  formatting = pkgs.runCommand "snowform-formatting" { nativeBuildInputs = [ pkgs.nixfmt ]; } ''
    cd ${source}
    nixfmt --check *.nix nix/*.nix nix/lib/*.nix nix/template/*.nix nix/tests/*.nix src/snowform/nixos/lib/*.nix
    touch "$out"
  '';

  # The modules of this repository lead to its own sources, so these are what has to run.
  up-to-date =
    (snowform.upToDate {
      inherit pkgs;
      src = source;
    }).overrideAttrs
      { PYTHONPATH = "${source}/src"; };
}
// pkgs.lib.optionalAttrs pkgs.stdenv.hostPlatform.isLinux {
  vm = import ./tests { inherit pkgs; };
}
