# What `nix flake check` looks at: the package with its tests, the form of the Nix code, what is generated.
{
  callPackage,
  nixfmt,
  pkgs,
  runCommand,
  snowform,
}:

let
  source = ../.;
  package = callPackage ./package.nix { };
in
{
  inherit package;

  formatting = runCommand "snowform-formatting" { nativeBuildInputs = [ nixfmt ]; } ''
    nixfmt --check ${source}/*.nix ${../nix}/*.nix ${../nix}/lib/*.nix ${../src/snowform/nixos/lib}/*.nix
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
