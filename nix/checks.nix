# What `nix flake check` looks at: the package with its tests, the form of the Nix code, what is generated.
{ pkgs, snowform }:

let
  source = ../.;
in
{
  package = pkgs.callPackage ./package.nix { };

  formatting = pkgs.runCommand "snowform-formatting" { nativeBuildInputs = [ pkgs.nixfmt ]; } ''
    find ${source} -name '*.nix' -exec nixfmt --check {} +
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
