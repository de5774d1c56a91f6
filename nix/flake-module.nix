# For flake-parts: `perSystem.snowform.configurations.<name>` becomes `nix run .#<name>` and a shell for each.
{ snowform }:
{ flake-parts-lib, lib, ... }:

{
  _file = ./flake-module.nix;

  options.perSystem = flake-parts-lib.mkPerSystemOption (
    { config, pkgs, ... }:
    let
      inherit (snowform.configurationsFor pkgs) type outputs;
      made = outputs config.snowform.configurations;
    in
    {
      options.snowform = {
        configurations = lib.mkOption {
          inherit type;
          default = { };
          description = "Stacks to apply with `nix run`, by their names.";
        };

        exportDevShells = lib.mkOption {
          type = lib.types.bool;
          default = true;
          description = "Whether each configuration gets a shell among `devShells`.";
        };
      };

      config = {
        inherit (made) apps packages;
        devShells = lib.mkIf config.snowform.exportDevShells made.devShells;
      };
    }
  );
}
