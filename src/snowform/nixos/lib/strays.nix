# The notice about stacks that no module of the host applies any more, at each switch.
{ lib, stacks }:

let
  known = map (one: one.state.directory) (lib.attrValues stacks);
in
{
  supportsDryActivation = true;
  text = ''
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
}
