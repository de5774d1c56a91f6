# A database server whose data is on a volume of its own, attached as /dev/sdf.
{ modulesPath, ... }:
{
  imports = [ "${modulesPath}/virtualisation/amazon-image.nix" ];

  fileSystems."/var/lib/postgresql" = {
    device = "/dev/sdf";
    fsType = "ext4";
    autoFormat = true;
    # EC2 attaches the volume once the machine runs: the first boot goes on without it for a while.
    options = [ "nofail" "x-systemd.device-timeout=10min" ];
  };

  services.postgresql = {
    enable = true;
    enableTCPIP = true;
    authentication = "host all all 10.0.0.0/8 scram-sha-256";
  };
  # On the root disk it would start an empty database.
  systemd.services.postgresql.unitConfig.RequiresMountsFor = "/var/lib/postgresql";

  networking.firewall.allowedTCPPorts = [ 22 5432 ];
  system.stateVersion = "26.05";
}
