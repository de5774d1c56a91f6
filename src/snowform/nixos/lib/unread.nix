# The scope of a stack that is not read when its host is evaluated: what holds for every stack stands for its stack.json.
{
  cfg,
  config,
  lib,
  name,
  options,
  pkgs,
  provision,
}:

let
  # The name of the user that systemd makes up, as `snowform nixos` makes it.
  user = "snowform-${name}";
  isUser = builtins.match "[a-z_][a-z0-9_-]{0,30}" user != null;
  plain = lib.concatStrings (
    map (sign: if builtins.match "[a-z0-9_-]" sign == null then "-" else sign) (
      lib.stringToCharacters (lib.toLower user)
    )
  );
  mark = builtins.substring 0 6 (builtins.hashString "sha256" name);

  # What nixpkgs may have a provider by: its namespace and type, or its type alone.
  names =
    source:
    let
      parts = builtins.match "([^/]+)/([^/]+)" source;
    in
    lib.optionals (parts != null) [
      (lib.concatStringsSep "_" parts)
      (lib.last parts)
    ];

  scope = import ./scope.nix {
    inherit
      cfg
      config
      lib
      options
      pkgs
      provision
      ;
    optionPath = lib.showOption [
      "services"
      "snowform"
      "stacks"
      name
    ];
    isRead = false;
    configuration = scope.check.given;
    stack = {
      inherit name;
      after = [ ];
      checked = { };
      elsewhere = { };
      # It may have any.
      facts = {
        aws = true;
        checked = true;
        outputs = true;
        providers = true;
      };
      options = builtins.fromTOML (builtins.readFile ./shared.toml);
      providers = lib.mapAttrs' (
        address: _:
        let
          source = lib.removePrefix "registry.opentofu.org/" (lib.toLower address);
        in
        lib.nameValuePair source (names source)
      ) cfg.providers;
      requirements = [ ];
      user = if isUser then user else "${builtins.substring 0 24 plain}-${mark}";
    };
  };
in
scope
