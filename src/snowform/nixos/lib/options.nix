# The options of a stack: those of options.toml that it has a use for, with what is its own.
{
  cfg,
  lib,
  optionPath,
  options,
  pkgs,
  providers,
  stack,
  stacks,
  types,
  ...
}:

let
  shared = builtins.fromTOML (builtins.readFile ./options.toml);
  # With the stack's name and place in the shared texts. Which options there are must not hang on these: what a
  # submodule is called, NixOS says by its configuration.
  named =
    value:
    if lib.isString value then
      lib.replaceStrings [ "<stack>" "<options>" ] [ stack.name optionPath ] value
    else if lib.isList value then
      map named value
    else if lib.isAttrs value then
      lib.mapAttrs (_: named) value
    else
      value;

  textsOf =
    path:
    let
      at = lib.attrByPath path { };
    in
    lib.recursiveUpdate (named (at shared)) (at stack.options);

  isOption = data: lib.isString (data.description or null);
  concerns = data: !(isOption data && data ? when) || stack.facts.${data.when};
  prune =
    data:
    if isOption data then
      data
    else
      lib.filterAttrs (_: one: one != { }) (lib.mapAttrs (_: prune) (lib.filterAttrs (_: concerns) data));
  declared = prune (lib.recursiveUpdate shared stack.options);
  mapOptions = lib.mapAttrsRecursiveCond (data: !(isOption data));

  # Defaults that the host has to do with; options.toml and stack.json have what the manual says of them.
  defaults = {
    package = if stack.facts.providers then providers.packaged else pkgs.opentofu;
    planCredentials = lib.optionalAttrs stack.facts.aws cfg.credentials;
  }
  // lib.optionalAttrs (stack.after != [ ]) {
    # As far as this host has them.
    after = lib.filter (other: stacks.${other}.enable or false) stack.after;
  };
  withDefault =
    path: data:
    data // lib.optionalAttrs (data ? defaultText) { default = lib.attrByPath path null defaults; };

  mustBeSet =
    data:
    types.isEmptyable data.type && !(data ? default || data ? defaultText || data.nullable or false);
  required = lib.collect lib.isList (
    mapOptions (path: data: if mustBeSet data then path else null) declared
  );
in
{
  options = mapOptions (path: _: types.option (withDefault path (textsOf path))) declared;

  # The paths of options without a default for which NixOS would make up an empty value.
  unset = lib.filter (path: !(lib.attrByPath path null options).isDefined) required;
}
