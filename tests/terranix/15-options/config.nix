{ config, lib, ... }:
{
  imports = [ ./bastion.nix ];

  security.bastion = {
    enable = true;
    vpcId = config.resource.aws_vpc.main "id";
    allowFrom = [
      {
        name = "office";
        cidr = "203.0.113.0/24";
      }
      {
        name = "vpn";
        cidr = "198.51.100.7/32";
      }
    ];
  };

  provider.aws.region = "eu-central-1";
  resource.aws_vpc.main.cidr_block = "10.50.0.0/16";
}
