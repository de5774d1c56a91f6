# The configuration of the machine "web" (cdktf.json). It arrives as user data and is applied at boot.
{ config, lib, pkgs, modulesPath, ... }:
{
  imports = [ "${modulesPath}/virtualisation/amazon-image.nix" ];

  networking.firewall.allowedTCPPorts = [ 80 443 ];

  services.nginx = {
    enable = true;
    virtualHosts.default = {
      default = true;
      root = pkgs.writeTextDir "index.html" "NixOS ${config.system.nixos.release}\n";
    };
  };

  systemd.services.healthcheck = {
    description = "Ask the web server for its page";
    startAt = "hourly";
    path = [ pkgs.curl ];
    script = ''
      status=$(curl --silent --output /dev/null --write-out '%{http_code}' "http://localhost''${HEALTH_PATH:-/}")
      test "$status" = 200
    '';
  };

  system.stateVersion = "26.05";
}
