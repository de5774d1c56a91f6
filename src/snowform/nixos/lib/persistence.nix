# Whether a folder of this host outlives a boot, as far as the host's configuration tells: a function
# from an absolute path to { verdict = "kept" | "lost" | "unknown"; why = text; }.
{ config, lib }:

let
  inherit (lib)
    any
    concatLists
    elem
    filter
    foldl'
    hasPrefix
    hasSuffix
    head
    last
    optionals
    removePrefix
    stringLength
    tail
    ;

  initrd = config.boot.initrd or { };
  modernInitrd = initrd.systemd.enable or false;

  parts = pattern: text: filter (part: lib.isString part && part != "") (builtins.split pattern text);
  clean = path: "/${lib.concatStringsSep "/" (parts "/" path)}";
  covers = point: path: point == "/" || point == path || hasPrefix "${point}/" path;
  # What an option such as subvol= is set to, null where it is not there.
  argument =
    name: options:
    let
      found = filter (hasPrefix "${name}=") options;
    in
    if found == [ ] then null else removePrefix "${name}=" (last found);

  # A mount point, and the path of this host that it shows where it is a bind mount.
  mount =
    {
      at,
      type,
      what,
      options,
      root ? "/",
    }:
    let
      here = path: if root == "/" then clean path else clean (removePrefix root path);
      bound = elem "bind" options || elem "rbind" options;
      upper = argument "upperdir" options;
    in
    {
      inherit what options;
      type = if bound then "bind" else type;
      at = here at;
      source =
        if bound && what != null && hasPrefix "/" what then
          here what
        else if type == "overlay" && upper != null then
          clean (removePrefix "/sysroot" upper)
        else
          null;
    };

  # The stack's units pull in every mount that their folders lie below, also what boot leaves out.
  ofUnits =
    root: units:
    map (
      unit:
      mount {
        inherit root;
        at = unit.where;
        type = unit.mountConfig.Type or (unit.type or "");
        what = unit.what or null;
        options = parts "," (unit.mountConfig.Options or (unit.options or ""));
      }
    ) (filter (unit: unit.enable or true) units);
  preserved = optionals (config.preservation.enable or false) (
    concatLists (
      map (
        place:
        map (one: {
          at = clean one.directory;
          source = clean "${place.persistentStoragePath}/${one.directory}";
          type = "link";
        }) (filter (one: one.how or "" == "symlink") place.directories)
      ) (lib.attrValues config.preservation.preserveAt)
    )
  );
  disks = lib.mapAttrsToList (
    point: one:
    mount {
      at = one.mountPoint or point;
      type = one.fsType or "auto";
      what = one.device or null;
      options = one.options or [ ];
    }
  ) config.fileSystems;
  mounts =
    disks
    ++ optionals modernInitrd (
      ofUnits "/sysroot" (filter (unit: hasPrefix "/sysroot" unit.where) (initrd.systemd.mounts or [ ]))
    )
    # impermanence and preservation mount by these.
    ++ ofUnits "/" (config.systemd.mounts or [ ])
    ++ preserved;
  deepest =
    path:
    foldl' (
      best: one:
      if covers one.at path && (best == null || stringLength one.at >= stringLength best.at) then
        one
      else
        best
    ) null mounts;

  # The commands of the initrd, each as its words.
  services = lib.attrValues (initrd.systemd.services or { });
  texts =
    if modernInitrd then
      concatLists (
        map (
          one:
          map (name: one.${name} or "") [
            "script"
            "preStart"
            "postStart"
          ]
          ++ map toString (lib.toList (one.serviceConfig.ExecStart or [ ]))
        ) (filter (one: one.enable or true) services)
      )
    else
      map (name: initrd.${name} or "") [
        "preDeviceCommands"
        "preLVMCommands"
        "postDeviceCommands"
        "postResumeCommands"
        "postMountCommands"
      ];
  commands = concatLists (
    map (
      text:
      map (parts "[ \t]+") (
        parts "[\n;&|()]" (
          lib.replaceStrings [ "\\\n" "\"" "'" ] [ " " "" "" ] (builtins.unsafeDiscardStringContext text)
        )
      )
    ) texts
  );

  # What a command takes back to an earlier state: of which kind of file system, by which names.
  reset =
    words:
    let
      calls = tool: any (word: baseNameOf word == tool) words;
      after = test: left: if left == [ ] || test (head left) then left else after test (tail left);
      rest = words: optionals (words != [ ]) (tail words);
      isTool =
        word:
        elem (baseNameOf word) [
          "btrfs"
          "bcachefs"
        ];
      # What stands behind `btrfs subvolume`, which may be shortened.
      arguments = rest (after (hasPrefix "su") (rest (after isTool words)));
      verb = if arguments == [ ] then "" else head arguments;
    in
    if calls "zfs" && elem "rollback" words then
      {
        kind = [ "zfs" ];
        names = map (word: head (parts "@" word)) (filter (lib.hasInfix "@") words);
      }
    else if
      calls "zfs"
      && any (word: elem word words) [
        "destroy"
        "receive"
        "recv"
        "rename"
      ]
    then
      {
        kind = [ "zfs" ];
        names = words;
      }
    else if builtins.match "(c|d|sn).*" verb != null then
      {
        kind = [
          "btrfs"
          "bcachefs"
        ];
        # Of a snapshot only the copy is new.
        names = if hasPrefix "sn" verb then [ (last arguments) ] else tail arguments;
      }
    else if any (word: builtins.match "mkfs([.].*)?|mke2fs" (baseNameOf word) != null) words then
      {
        kind = [ ];
        names = words;
      }
    else
      null;
  resets = filter (one: one != null) (map reset commands);
  isNamed =
    mount: one:
    let
      subvolume = argument "subvol" mount.options;
      name = lib.concatStringsSep "/" (parts "/" (if subvolume == null then "" else subvolume));
    in
    if one.kind == [ ] || one.kind == [ "zfs" ] then
      mount.what != null && elem mount.what one.names
    else
      name != "" && any (word: word == name || hasSuffix "/${name}" word) one.names;
  isReset =
    mount: any (one: (one.kind == [ ] || elem mount.type one.kind) && isNamed mount one) resets;
  # Something is taken back, and none of the host's file systems is known to be it.
  mayBeReset = mount: any (one: elem mount.type one.kind) resets && !(any isReset disks);

  # systemd-volatile-root.service(8)
  volatile =
    let
      value = argument "systemd.volatile" (config.boot.kernelParams or [ ]);
    in
    value != null
    && !(elem value [
      "0"
      "false"
      "no"
      "off"
    ]);

  judge =
    left: path:
    let
      found = deepest path;
      is = verdict: why: { inherit verdict why; };
    in
    if left == 0 || found == null then
      is "unknown" "the configuration does not say what is mounted there"
    else if
      elem found.type [
        "ramfs"
        "tmpfs"
      ]
    then
      is "lost" "${found.at} is a ${found.type}"
    else if found.at == "/" && volatile then
      is "lost" "systemd.volatile is set"
    else if found.source != null then
      judge (left - 1) (clean (found.source + removePrefix found.at path))
    else if
      elem found.type [
        "bind"
        "link"
        "overlay"
      ]
    then
      is "unknown" "what ${found.at} shows is not known"
    else if isReset found then
      is "lost" "the initrd takes ${found.at} back to an earlier state"
    else if mayBeReset found then
      is "unknown" "the initrd takes a file system of the type ${found.type} back to an earlier state"
    else
      is "kept" "${found.at} is a file system";
in
path: judge 8 (clean path)
