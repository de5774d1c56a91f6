# The names of Terranix' own options and of what it adds to nixpkgs' library.
{ terranix, nixpkgs }:
let
  lib = import (nixpkgs + "/lib");
  pkgs = {
    inherit lib;
  };
  helpers = import (terranix + "/core/helpers.nix") pkgs { inherit (helpers) tf; } lib;
  evaluated = lib.evalModules {
    modules = [
      (terranix + "/core/terraform-options.nix")
      (terranix + "/modules")
    ];
  };
in
{
  options = lib.sort lib.lessThan (
    lib.filter (name: !(lib.hasInfix "_module." name)) (
      map (option: option.name) (lib.optionAttrSetToDocList evaluated.options)
    )
  );
  library =
    map (name: "lib.tf.${name}") (lib.attrNames helpers.tf)
    ++ map (name: "lib.${name}") (lib.remove "tf" (lib.attrNames helpers));
}
