# The configuration of a web server that is built into an image (docs/images.md): machines that start from it are
# ready as soon as they have booted, and a change is a new image.
{ config, pkgs, modulesPath, ... }:
{
  # The disk's layout, the boot loader, the network, and the SSH key that EC2 hands over. The root file system
  # grows to the size of its volume at every boot, so the image itself can stay small.
  imports = [ "${modulesPath}/virtualisation/amazon-image.nix" ];

  # Otherwise a machine would take its user data for a configuration, and rebuild itself to it at every boot:
  # minutes each time, with whatever nixpkgs there is by then. This image is its configuration.
  virtualisation.amazon-init.enable = false;

  networking.firewall.allowedTCPPorts = [ 80 443 ];

  services.nginx = {
    enable = true;
    recommendedGzipSettings = true;
    recommendedOptimisation = true;
    recommendedProxySettings = true;
    recommendedTlsSettings = true;
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

  # Keys alone. From where SSH can be reached is for the security group to say.
  services.openssh.settings = {
    PasswordAuthentication = false;
    KbdInteractiveAuthentication = false;
    X11Forwarding = false;
  };

  # A log must not fill the disk that the site is on; neither must what earlier generations have left.
  services.journald.extraConfig = ''
    SystemMaxUse=500M
    MaxRetentionSec=1month
  '';
  boot.tmp.cleanOnBoot = true;
  nix.gc = {
    automatic = true;
    dates = "weekly";
    options = "--delete-older-than 14d";
  };

  # Small machines have little memory, and EC2's have no swap.
  zramSwap.enable = true;

  # Nobody reads manuals on a server.
  documentation.nixos.enable = false;

  system.stateVersion = "26.05";
}
