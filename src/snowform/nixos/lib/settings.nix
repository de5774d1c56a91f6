# What settings must be like: for systemd to take them as they are meant, for the store to hold no secret.
{
  cfg,
  config,
  lib,
  options,
  program,
  stack,
  stacks,
  ...
}:

let
  enabled = lib.filterAttrs (_: other: other.enable or false) stacks;

  # Not every version of systemd takes blanks, quotes and backslashes in the files that it hands over.
  isFile =
    file:
    builtins.match "(/[^/[:space:][:cntrl:]\"'\\]+)+" file != null
    && builtins.match ".*/[.][.]?(/.*)?" file == null;
  # A folder that a run makes; blanks in it are quoted.
  isFolder =
    folder:
    builtins.match "(/+[^/[:cntrl:]\"'\\]+)+/*" folder != null
    && builtins.match "(.*/)?[.][.](/.*)?" folder == null
    && !(lib.hasPrefix "${builtins.storeDir}/" folder);
  # The names of options whose paths are set and not right.
  wrong =
    isRight: options:
    lib.attrNames (lib.filterAttrs (_: path: path != null && !isRight (toString path)) options);
  filesOf =
    role:
    lib.mapAttrs' (name: lib.nameValuePair "${role}.${name}") {
      inherit (cfg.${role}) file configFile environmentFile;
    };

  marks = [
    "PRIVATE KEY-----"
    "AGE-SECRET-KEY-"
    "ghp_"
    "github_pat_"
    "glpat-"
    "xoxb-"
    "sk_live_"
  ];
  # What would lie in the Nix store.
  literals = builtins.toJSON [
    cfg.environment
    cfg.state.backend
    (cfg.variables or null)
  ];

  version = lib.getVersion cfg.package;
in
{
  wrongFiles = wrong isFile (
    lib.optionalAttrs stack.facts.aws (filesOf "credentials" // filesOf "planCredentials")
    // {
      "state.encryptionFile" = cfg.state.encryptionFile;
    }
    // lib.mapAttrs' (name: lib.nameValuePair "secrets.${name}") (cfg.secrets or { })
  );
  wrongFolders = wrong isFolder (
    {
      "metrics.directory" = program.metrics;
    }
    // lib.optionalAttrs stack.facts.outputs { "outputs.directory" = cfg.outputs.directory; }
  );

  # Below /var/lib; systemd keeps "private" for itself, and takes a colon for the end of the name.
  isBelow =
    path:
    builtins.match "[^/[:space:][:cntrl:]\"'\\:]+(/[^/[:space:][:cntrl:]\"'\\:]+)*" path != null
    && builtins.match "([.].*|private(/.*)?|.*/[.][.]?(/.*)?)" path == null;
  sharing = lib.filterAttrs (_: other: other.state.directory or "" == cfg.state.directory) enabled;
  nested = lib.attrNames (
    lib.filterAttrs (
      _: other:
      other ? state
      && (
        lib.hasPrefix "${cfg.state.directory}/" other.state.directory
        || lib.hasPrefix "${other.state.directory}/" cfg.state.directory
      )
    ) enabled
  );

  # What this stack waits for, and what that waits for in turn.
  isOrdered = options.after.highestPrio < (lib.mkOptionDefault null).priority;
  absent = lib.filter (other: !(enabled ? ${other})) cfg.after;
  waitsFor = map (one: one.key) (
    builtins.genericClosure {
      startSet = map (key: { inherit key; }) cfg.after;
      operator = { key }: map (key: { inherit key; }) (stacks.${key}.after or [ ]);
    }
  );
  # Stacks whose unit has the name of another unit of this stack.
  namesakes = lib.filter (unit: enabled ? "${stack.name}-${unit}") [
    "again"
    "destroy"
    "drift"
    "switch"
  ];

  isKnown =
    kind: name: lib.elem name (lib.mapAttrsToList (key: one: one.name or key) config.users.${kind});

  backends = lib.optionalAttrs (cfg.state.backend != null) cfg.state.backend;
  # Those of OpenTofu and of Terraform that keep the state and nothing else.
  backendKinds = [
    "azurerm"
    "consul"
    "cloud"
    "cos"
    "gcs"
    "http"
    "kubernetes"
    "local"
    "oci"
    "oss"
    "pg"
    "remote"
    "s3"
  ];
  encrypts = cfg.package.meta.mainProgram or "" == "tofu" && lib.versionAtLeast version "1.7";

  isSecret =
    name:
    builtins.match ".*(PASSWORD|PASSWD|SECRET|TOKEN|API_KEY|PRIVATE_KEY).*" (lib.toUpper name) != null
    && !(lib.hasSuffix "_FILE" name);
  holdsMark = lib.any (mark: lib.hasInfix mark literals) marks;
  holdsKeys =
    settings:
    lib.any (name: settings ? ${name}) [
      "access_key"
      "client_secret"
      "password"
      "secret_key"
      "token"
    ];

  hasKeys = cfg.credentials.file != null || cfg.credentials.environmentFile != null;
  # What takes the place of the machine's own credentials.
  otherKeys = lib.filter (name: cfg.environment ? ${name}) [
    "AWS_ACCESS_KEY_ID"
    "AWS_CONTAINER_CREDENTIALS_FULL_URI"
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"
    "AWS_EC2_METADATA_DISABLED"
    "AWS_SHARED_CREDENTIALS_FILE"
    "AWS_WEB_IDENTITY_TOKEN_FILE"
  ];
}
