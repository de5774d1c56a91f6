# A stack's folder as a derivation.
{
  pkgs,
  stack,
  # Paths of values in the configuration that look like secrets and are none.
  allowSecrets ? [ ],
  ...
}@arguments:

let
  inherit (pkgs.lib) escapeShellArg escapeShellArgs;

  folder = import ./synthesis.nix (
    removeAttrs arguments [
      "allowSecrets"
      "stack"
    ]
    // {
      name = "snowform-${stack}";
      arguments = escapeShellArgs (
        [
          "--bundle"
          "--output=made"
        ]
        ++ map (path: "--allow-secret=${path}") allowSecrets
        ++ [
          "--"
          stack
        ]
      );
      script = ''
        cp -r made/${escapeShellArg stack} "$out"
      '';
      passthru.config = builtins.fromJSON (builtins.readFile "${folder}/config.tf.json");
    }
  );
in
folder
