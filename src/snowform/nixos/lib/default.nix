# The NixOS module of a stack, from the folder that `snowform nixos` wrote for it.
{
  folder,
  # The program that plans and applies.
  provision,
  # The folder with the copy that this library is, of which git may not track all; null where it is none.
  copy ? null,
}:
{
  config,
  lib,
  options,
  pkgs,
  ...
}:

let
  stack = builtins.fromJSON (builtins.readFile (folder + "/stack.json"));
  cfg = config.services.snowform.${stack.name};
  optionPath = lib.showOption [
    "services"
    "snowform"
    stack.name
  ];
  missing = import ./missing.nix {
    inherit
      copy
      folder
      lib
      optionPath
      ;
  };
  scope = import ./scope.nix {
    inherit
      cfg
      config
      lib
      optionPath
      pkgs
      provision
      stack
      ;
    options = options.services.snowform.${stack.name};
    configuration = lib.sourceByRegex folder (
      lib.concatMap (
        file:
        let
          pattern = lib.escapeRegex file;
        in
        [
          pattern
          "${pattern}/.*"
        ]
      ) stack.files
    );
    rules = lib.optionals stack.validated (
      import (folder + "/validations.nix") {
        inherit lib;
        inherit (cfg) variables;
      }
    );
  };
in
if missing.isHopeless then
  throw missing.complaint
else if stack.format != import ./format.nix then
  throw "${optionPath}: it is of another version of Snowform than its library: run `snowform nixos`"
else
  {
    options.services.snowform.${stack.name} = scope.declarations.options;

    config = lib.mkMerge [
      (lib.mkIf (cfg.enable && missing.files == [ ]) {
        inherit (scope.findings) assertions warnings;
        environment.systemPackages = [ (import ./command.nix scope) ];
        systemd = import ./units.nix scope;
      })
      (lib.mkIf (cfg.enable && missing.files != [ ]) {
        assertions = [
          {
            assertion = false;
            message = missing.complaint;
          }
        ];
      })
      {
        system.activationScripts = import ./ending.nix scope;
      }
      # One of several stacks reports all whose modules are no longer imported; the shared module does so by itself.
      (lib.mkIf
        (!(config.services.snowform ? stacks) && lib.head (lib.attrNames scope.stacks) == stack.name)
        {
          system.activationScripts.snowform = import ./strays.nix {
            inherit lib;
            inherit (scope) stacks;
          };
        }
      )
    ];
  }
