# The operator's command: by hand what the units do, as they do it.
{
  cfg,
  config,
  lib,
  name,
  pkgs,
  program,
  sandbox,
  stack,
  ...
}:

pkgs.writeShellScriptBin name ''
  case ''${1-} in
    "" | -h | --help)
      cat <<'EOF'
  usage: ${name} COMMAND [ARGUMENT]...

  Works on the stack ${stack.name} as its units do: with their identity, credentials and sandbox.
  Their log: journalctl -u ${name}

    plan                  what an apply would do, and how the policy judges it
    apply                 plan, judge the plan, apply exactly that
    show                  the latest plan's report
    approve DIGEST        let exactly one plan that was refused through, once
    output [NAME]         the outputs
    drift                 what was changed outside
    destroy               everything in the state, where the policy allows it
    resolve ADDRESS …     what became of a resource that an interrupted run left open
    state list            the resources in the state
    state adopt [FILE]    make this file, or what the backend holds, the stack's state
    state create          start with an empty state
    state migrate         bring the state to where the configuration wants it now
    state refresh         write what exists now into the state
    state untaint ADDRESS keep a resource that is marked for replacement
    state unlock ID       remove a lock of the state
    state backups         the copies of the state
    tofu -- ARGUMENT…     OpenTofu itself

  ${name} COMMAND --help tells more.

  To disable the stack, to remove its module or to roll back ends neither what it has made nor its
  state. What ends it: policy.allowDestroy and onBoot = false, a switch, ${name} destroy, then
  enable = false and another switch, before the next boot.
  EOF
      exit
      ;;
  esac
  if [[ $EUID != 0 ]]; then
    echo "${name}: only root can act as the stack's units; try sudo" >&2
    exit 1
  fi

  case $1 in
    plan | drift | show) properties=(${sandbox.arguments "planCredentials"}) ;;
    *) properties=(${sandbox.arguments "credentials"}) ;;
  esac
  if [[ -t 0 && -t 1 && -t 2 ]]; then
    terminal=--pty
  else
    terminal=--pipe
  fi

  # A file that only root can read is lent to the units' user, where it can see it.
  lent=
  if [[ $1 == state && ''${2-} == adopt && -f ''${3-} ]]; then
    state=/var/lib/${lib.escapeShellArg cfg.state.directory}
    lent=$state/lent.tfstate
    install -m 0600 -o "$(stat -Lc %u "$state")" -g "$(stat -Lc %g "$state")" -- "$3" "$lent"
    set -- state adopt "$lent" "''${@:4}"
  fi
  trap '[[ -z $lent ]] || rm -f "$lent"' EXIT

  ${config.systemd.package}/bin/systemd-run --quiet --wait --collect $terminal \
    --service-type=exec --unit="${name}-command-$$" "''${properties[@]}" \
    -- ${program.launch} "$@"
''
