# What Nix makes of a project's stacks. Each function takes `pkgs`, or `system` for nixpkgs' packages of it.
{
  # nixpkgs' packages, by the system.
  pkgsFor,
}:

let
  packagesOf =
    {
      system ? throw "snowform: name the `system`, or give `pkgs`",
      pkgs ? pkgsFor system,
      ...
    }:
    pkgs;
  withPackages = arguments: removeAttrs arguments [ "system" ] // { pkgs = packagesOf arguments; };

  library = {
    # The folder that `snowform nixos` writes for a stack, made in Nix's sandbox: config.tf.json, checked, stack.json,
    # what belongs to them, and a module to import. Its attribute `config` is the configuration.
    snowformConfiguration = arguments: import ./configuration.nix (withPackages arguments);

    # The configuration of a stack as a Nix value. It is import from derivation.
    evalSnowform = arguments: (library.snowformConfiguration arguments).config;

    # The NixOS module of a stack whose folder is not committed. It is import from derivation: the options follow from
    # the stack, so that it has to be built for a host to be evaluated.
    nixosModule =
      arguments:
      import ../../src/snowform/nixos/lib {
        folder = library.snowformConfiguration arguments;
        provision = ../../src/snowform/provision;
      };

    # A check that the committed folders of a project are what `snowform nixos` makes of it.
    upToDate = arguments: import ./up-to-date.nix (withPackages arguments);

    # The outputs of a flake for one system, of `configurations` with the options of options.nix.
    mkSnowformOutputs =
      { configurations, ... }@arguments:
      let
        pkgs = packagesOf arguments;
        inherit (library.configurationsFor pkgs) type outputs;
        evaluated = pkgs.lib.evalModules {
          modules = [
            {
              options.configurations = pkgs.lib.mkOption { inherit type; };
              config = { inherit configurations; };
            }
          ];
        };
      in
      outputs evaluated.config.configurations;

    # The type of such configurations, and the function from their values to outputs.
    configurationsFor =
      pkgs:
      import ./outputs.nix {
        inherit pkgs;
        snowform = library;
      };
  };
in
library
