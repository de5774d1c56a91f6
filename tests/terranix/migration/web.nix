{ config, lib, ... }:
let
  inherit (config) resource;
  ports = {
    http = 80;
    https = 443;
  };
in
{
  # The network is another module's: its tags are joined.
  resource.aws_vpc.main.tags.Serves = "web";

  resource.aws_security_group.web = {
    name = "web";
    vpc_id = resource.aws_vpc.main "id";
  };

  resource.aws_vpc_security_group_ingress_rule = lib.mapAttrs (name: port: {
    security_group_id = resource.aws_security_group.web "id";
    description = name;
    ip_protocol = "tcp";
    from_port = port;
    to_port = port;
    cidr_ipv4 = "0.0.0.0/0";
  }) ports;

  resource.aws_ssm_parameter.script = {
    name = "/site/script";
    type = "String";
    value = ''
      #!/bin/sh
      echo "$''${HOME}" >> /var/log/site
    '';
  };

  output.subnets.value = lib.mapAttrsToList (_: subnet: subnet "id") resource.aws_subnet;
}
