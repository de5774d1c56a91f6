# Which files of a module are not there: a flake leaves out what git does not track, without a word.
{
  copy,
  folder,
  lib,
  optionPath,
}:

let
  isThere =
    root: file:
    let
      path = root + "/${file}";
    in
    # A link need not lead anywhere here.
    builtins.pathExists path
    || builtins.pathExists (dirOf path) && builtins.readDir (dirOf path) ? ${baseNameOf file};
  missingIn =
    root:
    if isThere root "files.json" then
      lib.filter (file: !(isThere root file)) (
        builtins.fromJSON (builtins.readFile (root + "/files.json"))
      )
    else
      [ "files.json" ];
  ofStack = missingIn folder;
  ofLibrary = lib.optionals (copy != null) (missingIn copy);
  files = ofStack ++ map (file: "snowform/${file}") ofLibrary;

  inRepository =
    path:
    let
      below = builtins.match "${builtins.storeDir}/[^/]+/(.+)" (toString path);
    in
    if below == null then toString path else lib.head below;
  folders =
    lib.optional (ofStack != [ ]) (inRepository folder)
    ++ lib.optional (ofLibrary != [ ]) (inRepository copy);
  place =
    if lib.elem "stack.json" ofStack then "services.snowform.${baseNameOf folder}" else optionPath;
in
{
  inherit files;

  # Without these there are no options to say it by.
  isHopeless =
    lib.elem "stack.json" ofStack
    || lib.any (
      file: builtins.match ".*[.](nix|toml)" file != null && file != "library/persistence.nix"
    ) ofLibrary;

  complaint = ''
    ${place}: of its module these files are missing:
    ${lib.concatStringsSep ", " (lib.take 9 files)}${
      lib.optionalString (lib.length files > 9) " and others"
    }.
    A flake has only what git tracks: git add ${toString folders} (with --force where git ignores them).
  '';
}
