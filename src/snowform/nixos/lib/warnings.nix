# What is warned of; see findings.nix for the form.
{
  cfg,
  lib,
  optionPath,
  providers,
  settings,
  stack,
  state,
  ...
}:

let
  inherit (state) folder persistence;

  warn = message: {
    when = { };
    message = "${optionPath}${message}";
  };
in
lib.optional (persistence.verdict == "unknown" && !state.hasBackend) (
  warn ''
    : whether the state in ${folder} outlives a boot cannot be told: ${persistence.why}.
    Say state.persistent = true once it does; or set state.backend.
  ''
  // state.whereLocal
)
++ lib.optional (persistence.verdict == "lost" && cfg.state.persistent == null) (
  warn ''
    : at the next boot ${folder} would be lost: ${persistence.why}. The backend
    keeps the state, but the notes on what was applied and on interrupted runs lie there. Mount
    it from a disk, or say state.persistent = false.
  ''
  // state.whereRemote
)
++ lib.optional state.isOpened (warn ''
  : impermanence opens /var/lib/private to others, and systemd starts no unit with a
  folder in it then. Persist /var/lib/private itself, with the mode 0700.
'')
++
  lib.optional
    (stack.facts.aws && !cfg.instanceRole && !settings.hasKeys && cfg.credentials.configFile == null)
    (
      warn ''
        : no AWS credentials are set: neither credentials.file nor instanceRole.
      ''
      // {
        when.aws = true;
      }
    )
++ map (
  source:
  warn ''
    : the stack was checked against ${source} ${lib.concatStringsSep " and " stack.checked.${source}};
    this host has ${providers.versions.${source}}. Look at what has changed, then say
    acceptedVersions."${source}" = "${providers.versions.${source}}".
  ''
) (lib.optionals stack.facts.checked providers.unseen)
