# A check that what `snowform nixos` wrote is what it would write now.
{
  pkgs,
  # Those that are compared; all, if none is named.
  stacks ? [ ],
  # Where their folders are, below `src`.
  output ? "nix",
  allowSecrets ? [ ],
  ...
}@arguments:

let
  inherit (pkgs.lib) escapeShellArg escapeShellArgs;
in
import ./synthesis.nix (
  removeAttrs arguments [
    "allowSecrets"
    "output"
    "stacks"
  ]
  // {
    name = "snowform-up-to-date";
    arguments = ''--check --output="$src"/${escapeShellArg output} ${
      escapeShellArgs (map (path: "--allow-secret=${path}") allowSecrets ++ [ "--" ] ++ stacks)
    }'';
    script = ''
      touch "$out"
    '';
  }
)
