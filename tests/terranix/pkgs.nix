# What Terranix' command line needs of nixpkgs: its library, and a way to write JSON that wants no compiler.
{ nixpkgs }:
{ ... }:
{
  lib = import (nixpkgs + "/lib");
  formats.json = _: {
    generate =
      name: value:
      derivation {
        inherit name;
        system = builtins.currentSystem;
        builder = "/bin/sh";
        args = [
          "-c"
          ''while IFS= read -r line || [ -n "$line" ]; do printf "%s" "$line"; done < "$textPath" > "$out"''
        ];
        text = builtins.toJSON value;
        passAsFile = [ "text" ];
      };
  };
}
