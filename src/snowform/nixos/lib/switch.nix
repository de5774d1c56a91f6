# How a switch applies the stack: no apply that goes on is stopped, and stacks are applied in their order.
{
  cfg,
  lib,
  name,
  pkgs,
  stack,
  stacks,
  switch,
  systemctl,
  ...
}:

let
  bin = "${pkgs.coreutils}/bin";
  # What a switch needs to know of this boot: the unit as it was when it was last begun, and that there was
  # a switch.
  seen = "/run/snowform-switch/${name}";
  script = part: pkgs.writeShellScript "${name}-${part}";
in
{
  # The stacks that come before this one; a switch begins them in this order too.
  earlier = map (other: "snowform-${other}.service") cfg.after;
  earlierSwitches = map (other: "snowform-${other}-switch.service") cfg.after;
  # Those that come after it: where it failed, they were not begun.
  later = lib.filterAttrs (
    _: other: other.enable or false && lib.elem stack.name (other.after or [ ])
  ) stacks;

  begin = script "begin" ''
    file=$(${systemctl} show --value --property=FragmentPath ${name}.service)
    ${bin}/install -D -m 0600 "$file" ${seen}/unit
  '';

  # Applies what the unit says now. systemd would stop what it finds running, and what follows it: so this
  # waits until all of them have come to their end.
  apply = script "switch" ''
    unit=${name}.service

    show() {
      ${systemctl} show --value --property="$1" "$2"
    }
    followers() {
      local one
      for one in $(show RequiredBy "$1"); do
        if [[ $one == snowform-* ]]; then
          echo "$one"
          followers "$one"
        fi
      done
    }
    go_on() {
      local one
      for one; do
        case $(show SubState "$one") in
          dead | failed | exited | auto-restart*) ;;
          *) return 0 ;;
        esac
      done
      return 1
    }

    : > ${seen}/wanted
    while true; do
      while go_on "$unit" ${toString switch.earlierSwitches} $(followers "$unit"); do
        ${bin}/sleep 1
      done
      now=$(< "$(show FragmentPath "$unit")")
      if [[ -e ${seen}/unit && $(< ${seen}/unit) == "$now" ]]; then
        ${systemctl} start "$unit"
      else
        ${systemctl} restart "$unit"
      fi
      status=$?
      # Another switch may have come meanwhile.
      [[ $(< "$(show FragmentPath "$unit")") != "$now" ]] || exit "$status"
    done
  '';

  again = script "again" ''
    ${bin}/rm -f ${seen}/unit
    ${systemctl} --no-block start ${name}-switch.service
  '';

  follow = script "follow" (
    lib.concatLines (
      lib.mapAttrsToList (
        other: settings:
        lib.optionalString (!settings.onBoot) "[[ ! -e /run/snowform-switch/snowform-${other}/wanted ]] || "
        + "${systemctl} --no-block start snowform-${other}.service"
      ) switch.later
    )
  );

  # 3 says that there is drift.
  afterDrift = script "apply-drift" ''
    if [[ $EXIT_STATUS == 3 ]]; then
      ${systemctl} --no-block start ${name}-again.service
    fi
  '';
}
