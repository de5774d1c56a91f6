# Modules of Terraform's own, objects that are there already, and secrets that no state keeps.
{ config, ... }:
{
  provider.aws = [
    { region = "eu-central-1"; }
    {
      alias = "dns";
      region = "us-east-1";
    }
  ];

  module.network = {
    source = "terraform-aws-modules/vpc/aws";
    version = "~> 5.0";
    name = "web";
    cidr = "10.40.0.0/16";
    azs = [
      "eu-central-1a"
      "eu-central-1b"
    ];
    public_subnets = [
      "10.40.1.0/24"
      "10.40.2.0/24"
    ];
    public_subnet_tags."kubernetes.io/role/elb" = 1;
  };

  module.records = {
    source = "git::https://example.org/terraform/records.git?ref=v1.2.0";
    for_each = "\${toset([\"www\", \"api\"])}";
    name = "\${each.key}";
    zone_id = config.resource.aws_route53_zone.main "zone_id";
    providers.aws = "aws.dns";
    depends_on = [ "aws_eip.web" ];
  };

  resource.aws_route53_zone.main = {
    provider = "aws.dns";
    name = "example.org";
  };
  resource.aws_eip.web.domain = "vpc";

  import = [
    {
      to = "aws_route53_zone.main";
      id = "Z0123456789ABCDEFGHIJ";
    }
    {
      to = "aws_eip.web";
      id = "eipalloc-0123456789abcdef0";
    }
  ];

  ephemeral.aws_secretsmanager_secret_version.token.secret_id = "web/token";

  output.subnets.value = "\${module.network.public_subnets}";
}
