# The notice about a stack that is not enabled any more, at each switch until its folder is removed.
{
  cfg,
  lib,
  name,
  stack,
  ...
}:

let
  folders = [
    "/var/lib/private/${cfg.state.directory}"
    "/var/lib/${cfg.state.directory}"
  ];
in
lib.mkIf (!cfg.enable) {
  ${name} = {
    supportsDryActivation = true;
    text = ''
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
  };
}
