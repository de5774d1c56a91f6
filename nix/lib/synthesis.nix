# A derivation that runs `snowform nixos` on a project: without network, HOME and git, on a source it cannot change.
{
  pkgs,
  # The folder of the project, with its cdktf.json.
  src,
  # Values over those of cdktf.json's `context`.
  context ? { },
  # What the program imports besides Snowform, of nixpkgs' Python packages.
  extraPythonPackages ? _: [ ],
  snowform ? pkgs.callPackage ../package.nix { },
  name,
  # Of `snowform nixos`.
  arguments,
  # What is done when it went well.
  script,
  passthru ? { },
}:

pkgs.runCommand name
  {
    inherit passthru;
    src = import ./folder.nix pkgs.lib "src" src;
    context = builtins.toJSON context;
    passAsFile = [ "context" ];
    nativeBuildInputs = [ (snowform.withPackages extraPythonPackages) ];
  }
  ''
    python3 -m snowform nixos --directory "$src" --context "$contextPath" ${arguments}
    ${script}
  ''
