# Nulls that reach Terraform: attributes that are objects need each of their fields, and an absent one is no null.
{ config, lib, ... }:
let
  closed = {
    action = "deny";
    protocol = "-1";
    from_port = 0;
    to_port = 0;
    cidr_block = null;
    icmp_code = null;
    icmp_type = null;
    ipv6_cidr_block = null;
  };
in
{
  provider.aws.region = "eu-central-1";

  locals = {
    nothing = null;
    within = [
      null
      { key = null; }
    ];
  };

  variable.zone = {
    type = "string";
    default = null;
  };

  resource.aws_vpc.main = {
    cidr_block = "10.60.0.0/16";
    ipv6_ipam_pool_id = null;
    tags.Name = null;
  };

  resource.aws_network_acl.main = {
    vpc_id = config.resource.aws_vpc.main "id";
    ingress = [
      (
        closed
        // {
          rule_no = 100;
          action = "allow";
          protocol = "tcp";
          from_port = 443;
          to_port = 443;
          cidr_block = "0.0.0.0/0";
        }
      )
      (
        closed
        // {
          rule_no = 200;
          ipv6_cidr_block = "::/0";
        }
      )
    ];
  };

  resource.terraform_data.known.input = {
    zone = lib.tf.ref "var.zone";
    note = null;
    list = [
      "a"
      null
    ];
  };
}
