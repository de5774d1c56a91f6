# The programs of one configuration: the guarded apply and its neighbours, on the folder of a stack.
{
  pkgs,
  name,
  # The options of options.nix.
  cfg,
}:

let
  inherit (pkgs) lib;
  inherit (lib) escapeShellArg;

  snowform = pkgs.callPackage ../package.nix { };
  tofu =
    if cfg.tofu.plugins == null then
      cfg.tofu.package
    else
      cfg.tofu.package.withPlugins cfg.tofu.plugins;

  # What of the folder OpenTofu is given, where the variables that are set are the stack's.
  configuration =
    pkgs.runCommand "${name}-configuration"
      {
        folder = import ./folder.nix lib "configuration" cfg.configuration;
        variables = builtins.toJSON (lib.attrNames cfg.variables);
      }
      ''
        python=${snowform.python}/bin/python3
        "$python" -IB ${../../src/snowform/nixos/lib/check.py} give "$folder" "$out"
        "$python" -I ${./variables.py} "$folder" ${escapeShellArg name} "$variables"
      '';
  # With the path of a state: whether it knows an address of the stack.
  isOfStack = lib.escapeShellArgs [
    "${snowform.python}/bin/python3"
    "-I"
    "${./former.py}"
    snowform.provision
    "${configuration}/config.tf.json"
  ];
  json = file: value: pkgs.writeText "${name}-${file}" (builtins.toJSON value);

  paths = lib.escapeShellArgs (
    [
      "--stack=${cfg.stack}"
      "--configuration=${configuration}"
      "--tofu=${lib.getExe tofu}"
      "--policy=${json "policy.json" cfg.policy}"
    ]
    ++ lib.optional (cfg.variables != { }) "--var-file=${json "variables.tfvars.json" cfg.variables}"
  );

  app = pkgs.writeShellApplication {
    inherit name;
    runtimeInputs = [ tofu ] ++ cfg.tofu.extraRuntimeInputs;
    text = ''
      case ''${1-} in
        -h | --help)
          cat <<'EOF'
      usage: nix run .#${name} [-- COMMAND [ARGUMENT]...]

      Applies the stack ${cfg.stack}: plans, judges the plan by the policy, asks, and applies exactly that.
      Other commands: plan, init, destroy, drift, show, output, state, approve, resolve, adopt, tofu.
      `COMMAND --help` tells more.
      EOF
          exit
          ;;
        "" | -*) set -- apply "$@" ;;
      esac
      command=$1
      shift

      workdir=${escapeShellArg cfg.workdir}
      called=${escapeShellArg "nix run .#${name} --"}
      # A first run beside a state of others' would make everything a second time.
      if [[ $command != state && ! -e $workdir/state ]]; then
        for former in "$workdir/terraform.tfstate" ${escapeShellArg "${name}/terraform.tfstate"} terraform.tfstate; do
          # One in the folder itself may be that of another stack, or of none.
          if [[ -s $former ]] && { [[ $former != terraform.tfstate ]] || ${isOfStack} "$former"; }; then
            echo ${escapeShellArg name}": a state is here, made without Snowform: $former;" \
              "\`$called state adopt $former\` goes on with it, \`$called state create\` starts over" >&2
            exit 5
          fi
        done
      fi
      if [[ ! -e $workdir ]]; then
        (umask 077 && mkdir -p -- "$workdir" && echo '*' > "$workdir/.gitignore")
      fi

      arguments=(${paths} --state="$workdir/state" --cache="$workdir/cache" --runtime="$workdir/runs")
      if [[ -f ''${TF_CLI_CONFIG_FILE-} ]]; then
        arguments+=(--cli-config="$TF_CLI_CONFIG_FILE")
      fi
      case $command in
        apply | plan | destroy | adopt) arguments+=(--called="$called") ;;
        # Whatever is asked of OpenTofu, the folder that it is asked in is initialized before.
        init)
          command=tofu
          set -- -- providers "$@"
          ;;
      esac

      ${cfg.tofu.prefixText}
      status=0
      ${snowform.python}/bin/python3 -I ${snowform.provision} "$command" "''${arguments[@]}" "$@" || status=$?
      ${cfg.tofu.suffixText}
      exit "$status"
    '';
  };

  scripts =
    lib.genAttrs
      [
        "adopt"
        "apply"
        "approve"
        "destroy"
        "drift"
        "init"
        "output"
        "plan"
        "resolve"
        "show"
        "state"
      ]
      (
        command:
        pkgs.writeShellApplication {
          name = command;
          text = ''
            exec ${escapeShellArg (lib.getExe app)} ${command} "$@"
          '';
        }
      );
in
{
  inherit scripts;

  app = lib.extendDerivation true (
    scripts
    // {
      inherit tofu;
      config = cfg.configuration;
    }
  ) app;

  devShell = pkgs.mkShell {
    packages =
      lib.attrValues scripts
      ++ [
        snowform
        tofu
      ]
      ++ cfg.tofu.extraRuntimeInputs;
  };
}
