# The notice about stacks that are no longer applied, at each switch until their folder is removed.
{
  cfg,
  config,
  lib,
  name,
  stack,
  ...
}:

let
  say = text: {
    supportsDryActivation = true;
    inherit text;
  };
  known = map (one: one.state.directory) (lib.attrValues config.services.snowform);
  folders = [
    "/var/lib/private/${cfg.state.directory}"
    "/var/lib/${cfg.state.directory}"
  ];
in
lib.mkMerge [
  (lib.mkIf (!cfg.enable) {
    ${name} = say ''
      for folder in ${lib.escapeShellArgs folders}; do
        if [[ -r $folder/marker.json ]]; then
          if [[ $(< "$folder/marker.json") == *'"resources": 0,'* ]]; then
            echo "snowform: the stack ${stack.name} has ended, and nothing of it is left; its folder $folder can be removed" >&2
          else
            echo "snowform: the stack ${stack.name} is not applied any more: what it has made is still there, and its state is in $folder" >&2
            echo "snowform: to end it: enable it with policy.allowDestroy and onBoot = false, switch, ${name} destroy, disable it" >&2
          fi
          break
        fi
      done
    '';
  })
  # One of several stacks reports all whose modules are no longer imported.
  (lib.mkIf (lib.head (lib.attrNames config.services.snowform) == stack.name) {
    snowform = say ''
      for marker in /var/lib/private/snowform/*/marker.json /var/lib/snowform/*/marker.json; do
        folder=''${marker%/marker.json}
        for known in ${lib.escapeShellArgs known}; do
          case $folder in "/var/lib/$known" | "/var/lib/private/$known") continue 2 ;; esac
        done
        # A folder of a user that systemd makes up is there by a link, too.
        if [[ -r $marker && ! -L $folder && $(< "$marker") != *'"resources": 0,'* ]]; then
          echo "snowform: no module of this host applies the stack of $folder any more: what it has made is still there" >&2
        fi
      done
    '';
  })
]
