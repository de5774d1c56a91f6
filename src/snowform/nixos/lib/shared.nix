# The NixOS module for stacks that are not read when a host is evaluated, so that their folders may still have to be
# built: `services.snowform.stacks.<name>`. What only a stack itself can tell is found when the system is built.
{
  # The program that plans and applies.
  provision,
}:

let
  module =
    {
      config,
      lib,
      pkgs,
      ...
    }:
    let
      host = config;
      inherit (config.services.snowform) stacks;
      all = map (one: one.made) (lib.attrValues stacks);
      enabled = lib.filter (one: one.enable) all;

      options =
        {
          config,
          name,
          options,
          ...
        }:
        let
          scope = import ./unread.nix {
            inherit
              lib
              name
              options
              pkgs
              provision
              ;
            cfg = config;
            config = host;
          };
        in
        {
          options = scope.declarations.options // {
            made = lib.mkOption {
              description = "What the host gets of the stack.";
              internal = true;
              readOnly = true;
              type = lib.types.unspecified;
              default = {
                inherit (config) enable;
                inherit (scope.findings) assertions warnings;
                activation = lib.mkMerge [
                  (import ./ending.nix scope)
                  # So the system depends on the check, and is not built where that fails.
                  (lib.mkIf config.enable {
                    ${scope.name} = {
                      supportsDryActivation = true;
                      text = "cat ${scope.check.complaints} >&2";
                    };
                  })
                ];
                command = import ./command.nix scope;
                units = import ./units.nix scope;
              };
            };
          };
        };
    in
    {
      options.services.snowform.stacks = lib.mkOption {
        type = lib.types.attrsOf (lib.types.submodule options);
        default = { };
        description = "Stacks to apply, by their names.";
      };

      config = {
        assertions = lib.concatMap (one: one.assertions) enabled;
        warnings = lib.concatMap (one: one.warnings) enabled;
        environment.systemPackages = map (one: one.command) enabled;
        systemd = lib.mkMerge (map (one: one.units) enabled);
        system.activationScripts = lib.mkMerge (
          map (one: one.activation) all
          ++ [
            {
              snowform = import ./strays.nix {
                inherit lib;
                stacks = removeAttrs config.services.snowform [ "stacks" ] // stacks;
              };
            }
          ]
        );
      };
    };
in
{
  # Imported in several places, it is one.
  key = toString ./shared.nix;
  imports = [ module ];
}
