# The configurations of the folders beside this file as Terranix' own code evaluates them, without packages and store.
# A folder's arguments.nix, where there is one, is what Terranix' function is given besides the modules.
{ terranix, nixpkgs }:
let
  lib = import (nixpkgs + "/lib");
  pkgs = {
    inherit lib;
  };
  evaluate =
    folder:
    let
      file = folder + "/arguments.nix";
      arguments = if builtins.pathExists file then import file else { };
    in
    import (terranix + "/core/default.nix") (
      {
        inherit pkgs;
        modules = [ (folder + "/config.nix") ];
      }
      // arguments
    );
  isCase = name: type: type == "directory" && builtins.pathExists (./. + "/${name}/config.nix");
in
lib.mapAttrs (name: _: evaluate (./. + "/${name}")) (lib.filterAttrs isCase (builtins.readDir ./.))
