# What of a stack that was not read is found when the system is built: `given` is what OpenTofu gets of its folder, and
# `complaints` ends the build with all that is wrong, or holds the warnings, which each switch says.
{
  cfg,
  findings,
  lib,
  name,
  optionPath,
  pkgs,
  providers,
  settings,
  stack,
  stacks,
  ...
}:

let
  # The store does not take every name that a folder can have.
  folder =
    if builtins.isPath cfg.configuration then
      builtins.path {
        name = "configuration";
        path = cfg.configuration;
      }
    else
      cfg.configuration;

  build =
    part: settings: command:
    pkgs.runCommand "${name}-${part}"
      (
        {
          src = folder;
          preferLocalBuild = true;
          allowSubstitutes = false;
        }
        // settings
      )
      ''
        ${pkgs.buildPackages.python3}/bin/python3 -IB ${./check.py} ${command}
      '';

  host = {
    inherit optionPath;
    inherit (cfg) acceptedVersions variables;
    inherit (findings) later;
    inherit (stack) name;
    format = import ./format.nix;
    secrets = lib.attrNames cfg.secrets;
    credentials = {
      file = cfg.instanceRole || settings.hasKeys;
      configFile = cfg.instanceRole || cfg.credentials.configFile != null;
    };
    # Those of a package of the host's own are its own affair.
    providers = if providers.isChosen then null else providers.known;
    after = {
      inherit (settings) isOrdered;
      named = cfg.after;
      here = lib.attrNames (lib.filterAttrs (_: other: other.enable or false) stacks);
    };
  };
in
{
  # The units hang on nothing else: what changes of other stacks applies this one no more.
  given = build "configuration" { } ''give "$src" "$out"'';
  complaints = build "checked" {
    settings = pkgs.writeText "${name}-settings.json" (builtins.toJSON host);
  } ''check "$src" "$out" "$settings"'';
}
