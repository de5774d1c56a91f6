# count, for_each, dynamic blocks and lifecycle: Terraform repeats at the apply what Nix does not know.
{ config, lib, ... }:
let
  ref = lib.tf.ref;
in
{
  variable.rules = {
    type = "map(object({ port = number, cidrs = list(string) }))";
    default.https = {
      port = 443;
      cidrs = [ "0.0.0.0/0" ];
    };
  };
  variable.machines = {
    type = "number";
    default = 2;
  };

  provider.aws.region = "eu-central-1";

  data.aws_availability_zones.here.state = "available";

  resource.aws_vpc.main.cidr_block = "10.30.0.0/16";

  resource.aws_subnet.zone = {
    for_each = ref "toset(slice(data.aws_availability_zones.here.names, 0, 2))";
    vpc_id = config.resource.aws_vpc.main "id";
    availability_zone = ref "each.key";
    cidr_block = ref "cidrsubnet(aws_vpc.main.cidr_block, 8, index(data.aws_availability_zones.here.names, each.key))";
  };

  resource.aws_security_group.web = {
    vpc_id = config.resource.aws_vpc.main "id";
    name_prefix = "web-";
    lifecycle.create_before_destroy = true;
  };

  resource.aws_vpc_security_group_ingress_rule.web = {
    for_each = ref "var.rules";
    security_group_id = config.resource.aws_security_group.web "id";
    ip_protocol = "tcp";
    from_port = ref "each.value.port";
    to_port = ref "each.value.port";
    cidr_ipv4 = ref "each.value.cidrs[0]";
    description = ref "each.key";
  };

  resource.aws_instance.web = {
    count = ref "var.machines";
    ami = "ami-0123456789abcdef0";
    instance_type = "t3.small";
    subnet_id = ref "values(aws_subnet.zone)[count.index % 2].id";
    vpc_security_group_ids = [ (config.resource.aws_security_group.web "id") ];
    tags.Name = "web-\${count.index}";
    dynamic.ebs_block_device = {
      for_each = [
        "/dev/sdf"
        "/dev/sdg"
      ];
      iterator = "disk";
      content = {
        device_name = ref "disk.value";
        volume_size = 100;
      };
    };
    lifecycle = {
      ignore_changes = [
        "ami"
        "tags[\"Patched\"]"
      ];
      prevent_destroy = true;
      precondition = [
        {
          condition = ref "var.machines < 10";
          error_message = "Ten machines want another subnet.";
        }
      ];
    };
    timeouts.create = "10m";
    depends_on = [ "aws_vpc_security_group_ingress_rule.web" ];
  };

  output.addresses.value = ref "aws_instance.web[*].private_ip";
  output.subnets.value = ref "{ for zone, subnet in aws_subnet.zone : zone => subnet.id }";
}
