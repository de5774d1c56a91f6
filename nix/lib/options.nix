# The options of one configuration, `snowform.configurations.<name>` in a flake, and what is made of them.
{ pkgs, snowform }:
{
  config,
  lib,
  name,
  ...
}:

let
  inherit (lib) mkOption types;
  json = (pkgs.formats.json { }).type;
  commands = import ./commands.nix {
    inherit pkgs name;
    cfg = config;
  };
in
{
  options = {
    src = mkOption {
      type = types.path;
      example = lib.literalExpression "./infra";
      description = "The folder of the project, with its cdktf.json.";
    };

    stack = mkOption {
      type = types.str;
      default = name;
      defaultText = lib.literalMD "the name of the configuration";
      description = "Which of the stacks that the program makes.";
    };

    context = mkOption {
      type = types.attrsOf json;
      default = { };
      example = lib.literalExpression ''{ web.instances.web.instance_type = "t3.large"; }'';
      description = ''
        Values over those of cdktf.json's `context`, objects key by key. The program's settings say what they may be.
      '';
    };

    extraPythonPackages = mkOption {
      type = types.functionTo (types.listOf types.package);
      default = _: [ ];
      defaultText = lib.literalExpression "_: [ ]";
      example = lib.literalExpression "packages: [ packages.netaddr ]";
      description = "What the program imports besides Snowform, of nixpkgs' Python packages.";
    };

    allowSecrets = mkOption {
      type = types.listOf types.str;
      default = [ ];
      example = [ "output.example.value" ];
      description = "Paths of values in the configuration that look like secrets and are none.";
    };

    configuration = mkOption {
      type = types.path;
      default = snowform.snowformConfiguration {
        inherit pkgs;
        inherit (config)
          allowSecrets
          context
          extraPythonPackages
          src
          stack
          ;
      };
      defaultText = lib.literalExpression "lib.snowformConfiguration { … }";
      example = lib.literalExpression "./nix/web";
      description = ''
        The folder of the stack, as `snowform nixos` writes it. A committed one is taken as it is, and needs none of the
        options above.
      '';
    };

    workdir = mkOption {
      type = types.str;
      default = ".snowform/${config.stack}";
      defaultText = lib.literalExpression ''".snowform/''${stack}"'';
      description = ''
        Where the state, its backups and the journal are kept, below the folder that a command is run in. The default
        is where `snowform apply` keeps them.
      '';
    };

    policy = mkOption {
      type = types.attrsOf json;
      default = { };
      example = {
        allowReplace = true;
      };
      description = "What an apply may do, as in the NixOS module and in the file of `--policy`.";
    };

    variables = mkOption {
      type = types.attrsOf json;
      default = { };
      description = ''
        Values of the stack's variables. They are in the Nix store: sensitive ones are refused, and given by `--secret`.
      '';
    };

    tofu = {
      package = lib.mkPackageOption pkgs "opentofu" { };

      plugins = mkOption {
        type = types.nullOr (types.functionTo (types.listOf types.package));
        default = null;
        example = lib.literalExpression "plugins: [ plugins.hashicorp_aws ]";
        description = ''
          The providers, of those that nixpkgs has for `package`, so that no registry is asked. With null OpenTofu gets
          them from its registry.
        '';
      };

      extraRuntimeInputs = mkOption {
        type = types.listOf types.package;
        default = [ ];
        description = "Further packages on the PATH of OpenTofu, the providers and the commands below.";
      };

      prefixText = mkOption {
        type = types.lines;
        default = "";
        example = ''
          TF_VAR_token=$(pass show cloud/token)
          export TF_VAR_token
        '';
        description = ''
          Commands of bash before each run, as shellcheck lets them through. Nothing is run where one of them fails.
        '';
      };

      suffixText = mkOption {
        type = types.lines;
        default = "";
        description = "Commands of bash after each run, after a failed one too; `$status` is its exit code.";
      };
    };

    result = {
      app = mkOption {
        type = types.package;
        readOnly = true;
        default = commands.app;
        defaultText = lib.literalMD "the guarded apply";
        description = ''
          The program of the configuration, `nix run .#<name>`, with the others as its attributes: `plan`, `init`,
          `destroy`, `drift`, …, `config`, the folder of the stack, and `tofu`.
        '';
      };

      scripts = mkOption {
        type = types.attrsOf types.package;
        readOnly = true;
        default = commands.scripts;
        defaultText = lib.literalMD "a program for each command";
        description = "The commands as programs by these names.";
      };

      devShell = mkOption {
        type = types.package;
        readOnly = true;
        default = commands.devShell;
        defaultText = lib.literalMD "a shell with the commands";
        description = "A shell with the commands, OpenTofu and `snowform`.";
      };
    };
  };
}
