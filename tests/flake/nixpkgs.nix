# A small stand-in for nixpkgs, as much of it as the flake asks for. What is built with it is really built, by Nix, but
# of this machine's own programs. Written for these tests; a real nixpkgs has the last word.
{
  # A Python environment that Snowform is installed in.
  python,
  # Where the machine's programs are, as in PATH.
  path,
  bash,
  tofu ? "/no/tofu",
  system ? builtins.currentSystem,
}:

let
  inherit (builtins)
    attrNames
    concatStringsSep
    elem
    filter
    isAttrs
    isFunction
    listToAttrs
    mapAttrs
    match
    replaceStrings
    stringLength
    substring
    ;

  # A derivation as mkDerivation makes it: further attributes are there, too.
  build =
    name: environment: script:
    let
      inputs = map (input: "${input}/bin") (environment.nativeBuildInputs or [ ]);
      made = derivation (
        removeAttrs environment [
          "nativeBuildInputs"
          "passthru"
        ]
        // {
          inherit name system;
          builder = bash;
          args = [
            "-euc"
            # The shell itself has to be what ends: Nix kills a builder that has closed its output, as programs of
            # coreutils do before they end.
            "${script}\n:"
          ];
          PATH = concatStringsSep ":" (inputs ++ [ path ]);
          # Nix' own /homeless-shelter could be made by root.
          HOME = "/proc/homeless-shelter";
        }
      );
    in
    made
    // environment.passthru or { }
    // {
      buildCommand = script;
      overrideAttrs = changes: build name (environment // changes) script;
    };

  # A package that no test builds.
  package =
    name: attributes:
    {
      type = "derivation";
      inherit name;
      drvPath = "/pkgs/${name}.drv";
      outPath = "/pkgs/${name}";
      meta.mainProgram = name;
    }
    // attributes;

  type = name: { inherit name; };
  # The value of an option, or those of a set of options.
  fill =
    path: option: given:
    if option ? _type then
      if option.readOnly or false && given != null then
        throw "The option `${path}' is read-only"
      else if given != null then
        (option.type.fill or (_: value: value)) path given
      else
        option.default or (throw "The option `${path}' was accessed but has no value defined")
    else
      let
        unknown = filter (name: !(option ? ${name})) (attrNames (if given == null then { } else given));
      in
      if unknown != [ ] then
        throw "The option `${path}.${builtins.head unknown}' does not exist"
      else
        mapAttrs (
          name: below: fill "${path}.${name}" below (if given == null then null else given.${name} or null)
        ) option;

  lib = {
    inherit (builtins)
      attrNames
      attrValues
      elem
      head
      isString
      mapAttrs
      ;
    types = {
      bool = type "bool";
      lines = type "lines";
      package = type "package";
      path = type "path";
      str = type "str";
      functionTo = _: type "function";
      listOf = _: type "list";
      nullOr = inner: inner;
      attrsOf = inner: {
        fill = path: mapAttrs (name: (inner.fill or (_: value: value)) "${path}.${name}");
      };
      submodule = module: {
        fill =
          path: given:
          let
            made = module {
              inherit config lib;
              name = builtins.head (match ".*[.](.*)" path);
            };
            config = fill path made.options given;
          in
          config;
      };
    };
    mkOption = option: option // { _type = "option"; };
    mkPackageOption =
      packages: name: _:
      lib.mkOption {
        type = lib.types.package;
        default = packages.${name};
      };
    mkIf = condition: content: if condition then content else { };
    literalExpression = text: text;
    literalMD = text: text;
    evalModules =
      { modules }:
      let
        module = builtins.head modules;
      in
      {
        config = mapAttrs (name: option: fill name option module.config.${name}) module.options;
      };
    cleanSourceWith =
      { src, ... }:
      {
        outPath = toString src;
      };
    genAttrs =
      names: make:
      listToAttrs (
        map (name: {
          inherit name;
          value = make name;
        }) names
      );
    getExe = program: "${program}/bin/${program.meta.mainProgram}";
    optional = condition: value: if condition then [ value ] else [ ];
    optionalAttrs = condition: value: if condition then value else { };
    removePrefix =
      prefix: text: substring (stringLength prefix) (stringLength text - stringLength prefix) text;
    escapeShellArg = word: "'${replaceStrings [ "'" ] [ "'\\''" ] (toString word)}'";
    escapeShellArgs = words: concatStringsSep " " (map lib.escapeShellArg words);
    extendDerivation =
      _: passthru: drv:
      drv // passthru;
    licenses.mit = "MIT";
    platforms.unix = [ ];
  };

  python3 = package "python3" {
    outPath = python;
    # Of this checkout, which stands for the built package.
    sitePackages = "src";
    pkgs =
      mapAttrs (name: _: package name { }) {
        click = null;
        hatchling = null;
        hypothesis = null;
        jinja2 = null;
        jsonschema = null;
        mypy = null;
        pytest = null;
        pytest-xdist = null;
        pytestCheckHook = null;
        pyyaml = null;
      }
      // {
        buildPythonApplication =
          arguments:
          package arguments.pname (
            arguments
            // arguments.passthru
            // {
              inherit (arguments) meta;
              outPath = toString ../..;
            }
          );
        toPythonModule = module: module;
      };
    # Whatever is asked for, the environment has it.
    withPackages =
      choose:
      package "python3-env" {
        outPath = python;
        chosen = map (one: one.name) (choose python3.pkgs);
      };
  };

  pkgs = {
    inherit lib pkgs python3;
    stdenv.hostPlatform = {
      inherit system;
      isLinux = match ".*-linux" system != null;
    };
    testers.runNixOSTest = test: package "vm-test-run-${(test { inherit lib; }).name}" { };
    callPackage =
      file: further:
      let
        function = if isFunction file then file else import file;
        wanted = builtins.functionArgs function;
      in
      function (builtins.intersectAttrs wanted (pkgs // { callPackage = pkgs.callPackage; }) // further);
    runCommand = name: environment: build name environment;
    writeText =
      name: text:
      build name {
        inherit text;
        passAsFile = [ "text" ];
      } ''cat "$textPath" > "$out"'';
    writeShellApplication =
      {
        name,
        runtimeInputs ? [ ],
        text,
      }:
      build name
        {
          text = ''
            #!${bash}
            set -euo pipefail
            export PATH="${concatStringsSep ":" (map (input: "${input}/bin") runtimeInputs)}:$PATH"
            ${text}
          '';
          passAsFile = [ "text" ];
        }
        ''
          mkdir -p "$out/bin"
          cat "$textPath" > "$out/bin/${name}"
          chmod +x "$out/bin/${name}"
        ''
      // {
        meta.mainProgram = name;
      };
    formats.json = _: { type = lib.types.str; };
    mkShell = attributes: package "nix-shell" attributes;
    nixfmt = package "nixfmt" { };
    nixfmt-tree = package "treefmt" { };
    nodejs = package "nodejs" { };
    opentofu = package "tofu" {
      outPath = tofu;
      withPlugins =
        choose:
        package "tofu" {
          outPath = tofu;
          plugins = choose { hashicorp_aws = "hashicorp_aws"; };
        };
    };
  };
in
pkgs
