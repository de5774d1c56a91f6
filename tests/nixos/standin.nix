# A small stand-in for nixpkgs: as much of its library, packages and module system as it takes to find out what
# a generated module makes of given settings. Written for these tests; a real nixpkgs has the last word.
{
  # Folders of modules to import.
  modules,
  # What the host's configuration says.
  settings ? { },
  # The names under which nixpkgs has providers: they were renamed in 2025-10.
  providers,
}:

let
  inherit (builtins)
    all
    attrNames
    concatLists
    concatMap
    elem
    filter
    foldl'
    hasAttr
    head
    isAttrs
    isBool
    isList
    isString
    listToAttrs
    mapAttrs
    match
    replaceStrings
    tail
    toJSON
    ;

  type = name: check: { inherit name check; };

  types = {
    bool = type "boolean" isBool;
    str = type "string" isString;
    package = type "package" (value: value ? outPath);
    externalPath = type "absolute path not in the Nix store" (
      value:
      (isString value && match "/.*" value != null || builtins.isPath value)
      && match "${builtins.storeDir}/.*" (toString value) == null
    );
    nullOr = inner: type "null or ${inner.name}" (value: value == null || inner.check value);
    listOf = inner: type "list of ${inner.name}" (value: isList value && all inner.check value);
    attrsOf =
      inner:
      type "attribute set of ${inner.name}" (
        value: isAttrs value && all (name: inner.check value.${name}) (attrNames value)
      );
  };

  lib = {
    inherit mapAttrs replaceStrings types;
    mkOption = option: option // { _type = "option"; };
    mkEnableOption =
      what:
      lib.mkOption {
        type = types.bool;
        default = false;
        example = true;
        description = "Whether to enable ${what}.";
      };
    mkPackageOption =
      packages: name:
      { example }:
      lib.mkOption {
        type = types.package;
        default = packages.${name};
        defaultText = lib.literalExpression "pkgs.${name}";
        example = lib.literalExpression "pkgs.${example}";
        description = "The ${name} package to use.";
      };
    mkIf = condition: content: if condition then content else { };
    literalExpression = text: { inherit text; };
    optional = condition: value: if condition then [ value ] else [ ];
    optionalAttrs = condition: value: if condition then value else { };
    escapeShellArgs =
      arguments:
      builtins.concatStringsSep " " (
        map (word: "'${replaceStrings [ "'" ] [ "'\\''" ] word}'") arguments
      );
    getExe = package: "${package}/bin/${package.meta.mainProgram}";
  };

  pkgs = {
    opentofu = {
      outPath = "/pkgs/opentofu";
      meta.mainProgram = "tofu";
      withPlugins =
        choose:
        pkgs.opentofu
        // {
          outPath = "/pkgs/opentofu-with-plugins";
          plugins = choose (
            listToAttrs (
              map (name: {
                inherit name;
                value = name;
              }) providers
            )
          );
        };
    };
    util-linux.outPath = "/pkgs/util-linux";
    writeText = builtins.toFile;
  };

  isOption = value: (value._type or "") == "option";

  # Every option below a set, as a list of paths and declarations.
  flatten =
    path: set:
    concatMap (
      name:
      let
        here = path ++ [ name ];
        value = set.${name};
      in
      if isOption value then
        [
          {
            path = here;
            option = value;
          }
        ]
      else
        flatten here value
    ) (attrNames set);

  show = builtins.concatStringsSep ".";

  get = path: set: if path == [ ] then set else get (tail path) set.${head path};

  has =
    path: set:
    path == [ ] || (isAttrs set && hasAttr (head path) set && has (tail path) set.${head path});

  nest = path: value: if path == [ ] then value else { ${head path} = nest (tail path) value; };

  merge =
    left: right:
    left
    // mapAttrs (
      name: value:
      if hasAttr name left && isAttrs left.${name} && isAttrs value then
        merge left.${name} value
      else
        value
    ) right;

  evaluated = map (folder: import folder { inherit config lib pkgs; }) modules;

  options = concatMap (module: flatten [ ] module.options) evaluated;

  valueOf =
    { path, option }:
    let
      value = get path settings;
    in
    if has path settings then
      if option.type.check value then
        value
      else
        throw "A definition for option `${show path}' is not of type `${option.type.name}'"
    else
      option.default or (throw "The option `${show path}' was accessed but has no value defined");

  config = foldl' merge { } (map (declared: nest declared.path (valueOf declared)) options);

  # Every setting must belong to an option; below one, anything goes.
  unknown =
    path: set:
    if elem path (map (declared: declared.path) options) then
      [ ]
    else if isAttrs set then
      concatLists (map (name: unknown (path ++ [ name ]) set.${name}) (attrNames set))
    else
      [ (show path) ];

  strays = unknown [ ] settings;
  definitions = map (module: module.config) evaluated;
in
if strays != [ ] then
  throw "The option `${head strays}' does not exist"
else
  {
    # The units as NixOS would be told of them.
    services = foldl' merge { } (map (defined: defined.systemd.services or { }) definitions);
    # What NixOS would refuse the configuration with.
    failed = map (assertion: assertion.message) (
      filter (assertion: !assertion.assertion) (
        concatMap (defined: defined.assertions or [ ]) definitions
      )
    );
    # The packages that were chosen, by option.
    packages = listToAttrs (
      map
        (declared: {
          name = show declared.path;
          value =
            let
              package = valueOf declared;
            in
            {
              path = package.outPath;
              plugins = package.plugins or [ ];
            };
        })
        (
          filter (
            { path, option }: option.type.name == "package" && (option ? default || has path settings)
          ) options
        )
    );
    # What the manual would say of each option.
    options = listToAttrs (
      map (declared: {
        name = show declared.path;
        value = mapAttrs (_: value: value.text or value) (
          removeAttrs declared.option [
            "_type"
            "type"
            (if declared.option ? defaultText then "default" else "")
          ]
          // {
            type = declared.option.type.name;
          }
        );
      }) options
    );
  }
