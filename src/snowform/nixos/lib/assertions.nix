# What a host's configuration is refused for, each with the option and the remedy; see findings.nix for the form.
{
  cfg,
  config,
  declarations,
  isRead,
  lib,
  optionPath,
  providers,
  rules,
  schedule,
  settings,
  stack,
  state,
  ...
}:

let
  inherit (lib) optionals;
  inherit (settings) backends;

  # A message goes on where the path of the options ends.
  unless = assertion: message: {
    when = { };
    inherit assertion;
    message = "${optionPath}${message}";
  };
  refuse = unless false;
  # A text that is no path of the store.
  isOutside = folder: lib.isString folder && !(builtins.hasContext folder);
  listed = lib.concatStringsSep ", ";
  literals =
    if stack.options ? variables then
      "environment, state.backend or variables"
    else
      "environment or state.backend";
in
[
  (unless (
    !(lib.any (lib.hasPrefix "TF_VAR_") (lib.attrNames cfg.environment))
  ) ".environment: the stack's variables have options of their own.")
  (unless (!(lib.any settings.isSecret (lib.attrNames cfg.environment))) ''
    .environment: by its name, one of these is a secret, which everyone could read in
    the Nix store. Put it into a file, and name that in an option for files.
  '')
  (unless (!settings.holdsMark) ''
    : there is a private key or a token in ${literals},
    which everyone could read in the Nix store. Put it into a file, and name that in an
    option for files.
  '')

  (unless (
    cfg.state.backend == null || lib.length (lib.attrNames backends) == 1
  ) ".state.backend: exactly one kind of backend is needed.")
  (unless (
    !(backends ? cloud || backends ? remote)
  ) ".state.backend: neither cloud nor remote, which apply elsewhere.")
  (unless (
    !(lib.any settings.holdsKeys (lib.attrValues backends))
  ) ".state.backend: everyone could read these credentials in the Nix store.")
  (
    let
      unknown = lib.subtractLists settings.backendKinds (lib.attrNames backends);
    in
    unless (unknown == [ ]) ''
      .state.backend: there is no backend ${toString unknown}. Name one of OpenTofu's, such
      as s3, gcs, azurerm or http.
    ''
  )
  (unless (
    cfg.state.encryptionFile != null -> settings.encrypts
  ) ".state.encryptionFile: this package cannot; OpenTofu can, from 1.7 on.")
  (unless (
    lib.attrNames settings.sharing == [ stack.name ]
  ) ".state.directory: another stack keeps its state there.")
  (unless (settings.nested == [ ]) ''
    .state.directory: it lies in the folder of another stack (${toString settings.nested}), or that
    in this one. Give each a folder of its own, beside the other.
  '')
  (unless (settings.isBelow cfg.state.directory) ''
    .state.directory: systemd does not take ${builtins.toJSON cfg.state.directory}. Name a
    folder below /var/lib as web or infrastructure/web, without blanks, quotes and dots before it.
  '')
  (
    unless (state.persistence.verdict == "lost" -> state.hasBackend) ''
      : at the next boot the state in ${state.folder} would be lost: ${state.persistence.why}.
      Mount that folder, or one above it, from a disk, or set state.backend. Where this is wrong,
      say so: state.persistent = true.
    ''
    // state.whereLocal
  )

  (unless (settings.namesakes == [ ]) ''
    : another stack on this host has this one's name with a part behind it that names
    a unit of this one. Name one of them otherwise.
  '')
  (unless (settings.absent == [ ]) ''
    .after: one of these stacks is not enabled on this host: ${toString settings.absent}. Enable it,
    or take it out.
  '')
  (unless (!(lib.elem stack.name settings.waitsFor)) ''
    .after: the stack would wait for itself, by way of ${toString cfg.after}. Take the one
    out that does not need the other.
  '')

  (unless (lib.all (
    one: (one.address == null) != (one.type == null)
  ) cfg.policy.exceptions) ".policy.exceptions: each needs an address or a type, and only one.")
  (unless
    (lib.all (one: one.allow != [ ] && one.address != "" && one.type != "") cfg.policy.exceptions)
    ''
      .policy.exceptions: one of them allows nothing. Say in allow what may happen, and to
      which address or type; or take it out.
    ''
  )
  (unless (
    cfg.drift.action == "apply" -> cfg.policy.mode == "apply"
  ) ": drift.action cannot be apply where policy.mode is plan.")

  (unless (settings.wrongFiles == [ ]) ''
    .${listed settings.wrongFiles}: not every systemd takes blanks,
    quotes, backslashes or detours (//, /./, /../) in the path of a file that it hands over. Give
    the file another name, or put a symbolic link without them there.
  '')
  (unless (settings.wrongFolders == [ ]) ''
    .${listed settings.wrongFolders}: systemd cannot open this folder
    for the units. Name one outside the Nix store, without quotes, backslashes and /../.
  '')
  (unless (cfg.user == null || settings.isKnown "users" cfg.user) ''
    .user: this host has no user ${toString cfg.user}. Declare it in users.users, or leave
    it to systemd: user = null.
  '')
  (unless (schedule.isSchedule cfg.drift.schedule) ''
    .drift.schedule: systemd would refuse ${builtins.toJSON cfg.drift.schedule}. Write it as
    daily, Mon..Fri 06:00 or *:0/15; systemd-analyze calendar tells what it makes of it.
  '')
  (unless (schedule.isSpan cfg.drift.randomizedDelay) ''
    .drift.randomizedDelay: systemd would refuse ${builtins.toJSON cfg.drift.randomizedDelay}.
    Write it as 30min or 1h 30min.
  '')
  (unless (cfg.stopTimeout <= 1680) ''
    .stopTimeout: a reboot is forced after 30 minutes, whatever goes on. With at most 1680
    seconds an apply that is cut off can still end in order.
  '')
]
++ optionals stack.facts.outputs [
  (unless (cfg.outputs.group == null || settings.isKnown "groups" cfg.outputs.group) ''
    .outputs.group: this host has no group ${toString cfg.outputs.group}. Declare it in
    users.groups.
  '')
]
++ optionals stack.facts.aws [
  (unless (!(cfg.instanceRole && settings.hasKeys)) ''
    .instanceRole: other credentials are given beside the machine's own. Set
    credentials.file and credentials.environmentFile to null, or instanceRole to false.
  '')
  (unless (cfg.instanceRole -> settings.otherKeys == [ ]) ''
    .instanceRole: other credentials are given beside the machine's own: take
    ${toString settings.otherKeys} out of environment, or set instanceRole to false.
  '')
]
++ optionals stack.facts.providers (
  [
    (unless (providers.isChosen || providers.lacking == [ ]) ''
      .package: nixpkgs has no ${listed providers.lacking} for OpenTofu. Bring it
      along in ${optionPath}.providers, or set package to an OpenTofu that has it.
    '')
    (unless (providers.unknown == [ ]) ".providers: the stack has no ${listed providers.unknown}.")
  ]
  ++ lib.mapAttrsToList (
    source: right:
    unless providers.isChosen ''
      .package: nixpkgs has no ${source} for OpenTofu. In the
      stack, ${right} without the host is right; or set package.
    ''
  ) stack.elsewhere
  ++ map (
    one:
    refuse ''
      .package: this nixpkgs has ${one.source} ${providers.versions.${one.source}}, the stack wants
      ${one.constraint}. Set package to one with another version, or bring that along in providers.
    ''
  ) providers.refused
)
++ map (
  path: refuse ".${lib.showOption path} must be set: the stack has no default for it."
) declarations.unset
# What the stack itself says of its variables, as far as Nix can say it.
++ optionals (!isRead) [
  (unless (builtins.match "[A-Za-z0-9][A-Za-z0-9_.-]{0,99}" stack.name != null) ''
    : this is not a valid name of a systemd unit. Name the stack with letters, digits, hyphens,
    underscores and dots.
  '')
  (unless (!((removeAttrs config.services.snowform [ "stacks" ]).${stack.name}.enable or false)) ''
    : this host has the stack twice, here and by the module that was generated for it. Enable one of them.
  '')
  (unless (!isOutside cfg.configuration) ''
    .configuration: what builds the system cannot see ${toString cfg.configuration}. Name the
    folder without quotes, or a derivation that makes it.
  '')
]
++ map (rule: unless rule.assertion ".variables.${rule.variable}: ${rule.message}") rules
