# A folder as what is built may have it: copied under a name that the store takes, whatever the folder is called.
# `option` is told where a builder would not see it.
lib: option: folder:
if lib.isString folder && !builtins.hasContext folder then
  throw ''
    snowform: ${option}: what is built cannot see ${folder}. Name the folder without quotes, or a derivation that
    makes it.
  ''
else if builtins.isPath folder then
  builtins.path {
    name = "source";
    path = folder;
  }
else
  folder
