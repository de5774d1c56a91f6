# A module as NixOS has them: options with types and defaults, and what follows from them.
{ config, lib, ... }:
let
  inherit (lib)
    mkEnableOption
    mkIf
    mkOption
    types
    ;
  cfg = config.security.bastion;
in
{
  options.security.bastion = {
    enable = mkEnableOption "a machine through which all others are reached";
    instanceType = mkOption {
      type = types.enum [
        "t4g.nano"
        "t4g.micro"
      ];
      default = "t4g.nano";
      description = "How large it is.";
    };
    vpcId = mkOption {
      type = types.str;
      description = "Where it stands.";
    };
    allowFrom = mkOption {
      type = types.listOf (
        types.submodule {
          options.name = mkOption { type = types.str; };
          options.cidr = mkOption { type = types.str; };
        }
      );
      default = [ ];
      description = "Who reaches it.";
    };
  };

  config = mkIf cfg.enable {
    resource.aws_security_group.bastion = {
      name = "bastion";
      vpc_id = cfg.vpcId;
    };
    resource.aws_vpc_security_group_ingress_rule = lib.listToAttrs (
      map (peer: {
        name = "bastion_${peer.name}";
        value = {
          security_group_id = config.resource.aws_security_group.bastion "id";
          description = peer.name;
          cidr_ipv4 = peer.cidr;
          ip_protocol = "tcp";
          from_port = 22;
          to_port = 22;
        };
      }) cfg.allowFrom
    );
    resource.aws_instance.bastion = {
      ami = "ami-0123456789abcdef0";
      instance_type = cfg.instanceType;
      associate_public_ip_address = true;
      vpc_security_group_ids = [ (config.resource.aws_security_group.bastion "id") ];
    };
    output.bastion_address.value = config.resource.aws_instance.bastion "public_ip";
  };
}
