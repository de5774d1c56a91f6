# The configuration of every machine of a fleet (docs/fleets.md). It arrives as user data, and each new machine
# rebuilds itself to it before it serves.
{ config, pkgs, modulesPath, ... }:
{
  imports = [ "${modulesPath}/virtualisation/amazon-image.nix" ];

  # Without this, a machine rebuilds itself at every later boot too. An image that has its configuration already
  # is built with it: then nothing is rebuilt, and a new machine serves within a minute or two.
  # virtualisation.amazon-init.enable = false;

  # Who may come to this port, the security group says: the balancer alone, where there is one.
  networking.firewall.allowedTCPPorts = [ 80 ];

  services.nginx = {
    enable = true;
    virtualHosts.default = {
      default = true;
      root = pkgs.writeTextDir "index.html" "NixOS ${config.system.nixos.release}\n";
      locations."= /health".extraConfig = ''
        access_log off;
        default_type text/plain;
        return 200 "ok\n";
      '';
    };
  };

  # The balancer asks from inside the network, so a machine that cannot serve says so in its own log as well.
  systemd.services.healthcheck = {
    description = "Ask the web server for its health";
    startAt = "*:0/5";
    path = [ pkgs.curl ];
    script = ''
      status=$(curl --silent --output /dev/null --write-out '%{http_code}' "http://localhost''${HEALTH_PATH:-/health}")
      test "$status" = 200
    '';
  };

  system.stateVersion = "26.05";
}
