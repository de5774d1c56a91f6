# Where all that runs keep is on this host, and whether it outlives a boot.
{
  cfg,
  config,
  lib,
  state,
  ...
}:

{
  folder = "/var/lib/${lib.optionalString (cfg.user == null) "private/"}${cfg.state.directory}";
  hasBackend = cfg.state.backend != null;
  # On which facts of the stack hangs what is said of a state in that folder, and of one elsewhere.
  whereLocal.when = lib.optionalAttrs (!state.hasBackend) { localState = true; };
  whereRemote.when = lib.optionalAttrs (!state.hasBackend) { localState = false; };
  persistence =
    if cfg.state.persistent == null then
      import ./persistence.nix { inherit config lib; } state.folder
    else
      {
        verdict = if cfg.state.persistent then "kept" else "lost";
        why = "state.persistent says so";
      };

  # impermanence opens the folders above those that it keeps, and systemd refuses this one then.
  isOpened =
    let
      places = lib.filter (place: place.enable or true) (
        lib.attrValues (config.environment.persistence or { })
      );
      kept = lib.concatMap (place: place.directories) places;
      itself = lib.filter (one: one.dirPath == "/var/lib/private") kept;
      within = lib.filter (one: lib.hasPrefix "/var/lib/private/" one.dirPath) kept;
      isOpen =
        mode:
        !(lib.elem mode [
          "0700"
          "700"
          "u=rwx,g=,o="
        ]);
    in
    cfg.user == null
    && lib.any isOpen (
      if itself != [ ] then map (one: one.mode) itself else map (one: one.defaultPerms.mode) within
    );
}
