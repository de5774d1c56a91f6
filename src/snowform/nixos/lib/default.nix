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
  # The arguments of the other files; each names those that it uses.
  scope = {
    inherit
      cfg
      config
      folder
      lib
      optionPath
      options
      pkgs
      provision
      stack
      ;
    name = "snowform-${stack.name}";
    systemctl = "${config.systemd.package}/bin/systemctl";
    types = import ./types.nix scope;
    declarations = import ./options.nix scope;
    providers = import ./providers.nix scope;
    program = import ./program.nix scope;
    settings = import ./settings.nix scope;
    schedule = import ./schedule.nix scope;
    sandbox = import ./sandbox.nix scope;
    switch = import ./switch.nix scope;
    state = import ./state.nix scope;
  };
in
if missing.isHopeless then
  throw missing.complaint
else if stack.format != 1 then
  throw "${optionPath}: it is of another version of Snowform than its library: run `snowform nixos`"
else
  {
    options.services.snowform.${stack.name} = scope.declarations.options;

    config = lib.mkMerge [
      (lib.mkIf (cfg.enable && missing.files == [ ]) {
        assertions = import ./assertions.nix scope;
        warnings = import ./warnings.nix scope;
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
    ];
  }
