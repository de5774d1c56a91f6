# A machine boots, is killed in the middle of its first apply, adopts what that had made, applies a changed stack at the
# next switch and refuses one that would destroy something. The local AWS is moto's server, on a machine of its own.
{ module }:
{ lib, ... }:

let
  region = "eu-central-1";
  keys = {
    AWS_ACCESS_KEY_ID = "local";
    AWS_SECRET_ACCESS_KEY = "local";
    AWS_DEFAULT_REGION = region;
    AWS_ENDPOINT_URL = "http://localhost:5000";
  };

  whole = builtins.fromJSON (builtins.readFile ./stack/config.tf.json);
  configurations = {
    inherit whole;
    changed = lib.recursiveUpdate whole { resource.aws_subnet.c.tags.Name = "web-changed"; };
    smaller = whole // {
      resource = whole.resource // {
        aws_subnet = removeAttrs whole.resource.aws_subnet [ "c" ];
      };
    };
  };
in
{
  name = "snowform-provisioning";

  nodes.aws =
    { pkgs, ... }:
    let
      python = pkgs.python3.withPackages (
        packages: [ packages.moto ] ++ packages.moto.optional-dependencies.server
      );
    in
    {
      networking.firewall.allowedTCPPorts = [ 5000 ];
      virtualisation.memorySize = 2048;
      environment.systemPackages = [
        (pkgs.writeShellScriptBin "names-in-aws" ''
          export ${lib.concatStringsSep " " (lib.mapAttrsToList (name: value: "${name}=${value}") keys)}
          exec ${python}/bin/python3 ${./names.py}
        '')
      ];
      systemd.services.moto = {
        description = "A local AWS";
        wantedBy = [ "multi-user.target" ];
        serviceConfig.ExecStart = "${python}/bin/moto_server --host 0.0.0.0 --port 5000";
      };
    };

  nodes.machine =
    { pkgs, ... }:
    let
      # A folder as `snowform nixos` writes it: no more of it is used than this.
      folder =
        name:
        let
          configuration = pkgs.writeText "config.tf.json" (builtins.toJSON configurations.${name});
        in
        pkgs.runCommand "web-${name}" { } ''
          install -D -m 0444 ${configuration} $out/config.tf.json
          install -m 0444 ${./stack/stack.json} $out/stack.json
        '';
      specialisation = name: {
        configuration.services.snowform.stacks.web.configuration = lib.mkForce (folder name);
      };
    in
    {
      imports = [ module ];

      virtualisation.memorySize = 3072;
      virtualisation.diskSize = 4096;

      # In this test alone: what is in /etc by environment.etc, everyone can read.
      environment.etc.aws-credentials.text = ''
        [default]
        aws_access_key_id = local
        aws_secret_access_key = local
      '';

      # AWS does at once what it is asked to, and answers late, so that a kill meets something in flight.
      systemd.services.late-aws = {
        description = "Late answers of AWS";
        wantedBy = [ "multi-user.target" ];
        before = [ "snowform-web.service" ];
        environment.PYTHONPATH = pkgs.writeTextDir "proxy.py" (
          builtins.readFile ../../tests/provision/e2e/proxy.py
        );
        serviceConfig.ExecStart = "${pkgs.python3}/bin/python3 ${./late.py} http://aws:5000 5001";
      };

      services.snowform.stacks.web = {
        enable = true;
        configuration = folder "whole";
        providers."hashicorp/aws" = null;
        credentials.file = "/etc/aws-credentials";
        environment = {
          AWS_ENDPOINT_URL = "http://127.0.0.1:5001";
          AWS_REGION = region;
        };
      };
      specialisation = {
        changed = specialisation "changed";
        smaller = specialisation "smaller";
      };
    };

  testScript = builtins.readFile ./steps.py + ''

    aws.wait_for_unit("moto.service")
    aws.wait_for_open_port(5000)
    machine.wait_for_unit("multi-user.target")
    provision(
        machine,
        # It fails where a unit does, as one whose plan is refused.
        lambda name: machine.execute(f"/run/booted-system/specialisation/{name}/bin/switch-to-configuration test"),
        lambda: aws.succeed("names-in-aws").split(),
    )
  '';
}
