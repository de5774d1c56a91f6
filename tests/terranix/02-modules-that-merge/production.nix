{ lib, ... }:
lib.mkMerge [
  {
    provider.aws.region = "eu-central-1";
    resource.aws_security_group.web.tags.Team = "shop";
    resource.aws_instance.web.tags.Environment = "production";
  }
  {
    resource.aws_route53_record.web = {
      ttl = 60;
      records = lib.mkAfter [ "production" ];
    };
    # What nobody else has declared is declared by whoever needs it.
    output.web.value.region = "eu-central-1";
  }
  { output.web.value.records = [ "www" ]; }
]
