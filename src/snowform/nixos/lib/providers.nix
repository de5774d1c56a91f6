# The stack's providers: those of nixpkgs and those that the host brings along, and which versions they have.
{
  cfg,
  lib,
  options,
  pkgs,
  providers,
  stack,
  ...
}:

let
  inherit (providers) found versions;

  # Another provider may have that name, and a former one's throws.
  inNixpkgs =
    source: names:
    let
      isIt =
        name:
        let
          plugin = builtins.tryEval (pkgs.opentofu.plugins.${name} or null);
          address = lib.toLower (plugin.value.provider-source-address or "/${source}");
        in
        plugin.success && plugin.value != null && lib.hasSuffix "/${source}" address;
      # The old names warn when they are looked at.
      name = lib.findFirst isIt null names;
    in
    if name == null then null else pkgs.opentofu.plugins.${name};

  # Those of the host come first, under whichever spelling of their address.
  brought = lib.mapAttrs' (address: package: {
    name = lib.removePrefix "registry.opentofu.org/" (lib.toLower address);
    value = package;
  }) (lib.filterAttrs (_: package: package != null) (cfg.providers or { }));

  compare = {
    "=" = version: number: version == number;
    "!=" = version: number: version != number;
    ">=" = lib.versionAtLeast;
    "<" = lib.versionOlder;
    ">" = version: number: lib.versionOlder number version;
    "<=" = version: number: lib.versionAtLeast number version;
  };
in
{
  # stack.providers has the names that nixpkgs may have each by: with its namespace since 2025-10, by its
  # type alone before.
  found = lib.mapAttrs (source: names: brought.${source} or (inNixpkgs source names)) stack.providers;
  versions = lib.mapAttrs (_: lib.getVersion) found;
  # The versions of those that there are; empty where a package does not say its own.
  known = lib.filterAttrs (source: _: found.${source} != null) versions;

  packaged = pkgs.opentofu.withPlugins (
    _: lib.filter (provider: provider != null) (lib.attrValues found)
  );
  lacking = lib.filter (source: found.${source} == null) (lib.attrNames found);
  unknown = lib.filter (source: !(stack.providers ? ${source})) (lib.attrNames brought);

  # A package that the host has chosen is its own affair.
  isChosen = options.package.highestPrio < (lib.mkOptionDefault null).priority;
  isJudged = source: !providers.isChosen && found.${source} != null && versions.${source} != "";
  # What the stack requires of versions, and does not get.
  refused = lib.filter (
    one:
    providers.isJudged one.source
    && !(lib.all (term: compare.${term.operator} versions.${one.source} term.version) one.terms)
  ) stack.requirements;
  # Of another major version than those that the stack was checked against, and nobody has looked.
  unseen = lib.filter (
    source:
    let
      accepted =
        stack.checked.${source}
        ++ lib.optional (cfg.acceptedVersions ? ${source}) cfg.acceptedVersions.${source};
    in
    providers.isJudged source
    && !(lib.elem (lib.versions.major versions.${source}) (map lib.versions.major accepted))
  ) (lib.attrNames stack.checked);
}
