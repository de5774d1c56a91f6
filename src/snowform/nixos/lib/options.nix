# The options of a stack: those of options.toml that it has a use for, with what is its own.
{
  cfg,
  config,
  lib,
  optionPath,
  options,
  pkgs,
  providers,
  stack,
  types,
  ...
}:

let
  shared = builtins.fromTOML (
    lib.replaceStrings [ "<stack>" "<options>" ] [ stack.name optionPath ] (
      builtins.readFile ./options.toml
    )
  );

  isOption = data: lib.isString (data.description or null);
  concerns = data: !(isOption data && data ? when) || stack.facts.${data.when};
  prune =
    data:
    if isOption data then
      data
    else
      lib.filterAttrs (_: one: one != { }) (
        lib.mapAttrs (_: prune) (lib.filterAttrs (_: concerns) data)
      );
  declared = prune (lib.recursiveUpdate shared stack.options);
  mapOptions = lib.mapAttrsRecursiveCond (data: !(isOption data));

  # Defaults that the host has to do with; options.toml and stack.json have what the manual says of them.
  defaults = {
    package = if stack.facts.providers then providers.packaged else pkgs.opentofu;
    planCredentials = lib.optionalAttrs stack.facts.aws cfg.credentials;
  }
  // lib.optionalAttrs (stack.after != [ ]) {
    # As far as this host has them.
    after = lib.filter (other: config.services.snowform.${other}.enable or false) stack.after;
  };
  withDefault =
    path: data:
    data // lib.optionalAttrs (data ? defaultText) { default = lib.attrByPath path null defaults; };

  mustBeSet =
    data:
    types.isEmptyable data.type
    && !(data ? default || data ? defaultText || data.nullable or false);
  required = lib.collect lib.isList (
    mapOptions (path: data: if mustBeSet data then path else null) declared
  );
in
{
  options = mapOptions (path: data: types.option (withDefault path data)) declared;

  # The paths of options without a default for which NixOS would make up an empty value.
  unset = lib.filter (
    path: !(lib.attrByPath path null options.services.snowform.${stack.name}).isDefined
  ) required;
}
