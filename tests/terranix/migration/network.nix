{ config, lib, ... }:
let
  inherit (config) resource;
  zones = {
    a = "10.70.1.0/24";
    b = "10.70.2.0/24";
  };
in
{
  resource.aws_vpc.main = {
    cidr_block = "10.70.0.0/16";
    tags.Name = "site";
  };

  resource.aws_internet_gateway.main.vpc_id = resource.aws_vpc.main "id";

  resource.aws_route_table.main.vpc_id = resource.aws_vpc.main "id";

  resource.aws_route.internet = {
    route_table_id = resource.aws_route_table.main "id";
    destination_cidr_block = "0.0.0.0/0";
    gateway_id = resource.aws_internet_gateway.main "id";
  };

  resource.aws_subnet = lib.mapAttrs (zone: range: {
    vpc_id = resource.aws_vpc.main "id";
    cidr_block = range;
    availability_zone = "eu-central-1${zone}";
    tags.Name = "site-${zone}";
  }) zones;

  resource.aws_route_table_association = lib.mapAttrs (zone: _: {
    subnet_id = resource.aws_subnet.${zone} "id";
    route_table_id = resource.aws_route_table.main "id";
  }) zones;
}
