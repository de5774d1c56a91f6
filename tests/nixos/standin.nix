# A small stand-in for nixpkgs: as much of its library, packages and module system as it takes to find out what
# a generated module makes of given settings. Written for these tests; a real nixpkgs has the last word.
{
  # Folders of modules to import.
  modules,
  # What the host's configuration says.
  settings ? { },
  # The names under which nixpkgs has providers (they were renamed in 2025-10), with their versions.
  providers,
  # Where given, what is built is a derivation that this shell makes.
  shell ? null,
  python ? "/pkgs/python3/bin/python3",
}:

let
  inherit (builtins)
    all
    any
    attrNames
    attrValues
    compareVersions
    concatLists
    concatMap
    concatStringsSep
    elem
    elemAt
    filter
    foldl'
    hasAttr
    head
    isAttrs
    isBool
    isInt
    isList
    isString
    length
    listToAttrs
    mapAttrs
    match
    replaceStrings
    stringLength
    substring
    tail
    toJSON
    ;

  type = name: check: {
    inherit name check;
    fill = _: value: value;
  };

  defaultOf =
    path: option:
    option.default
      or option.type.empty or (throw "The option `${show path}' was accessed but has no value defined");

  number = value: isInt value || builtins.isFloat value;

  types = {
    bool = type "boolean" isBool;
    str = type "string" isString;
    number = type "signed integer or floating point number" number;
    ints.unsigned = type "unsigned integer, meaning >=0" (value: isInt value && value >= 0);
    ints.positive = type "positive integer, meaning >0" (value: isInt value && value > 0);
    package = type "package" (value: value ? outPath);
    path = type "absolute path" (value: match "/.*" (toString value) != null);
    externalPath = type "absolute path not in the Nix store" (
      value:
      (isString value && match "/.*" value != null || builtins.isPath value)
      && match "${builtins.storeDir}/.*" (toString value) == null
    );
    unspecified = type "unspecified value" (_: true);
    strMatching =
      pattern:
      type "string matching the pattern ${pattern}" (
        value: isString value && match pattern value != null
      );
    enum = values: type "one of ${toJSON values}" (value: elem value values);
    either =
      first: second: type "${first.name} or ${second.name}" (value: first.check value || second.check value);
    addCheck = inner: check: inner // { check = value: inner.check value && check value; };
    # What has an `empty` value takes that where it is not set.
    nullOr =
      inner:
      type "null or ${inner.name}" (value: value == null || inner.check value)
      // {
        empty = null;
        fill = path: value: if value == null then null else inner.fill path value;
      };
    listOf =
      inner:
      type "list of ${inner.name}" (value: isList value && all inner.check value)
      // {
        empty = [ ];
        fill = path: map (inner.fill path);
      };
    attrsOf =
      inner:
      type "attribute set of ${inner.name}" (value: isAttrs value && all inner.check (attrValues value))
      // {
        empty = { };
        fill = path: mapAttrs (name: inner.fill (path ++ [ name ]));
      };
    submodule = module: if builtins.isFunction module then types.submoduleOf module else types.flatSubmodule module;
    # One that knows its name and its own values.
    submoduleOf =
      module:
      type "submodule" isAttrs
      // {
        fill =
          path: value:
          let
            listed = flatten [ ] made.options;
            made = module {
              name = elemAt path (length path - 1);
              config = filled;
              options = declaredOf listed value;
            };
            strays = unknown listed [ ] value;
            filled = foldl' merge { } (map (one: nest one.path (valueOf path value one)) listed);
          in
          if strays == [ ] then
            filled
          else
            throw "The option `${show path}.${head strays}' does not exist";
      };
    flatSubmodule =
      { options }:
      type "submodule" (
        value: isAttrs value && all (name: hasAttr name options && options.${name}.type.check value.${name}) (attrNames value)
      )
      // {
        fill =
          path: value:
          mapAttrs (
            name: option:
            if hasAttr name value then
              option.type.fill (path ++ [ name ]) value.${name}
            else
              defaultOf (path ++ [ name ]) option
          ) options;
      };
  };

  lib = rec {
    inherit
      all
      any
      attrNames
      attrValues
      concatLists
      concatMap
      concatStringsSep
      elem
      elemAt
      filter
      foldl'
      head
      isAttrs
      isBool
      isList
      isString
      length
      listToAttrs
      mapAttrs
      replaceStrings
      stringLength
      tail
      types
      ;
    id = value: value;
    stringToCharacters = text: builtins.genList (index: substring index 1 text) (stringLength text);
    concatStrings = concatStringsSep "";
    nameValuePair = name: value: { inherit name value; };
    mapAttrs' = function: set: listToAttrs (mapAttrsToList function set);
    recursiveUpdate =
      left: right:
      left
      // mapAttrs (
        name: value:
        if hasAttr name left && isAttrs left.${name} && isAttrs value then
          recursiveUpdate left.${name} value
        else
          value
      ) right;
    mapAttrsRecursiveCond =
      enter: function:
      let
        recurse =
          path: set:
          mapAttrs (
            name: value:
            if isAttrs value && enter value then
              recurse (path ++ [ name ]) value
            else
              function (path ++ [ name ]) value
          ) set;
      in
      recurse [ ];
    collect =
      test: value:
      if test value then
        [ value ]
      else if isAttrs value then
        concatMap (collect test) (attrValues value)
      else
        [ ];
    attrByPath = path: default: set: if has path set then get path set else default;
    showOption = path: concatStringsSep "." (map showPart path);
    showPart =
      part: if match "[a-zA-Z_][a-zA-Z0-9_'-]*" part == null then toJSON part else part;
    remove = one: filter (other: other != one);
    subtractLists = removed: filter (one: !(elem one removed));
    zipListsWith =
      function: left: right:
      builtins.genList (index: function (elemAt left index) (elemAt right index)) (
        if length left < length right then length left else length right
      );
    escapeRegex =
      text:
      concatStringsSep "" (
        map (part: if isList part then "\\${head part}" else part) (
          builtins.split "([][\\^$.|?*+(){}])" text
        )
      );
    mkOption = option: option // { _type = "option"; };
    mkEnableOption =
      what:
      mkOption {
        type = types.bool;
        default = false;
        example = true;
        description = "Whether to enable ${what}.";
      };
    mkPackageOption =
      packages: name:
      { example }:
      mkOption {
        type = types.package;
        default = packages.${name};
        defaultText = literalExpression "pkgs.${name}";
        example = literalExpression "pkgs.${example}";
        description = "The ${name} package to use.";
      };
    mkOptionDefault = content: { inherit content; priority = 1500; };
    mkIf = condition: content: if condition then content else { };
    mkMerge = foldl' mergeDefinitions { };
    literalExpression = text: { inherit text; };
    optional = condition: value: if condition then [ value ] else [ ];
    optionals = condition: values: if condition then values else [ ];
    optionalAttrs = condition: value: if condition then value else { };
    optionalString = condition: value: if condition then value else "";
    escapeShellArg = word: "'${replaceStrings [ "'" ] [ "'\\''" ] (toString word)}'";
    escapeShellArgs = words: concatStringsSep " " (map escapeShellArg words);
    concatLines = lines: concatStringsSep "" (map (line: line + "\n") lines);
    toList = value: if isList value then value else [ value ];
    boolToString = value: if value then "true" else "false";
    mapAttrsToList = function: set: map (name: function name set.${name}) (attrNames set);
    filterAttrs =
      keep: set: removeAttrs set (filter (name: !(keep name set.${name})) (attrNames set));
    hasPrefix = prefix: text: substring 0 (stringLength prefix) text == prefix;
    hasSuffix =
      suffix: text:
      stringLength text >= stringLength suffix
      && substring (stringLength text - stringLength suffix) (stringLength suffix) text == suffix;
    hasInfix = infix: text: length (builtins.split infix text) > 1;
    removeSuffix =
      suffix: text:
      if hasSuffix suffix text then substring 0 (stringLength text - stringLength suffix) text else text;
    removePrefix =
      prefix: text:
      if hasPrefix prefix text then
        substring (stringLength prefix) (stringLength text) text
      else
        text;
    findFirst =
      test: default: list:
      if list == [ ] then
        default
      else if test (head list) then
        head list
      else
        findFirst test default (tail list);
    last = list: elemAt list (length list - 1);
    take =
      count: list:
      builtins.genList (elemAt list) (if length list < count then length list else count);
    lowerCase = builtins.genList (index: substring index 1 "abcdefghijklmnopqrstuvwxyz") 26;
    upperCase = builtins.genList (index: substring index 1 "ABCDEFGHIJKLMNOPQRSTUVWXYZ") 26;
    toUpper = replaceStrings lowerCase upperCase;
    toLower = replaceStrings upperCase lowerCase;
    versionAtLeast = version: least: compareVersions version least >= 0;
    versionOlder = version: newer: compareVersions version newer < 0;
    versions.major = version: head (builtins.splitVersion version);
    getVersion = package: package.version or "";
    getExe = package: "${package}/bin/${package.meta.mainProgram}";
    makeBinPath = packages: concatStringsSep ":" (map (package: "${package}/bin") packages);
    sourceByRegex =
      root: patterns:
      builtins.path {
        path = root;
        name = "source";
        filter =
          path: _:
          let
            below = substring (stringLength (toString root) + 1) (stringLength path) path;
          in
          any (pattern: match pattern below != null) patterns;
      };
  };

  isJson =
    value:
    if isList value then
      all isJson value
    else if isAttrs value then
      all isJson (attrValues value)
    else
      !builtins.isFunction value;

  writeProgram =
    name: text:
    builtins.toFile name "#!/bin/bash\n${text}";

  pkgs = {
    bash.outPath = "/pkgs/bash";
    coreutils.outPath = "/pkgs/coreutils";
    git.outPath = "/pkgs/git";
    python3.outPath = "/pkgs/python3";
    formats.json = _: {
      # As in nixpkgs, paths are among them.
      type = type "JSON value" isJson;
    };
    opentofu = {
      outPath = "/pkgs/opentofu";
      version = "1.12.3";
      meta.mainProgram = "tofu";
      # A provider without a version is one that was removed.
      plugins = mapAttrs (
        name: version:
        if version == null then
          throw "the provider ${name} was removed"
        else
          { inherit name; } // (if isAttrs version then version else { inherit version; })
      ) providers;
      withPlugins =
        choose:
        removeAttrs pkgs.opentofu [ "plugins" ]
        // {
          outPath = "/pkgs/opentofu-with-plugins";
          plugins = map (provider: provider.name) (choose pkgs.opentofu.plugins);
        };
    };
    buildPackages = pkgs;
    # What is built of a source alone is stood for by the source, and anything else by a file that says how it is
    # built: nothing is built here.
    runCommand =
      name: attributes: text:
      if shell != null then
        derivation (
          attributes
          // {
            inherit name;
            system = builtins.currentSystem;
            builder = shell;
            args = [
              "-euc"
              # The shell itself has to be what ends: Nix kills a builder that has closed its output.
              "${replaceStrings [ "/pkgs/python3/bin/python3" ] [ python ] text}
:"
            ];
          }
        )
      else if attributes ? settings then
        {
          outPath = builtins.toFile name (
            builtins.unsafeDiscardStringContext (toJSON (attributes // { inherit text; }))
          );
        }
      else if attributes.src ? drvPath then
        { outPath = builtins.unsafeDiscardStringContext "${attributes.src}"; }
      else
        attributes.src;
    writeText = builtins.toFile;
    writeShellScript = writeProgram;
    writeShellScriptBin = name: text: {
      inherit name;
      outPath = writeProgram name text;
    };
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

  show = concatStringsSep ".";

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

  # Of several definitions of one thing, lists are joined.
  mergeDefinitions =
    left: right:
    left
    // mapAttrs (
      name: value:
      if hasAttr name left && isAttrs left.${name} && isAttrs value then
        mergeDefinitions left.${name} value
      else if hasAttr name left && isList left.${name} then
        left.${name} ++ value
      else
        value
    ) right;

  imported = module: if isAttrs module then head module.imports else import module;
  evaluated = map (module: imported module { inherit config lib pkgs; options = declared; }) modules;

  # Of the options a module sees here whether they are set.
  declared = declaredOf options settings;
  declaredOf =
    options: settings:
    foldl' merge { } (
      map (
        one:
        nest one.path rec {
          isDefined = has one.path settings;
          highestPrio = if isDefined then 100 else 1500;
        }
      ) options
    );

  options = concatMap (module: flatten [ ] module.options) evaluated;

  # What an option comes to where these are the settings, which lie at `above`.
  valueOf =
    above: settings:
    { path, option }:
    let
      value = get path settings;
      whole = above ++ path;
    in
    if has path settings then
      if option.type.check value then
        option.type.fill whole value
      else
        throw "A definition for option `${show whole}' is not of type `${option.type.name}'"
    else
      defaultOf whole option;

  # What a host says beside the module's own options.
  beside = [
    "boot"
    "environment"
    "fileSystems"
    "preservation"
    "systemd"
    "users"
  ];
  host = {
    fileSystems = settings.fileSystems or { "/".fsType = "ext4"; };
    users = {
      users.root = { };
      groups = { };
    }
    // settings.users or { };
    boot = settings.boot or { };
    environment = settings.environment or { };
    preservation = settings.preservation or { };
    systemd = {
      package.outPath = "/pkgs/systemd";
    }
    // settings.systemd or { };
  };

  config = foldl' merge host (map (declared: nest declared.path (valueOf [ ] settings declared)) options);

  # Every setting must belong to an option; below one, anything goes.
  unknown =
    options: path: set:
    if elem path (map (declared: declared.path) options) then
      [ ]
    else if isAttrs set then
      concatLists (map (name: unknown options (path ++ [ name ]) set.${name}) (attrNames set))
    else
      [ (show path) ];

  strays = unknown options [ ] (removeAttrs settings beside);
  definitions = map (module: module.config) evaluated;
  defined = foldl' mergeDefinitions { } definitions;
in
if strays != [ ] then
  throw "The option `${head strays}' does not exist"
else
  {
    # The units as NixOS would be told of them.
    services = lib.filterAttrs (_: service: service != { }) (defined.systemd.services or { });
    timers = lib.filterAttrs (_: timer: timer != { }) (defined.systemd.timers or { });
    # The programs that are put into the host's path.
    programs = listToAttrs (
      map (program: {
        inherit (program) name;
        value = program.outPath;
      }) (defined.environment.systemPackages or [ ])
    );
    # What is run at a switch.
    activation = mapAttrs (_: script: script.text) (defined.system.activationScripts or { });
    warnings = defined.warnings or [ ];
    # What NixOS would refuse the configuration with.
    failed = map (assertion: assertion.message) (
      filter (assertion: !assertion.assertion) (defined.assertions or [ ])
    );
    # The packages that were chosen, by option.
    packages = listToAttrs (
      map
        (declared: {
          name = show declared.path;
          value =
            let
              package = valueOf [ ] settings declared;
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
