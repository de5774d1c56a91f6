# What everybody begins with: resources by hand, and references through `config`.
{ config, lib, ... }:
let
  inherit (config) resource data;
in
{
  terraform.required_version = ">= 1.6";
  terraform.required_providers.aws = {
    source = "hashicorp/aws";
    version = "~> 5.100";
  };

  provider.aws = {
    region = "eu-central-1";
    default_tags.tags.Project = "network";
  };

  data.aws_ami.nixos = {
    most_recent = true;
    owners = [ "427812963091" ];
    filter = [
      {
        name = "name";
        values = [ "nixos/26.05*" ];
      }
      {
        name = "architecture";
        values = [ "arm64" ];
      }
    ];
  };

  resource.aws_vpc.main = {
    cidr_block = "10.20.0.0/16";
    enable_dns_hostnames = true;
  };

  resource.aws_internet_gateway.main.vpc_id = resource.aws_vpc.main "id";

  resource.aws_subnet.main = {
    vpc_id = resource.aws_vpc.main "id";
    cidr_block = "10.20.1.0/24";
    map_public_ip_on_launch = true;
  };

  resource.aws_route_table.main.vpc_id = resource.aws_vpc.main "id";

  resource.aws_route.internet = {
    route_table_id = resource.aws_route_table.main "id";
    destination_cidr_block = "0.0.0.0/0";
    gateway_id = resource.aws_internet_gateway.main "id";
  };

  resource.aws_route_table_association.main = {
    subnet_id = resource.aws_subnet.main "id";
    route_table_id = resource.aws_route_table.main "id";
  };

  resource.aws_instance.web = {
    ami = data.aws_ami.nixos "id";
    instance_type = "t4g.small";
    subnet_id = resource.aws_subnet.main "id";
    root_block_device.volume_size = 30;
    tags.Name = "web";
  };

  output.address.value = resource.aws_instance.web "public_ip";
  output.ssh.value = "ssh root@${lib.tf.ref "aws_instance.web.public_ip"}";
}
