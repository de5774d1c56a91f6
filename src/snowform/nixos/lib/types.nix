# Options and their types from data, as options.toml and stack.json have them.
{
  lib,
  pkgs,
  types,
  ...
}:

let
  # A path that is no string would be copied into the Nix store.
  isText =
    value:
    if lib.isList value then
      lib.all isText value
    else if lib.isAttrs value && !(value ? outPath) then
      lib.all isText (lib.attrValues value)
    else
      !(builtins.isPath value);
  json = lib.types.addCheck (pkgs.formats.json { }).type isText // {
    description = "JSON value whose paths are strings";
  };
  named = {
    inherit json;
    inherit (lib.types)
      bool
      number
      package
      path
      ;
    inherit (lib.types.ints) positive unsigned;
    # Nowhere in the store, which everyone can read.
    secretFile = lib.types.externalPath;
    string = lib.types.str;
  };
in
{
  # The type that data says: a name, or { list = …; } and the like.
  of =
    data:
    if lib.isString data then
      named.${data}
    else if data ? nullOr then
      lib.types.nullOr (types.of data.nullOr)
    else if data ? list then
      lib.types.listOf (types.of data.list)
    else if data ? map then
      lib.types.attrsOf (types.of data.map)
    else if data ? object then
      lib.types.submodule { options = lib.mapAttrs (_: types.option) data.object; }
    else if data ? tuple then
      lib.types.addCheck (lib.types.listOf json) (types.isTuple data.tuple)
    else if data ? enum then
      lib.types.enum data.enum
    else if data ? either then
      lib.types.either (types.of (lib.head data.either)) (types.of (lib.last data.either))
    else
      lib.types.strMatching data.matching;

  isTuple =
    items: value:
    lib.length value == lib.length items
    && lib.all lib.id (lib.zipListsWith (item: (types.of item).check) items value);

  # An option: see the head of options.toml for what its data has.
  option =
    data:
    lib.mkOption (
      {
        inherit (data) description;
        type = types.of (if data.nullable or false then { nullOr = data.type; } else data.type);
      }
      // lib.optionalAttrs (data.nullable or false) { default = null; }
      // lib.optionalAttrs (data ? default) { inherit (data) default; }
      // lib.optionalAttrs (data ? defaultText) {
        defaultText = lib.literalExpression data.defaultText;
      }
      // lib.optionalAttrs (data ? example) { inherit (data) example; }
      // lib.optionalAttrs (data ? exampleText) {
        example = lib.literalExpression data.exampleText;
      }
    );

  # NixOS makes up a value for an option of such a type that nobody set.
  isEmptyable =
    data:
    lib.any (kind: data ? ${kind}) [
      "list"
      "map"
      "nullOr"
      "object"
      "tuple"
    ];
}
