# Several configurations of one provider: a list, and `alias`.
{ config, lib, ... }:
let
  regions = {
    frankfurt = "eu-central-1";
    virginia = "us-east-1";
    sydney = "ap-southeast-2";
  };
  others = lib.filterAttrs (name: _: name != "frankfurt") regions;
in
{
  provider.aws = [
    { region = regions.frankfurt; }
  ]
  ++ lib.mapAttrsToList (alias: region: { inherit alias region; }) others;

  provider.random = { };

  resource.random_pet.prefix.length = 2;

  resource.aws_s3_bucket = lib.mapAttrs (name: _: {
    bucket = "backup-${config.resource.random_pet.prefix "id"}-${name}";
    provider = if name == "frankfurt" then "aws" else "aws.${name}";
    force_destroy = false;
  }) regions;

  data.aws_caller_identity.me = { };

  data.aws_region = lib.mapAttrs (name: _: { provider = "aws.${name}"; }) others;

  resource.aws_acm_certificate.cdn = {
    provider = "aws.virginia";
    domain_name = "example.org";
    subject_alternative_names = [ "*.example.org" ];
    validation_method = "DNS";
    lifecycle.create_before_destroy = true;
  };

  output.regions.value = {
    account = config.data.aws_caller_identity.me "account_id";
    regions = lib.mapAttrsToList (name: _: config.data.aws_region.${name} "name") others;
  };
}
