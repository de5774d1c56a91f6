{ config, lib, ... }:
{
  provider.aws.region = lib.mkDefault "us-east-1";

  resource.aws_security_group.web = {
    name = "web";
    tags = {
      Name = "web";
      Team = lib.mkDefault "nobody";
    };
  };

  resource.aws_instance.web = {
    ami = "ami-0123456789abcdef0";
    vpc_security_group_ids = [ (config.resource.aws_security_group.web "id") ];
    monitoring = false;
    tags.Name = "web";
  };

  resource.aws_route53_record.web = {
    zone_id = "Z0123456789ABCDEFGHIJ";
    name = "www.example.org";
    type = "TXT";
    ttl = lib.mkDefault 3600;
    records = [ "base" ];
  };
}
