# Identity, folders, credentials and sandbox of all that works on the stack: they share its state.
{
  cfg,
  lib,
  name,
  pkgs,
  program,
  sandbox,
  stack,
  ...
}:

let
  inherit (stack.facts) aws;
  user = if cfg.user == null then stack.user else cfg.user;
  directory = "snowform/${stack.name}";

  # What systemd hands to a unit, by the names that the launcher knows.
  credentials =
    role:
    lib.filterAttrs (_: file: file != null) (
      lib.optionalAttrs aws {
        aws-credentials = cfg.${role}.file;
        aws-config = cfg.${role}.configFile;
        # The program reads it: systemd would put lines that it does not take into the journal.
        environment = cfg.${role}.environmentFile;
      }
      // {
        encryption = cfg.state.encryptionFile;
      }
      // lib.mapAttrs' (secret: file: lib.nameValuePair "secret-${secret}" file) (cfg.secrets or { })
    );

  # Folders beside the units' own, for others to read.
  shared =
    lib.optional (program.metrics != null) {
      mode = "-m 0755";
      path = program.metrics;
    }
    ++ lib.optional program.hasOutputs {
      mode = "-m 2750 -g ${cfg.outputs.group}";
      path = toString cfg.outputs.directory;
    };

  # What neither a run nor what only asks systemd for something has a use for.
  hardening = {
    CapabilityBoundingSet = "";
    LockPersonality = true;
    MemoryDenyWriteExecute = true;
    NoNewPrivileges = true;
    PrivateDevices = true;
    PrivateTmp = true;
    ProcSubset = "pid";
    ProtectClock = true;
    ProtectControlGroups = true;
    ProtectHome = true;
    ProtectHostname = true;
    ProtectKernelLogs = true;
    ProtectKernelModules = true;
    ProtectKernelTunables = true;
    ProtectProc = "invisible";
    ProtectSystem = "strict";
    RestrictNamespaces = true;
    RestrictRealtime = true;
    RestrictSUIDSGID = true;
    RuntimeDirectoryMode = "0700";
    RuntimeDirectoryPreserve = true;
    SystemCallArchitectures = "native";
    SystemCallFilter = [
      "@system-service"
      "~@privileged @resources"
    ];
    UMask = "0077";
  };
in
{
  # The environment of a run, which plans with other credentials than it applies with.
  environment =
    role:
    lib.optionalAttrs (aws && !cfg.instanceRole) { AWS_EC2_METADATA_DISABLED = "true"; }
    // lib.optionalAttrs (aws && cfg.${role}.profile != null) { AWS_PROFILE = cfg.${role}.profile; }
    // cfg.environment;

  # The settings of a run's unit.
  run =
    role:
    hardening
    // {
      User = user;
      DynamicUser = cfg.user == null;
      # The unit's own group, for others do not exist in its user namespace.
      Group = lib.optional program.hasOutputs cfg.outputs.group;
      StateDirectory = cfg.state.directory;
      StateDirectoryMode = "0700";
      CacheDirectory = directory;
      CacheDirectoryMode = "0700";
      # It may hold a state that could not be saved, and is preserved.
      RuntimeDirectory = directory;
      WorkingDirectory = "/";
      SyslogIdentifier = name;

      # toString keeps a path that is not a string out of the Nix store.
      LoadCredential = lib.mapAttrsToList (name: file: "${name}:${toString file}") (credentials role);
      # Its text knows no specifiers, so that it is not escaped.
      SetCredential = lib.mapAttrsToList (
        name: file: "${name}:snowform: ${toString file} is not there, or cannot be read"
      ) (credentials role);

      # Stopping waits for the end of an apply: only the program is told, which cuts it off in time.
      KillMode = "mixed";
      TimeoutStopSec = cfg.stopTimeout + 60;

      ExecStartPre = map (
        one: "+:${pkgs.coreutils}/bin/install -d -o ${user} ${one.mode} ${lib.escapeShellArg one.path}"
      ) shared;
      # Until the step above has made them they may be missing.
      ReadWritePaths = map (
        one: if builtins.match ".* .*" one.path == null then "-${one.path}" else "\"-${one.path}\""
      ) shared;

      PrivateUsers = true;
      RemoveIPC = true;
      RestrictAddressFamilies = [
        "AF_INET"
        "AF_INET6"
        # between OpenTofu and its providers
        "AF_UNIX"
      ];
      SystemCallErrorNumber = "EPERM";
      SystemCallFilter =
        hardening.SystemCallFilter
        # A folder for outputs is given to its group.
        ++ lib.optional program.hasOutputs "@chown";
    }
    // lib.optionalAttrs aws {
      # The machine's own credentials come from there.
      IPAddressDeny = lib.optionals (!cfg.instanceRole) [
        "169.254.169.254"
        "fd00:ec2::254"
      ];
    };

  # The settings of what only asks systemd for something.
  manager = hardening // {
    IPAddressDeny = "any";
    PrivateNetwork = true;
    RestrictAddressFamilies = "AF_UNIX";
    RuntimeDirectory = "snowform-switch/${name}";
  };

  # In a unit file a percent sign begins a specifier.
  escape =
    value:
    if lib.isString value then
      lib.replaceStrings [ "%" ] [ "%%" ] value
    else if lib.isList value then
      map sandbox.escape value
    else
      value;

  # What the units of runs have in common.
  unit = role: {
    inherit (cfg) onFailure path;
    wants = [ "network-online.target" ];
    after = [
      "network-online.target"
      "nss-lookup.target"
      # Requests are signed with the time of day.
      "time-sync.target"
    ];
    environment = lib.mapAttrs (_: sandbox.escape) (sandbox.environment role);
    serviceConfig = lib.mapAttrs (
      setting: value: if setting == "SetCredential" then value else sandbox.escape value
    ) (sandbox.run role);
  };

  # The same for systemd-run.
  arguments =
    role:
    let
      text = value: if lib.isBool value then lib.boolToString value else toString value;
      property = name: value: map (one: "--property=${name}=${text one}") (lib.toList value);
      path = lib.makeBinPath (cfg.path ++ [ pkgs.coreutils ]);
    in
    lib.escapeShellArgs (
      lib.concatLists (lib.mapAttrsToList property (sandbox.run role))
      ++ [ "--setenv=PATH=${path}" ]
      ++ lib.mapAttrsToList (name: value: "--setenv=${name}=${value}") (sandbox.environment role)
    );
}
