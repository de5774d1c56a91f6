# The stack's services and its timer.
{
  cfg,
  lib,
  name,
  program,
  sandbox,
  stack,
  switch,
  systemctl,
  ...
}:

let
  inherit (program) launch;
in
{
  services = {
    ${name} = lib.mkMerge [
      (sandbox.unit "credentials")
      {
        description = "Apply the stack ${stack.name}";
        wantedBy = lib.optional cfg.onBoot "multi-user.target";
        requires = [ "sysinit.target" ] ++ switch.earlier;
        after = [
          "sysinit.target"
          "basic.target"
        ]
        ++ switch.earlier;
        before = [ "shutdown.target" ];
        conflicts = [ "shutdown.target" ];
        # Else multi-user.target, and so boot, would wait for it. The rest of them stands above.
        unitConfig.DefaultDependencies = false;
        # A switch would stop a running apply. The unit below starts it again, when nothing goes on.
        restartIfChanged = false;
        # Tried again for as long as it takes, and never too often to be started by hand.
        startLimitIntervalSec = 0;
        serviceConfig = {
          Type = "oneshot";
          RemainAfterExit = true;
          ExecStartPre = [ "-+${switch.begin}" ];
          ExecStart = "${launch} apply --yes";
          ExecStartPost = lib.optional (switch.later != { }) "-+${switch.follow}";
          TimeoutStartSec = "infinity";
          SuccessExitStatus = lib.optional (cfg.refusal == "warn") "4";
          # Only 7 (another run) and 8 (no answer) pass by themselves.
          Restart = "on-failure";
          RestartSec = "2min";
          RestartPreventExitStatus = "1 2 3 4 5 6 9 10 SIGABRT SIGKILL SIGSEGV";
        };
      }
    ];

    "${name}-switch" = {
      description = "Apply the stack ${stack.name} at a switch";
      # Each switch starts it, and waits. So does boot, but its condition does not hold yet then.
      wantedBy = [ "multi-user.target" ];
      # Of several stacks that a switch changes, the first is to be applied first.
      after = switch.earlierSwitches;
      before = map (other: "snowform-${other}.service") (lib.attrNames switch.later);
      restartIfChanged = false;
      serviceConfig = sandbox.manager // {
        Type = if cfg.wait then "oneshot" else "exec";
        ExecCondition = "${systemctl} --quiet is-active multi-user.target";
        # Whether that works out is for the other unit to say.
        ExecStart = "-${switch.apply}";
        TimeoutStartSec = "infinity";
      };
    };

    # For what changes without the unit, such as a secret: nothing that goes on is stopped.
    "${name}-again" = {
      description = "Apply the stack ${stack.name} again";
      before = [ "${name}-switch.service" ];
      restartIfChanged = false;
      serviceConfig = sandbox.manager // {
        Type = "oneshot";
        ExecStart = switch.again;
      };
    };

    "${name}-drift" = lib.mkIf cfg.drift.enable (
      lib.mkMerge [
        (sandbox.unit "planCredentials")
        {
          description = "Look for drift of the stack ${stack.name}";
          restartIfChanged = false;
          serviceConfig = {
            Type = "oneshot";
            ExecStart = "${launch} drift";
            SuccessExitStatus = lib.optional (cfg.drift.action != "fail") "3";
            ExecStopPost = lib.optional (cfg.drift.action == "apply") "+${switch.afterDrift}";
          };
        }
      ]
    );

    "${name}-destroy" = lib.mkMerge [
      (sandbox.unit "credentials")
      {
        description = "Destroy what the stack ${stack.name} has made";
        restartIfChanged = false;
        serviceConfig = {
          Type = "oneshot";
          ExecStart = "${launch} destroy --yes";
          TimeoutStartSec = "infinity";
        };
      }
    ];
  };

  timers."${name}-drift" = lib.mkIf cfg.drift.enable {
    description = "Look for drift of the stack ${stack.name} again and again";
    wantedBy = [ "timers.target" ];
    timerConfig = {
      OnCalendar = cfg.drift.schedule;
      RandomizedDelaySec = cfg.drift.randomizedDelay;
      Persistent = true;
    };
  };
}
