# What stands between systemd and the program: its arguments, and what it is told of credentials.
{
  cfg,
  configuration,
  lib,
  name,
  pkgs,
  provision,
  stack,
  ...
}:

let
  json = file: value: pkgs.writeText "${name}-${file}" (builtins.toJSON value);
  lines = file: list: pkgs.writeText "${name}-${file}" (lib.concatLines list);

  # Compiled when it is built: nothing is written into the store, so Python would compile it at every start.
  # The store has no times to compare, and its content does not change.
  source =
    pkgs.runCommand "provision"
      {
        # Python leaves caches beside what it runs.
        src = builtins.path {
          path = provision;
          name = "provision";
          filter =
            path: type:
            if type == "directory" then baseNameOf path != "__pycache__" else lib.hasSuffix ".py" path;
        };
      }
      ''
        cp -r "$src" "$out"
        chmod -R u+w "$out"
        ${pkgs.buildPackages.python3}/bin/python3 -m compileall -q --invalidation-mode unchecked-hash "$out"
      '';

  policy = json "policy.json" (
    cfg.policy
    // {
      # Members that are not set are left out: the program knows no nulls there.
      exceptions = map (lib.filterAttrs (_: value: value != null)) cfg.policy.exceptions;
    }
  );
  variables = json "variables.tfvars.json" cfg.variables;
  backend = json "backend.json" { terraform = { inherit (cfg.state) backend; }; };

  # Arguments of all commands, one a line.
  common = lines "common" (
    [
      "--stack=${stack.name}"
      "--configuration=${configuration}"
      "--tofu=${lib.getExe cfg.package}"
      "--policy=${policy}"
    ]
    ++ lib.optional (stack.options ? variables) "--var-file=${variables}"
    # The units cannot see files that the configuration names; what systemd hands over counts.
    ++ lib.optional stack.facts.aws "--own-credentials"
    ++ lib.optional (cfg.state.backend != null) "--override=${backend}"
    ++ lib.optionals program.hasOutputs [
      "--outputs=${toString cfg.outputs.directory}"
      "--outputs-group=${cfg.outputs.group}"
    ]
    ++ lib.optional (program.metrics != null) "--metrics=${program.metrics}/${stack.name}.prom"
  );
  # Those of the commands that plan and apply.
  applying = lines "applying" (
    [
      "--called=${name}"
      "--lock-timeout=${toString cfg.lockTimeout}"
      "--retries=${toString cfg.retries}"
      "--stop-after=${toString cfg.stopTimeout}"
      "--backups=${toString cfg.backups}"
    ]
    ++ lib.optional (cfg.parallelism != null) "--parallelism=${toString cfg.parallelism}"
    ++ lib.optional (!cfg.refresh) "--no-refresh"
    ++ lib.optional (!(cfg.tags or true)) "--no-tags"
  );

  program = {
    # toString keeps a path that is not a string out of the Nix store.
    metrics = if cfg.metrics.directory == null then null else toString cfg.metrics.directory;
    hasOutputs = stack.facts.outputs && cfg.outputs.group != null;

    # A credential that systemd could not read holds a line that says so instead (SetCredential), for by
    # itself systemd would say 243/CREDENTIALS and no more.
    launch = pkgs.writeShellScript "${name}-launch" ''
      arguments=(@${common})
      case $1 in
        plan | apply | destroy) arguments+=(@${applying}) ;;
        drift) arguments+=(--retries=${toString cfg.retries}) ;;
      esac

      if [[ -n $CREDENTIALS_DIRECTORY ]]; then
        for credential in "$CREDENTIALS_DIRECTORY"/*; do
          line=
          [[ ! -f $credential ]] || IFS= read -r line < "$credential"
          if [[ $line == "snowform: "* ]]; then
            echo "$line" >&2
            exit 2
          fi
        done
        if [[ -e $CREDENTIALS_DIRECTORY/aws-credentials ]]; then
          export AWS_SHARED_CREDENTIALS_FILE=$CREDENTIALS_DIRECTORY/aws-credentials
        fi
        if [[ -e $CREDENTIALS_DIRECTORY/aws-config ]]; then
          export AWS_CONFIG_FILE=$CREDENTIALS_DIRECTORY/aws-config
        fi
        for kind in environment encryption; do
          [[ ! -e $CREDENTIALS_DIRECTORY/$kind ]] || arguments+=("--$kind" "$CREDENTIALS_DIRECTORY/$kind")
        done
        for secret in "$CREDENTIALS_DIRECTORY"/secret-*; do
          [[ ! -e $secret ]] || arguments+=(--secret "''${secret##*/secret-}=$secret")
        done
      fi

      # The options stand between a command and what it is given.
      exec ${pkgs.python3}/bin/python3 -IB ${source} "$1" "''${arguments[@]}" "''${@:2}"
    '';
  };
in
program
