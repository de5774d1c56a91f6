# Configurations as a flake declares them, and its outputs for one system that are made of them.
{ pkgs, snowform }:

let
  inherit (pkgs.lib)
    getExe
    mapAttrs
    optionalAttrs
    types
    ;
  app = description: program: {
    type = "app";
    program = getExe program;
    meta = { inherit description; };
  };
in
{
  type = types.attrsOf (types.submodule (import ./options.nix { inherit pkgs snowform; }));

  outputs =
    configurations:
    let
      results = mapAttrs (_: one: one.result) configurations;
    in
    {
      packages = mapAttrs (_: result: result.app) results;
      # The commands of one that is called `default` have no other name before theirs: `nix run .#plan`.
      apps =
        optionalAttrs (results ? default) (
          mapAttrs (command: app "`${command}` of the configuration default") results.default.scripts
        )
        // mapAttrs (
          _: one: app "Apply the stack ${one.stack}, as the policy has it" one.result.app
        ) configurations;
      devShells = mapAttrs (_: result: result.devShell) results;
    };
}
