# Lists of blocks within blocks, modules that write maps of them, and JSON in a text.
{ config, lib, ... }:
let
  balancers = "arn:aws:elasticloadbalancing:eu-central-1:123456789012";
  weights = {
    canary = 10;
    stable = 90;
  };
  rule = id: days: class: {
    inherit id;
    status = "Enabled";
    filter = [ { prefix = "${id}/"; } ];
    transition = [
      {
        inherit days;
        storage_class = class;
      }
    ];
    noncurrent_version_expiration = [
      {
        noncurrent_days = 30;
        newer_noncurrent_versions = 3;
      }
    ];
  };
in
{
  provider.aws.region = "eu-central-1";

  resource.aws_s3_bucket.logs.bucket_prefix = "logs-";

  resource.aws_s3_bucket_lifecycle_configuration.logs = {
    bucket = config.resource.aws_s3_bucket.logs "id";
    rule = [
      (rule "access" 30 "STANDARD_IA")
      (rule "audit" 90 "GLACIER")
    ];
  };

  resource.aws_s3_bucket_policy.logs = {
    bucket = config.resource.aws_s3_bucket.logs "id";
    policy = builtins.toJSON {
      Version = "2012-10-17";
      Statement = [
        {
          Effect = "Deny";
          Principal = "*";
          Action = "s3:*";
          Resource = "${config.resource.aws_s3_bucket.logs "arn"}/*";
          Condition.Bool."aws:SecureTransport" = "false";
        }
      ];
    };
  };

  resource.aws_lb_listener_rule.canary = {
    listener_arn = "${balancers}:listener/app/web/50dc6c495c0c9188/f2f7dc8efc522ab2";
    priority = 100;
    action = [
      {
        type = "forward";
        forward = [
          {
            target_group = lib.mapAttrsToList (name: weight: {
              arn = "${balancers}:targetgroup/${name}/73e2d6bc24d8a067";
              inherit weight;
            }) weights;
            stickiness = [
              {
                enabled = true;
                duration = 600;
              }
            ];
          }
        ];
      }
    ];
    condition = [
      { path_pattern = [ { values = [ "/api/*" ]; } ]; }
      {
        host_header = [
          {
            values = [
              "example.org"
              "www.example.org"
            ];
          }
        ];
      }
    ];
  };

  # An object without a word in it is a block nevertheless.
  resource.aws_wafv2_web_acl.web = {
    name = "web";
    scope = "REGIONAL";
    default_action.allow = { };
    visibility_config = {
      cloudwatch_metrics_enabled = true;
      metric_name = "web";
      sampled_requests_enabled = false;
    };
    rule = [
      {
        name = "known-bad";
        priority = 1;
        override_action.none = { };
        statement.managed_rule_group_statement = {
          vendor_name = "AWS";
          name = "AWSManagedRulesKnownBadInputsRuleSet";
        };
        visibility_config = {
          cloudwatch_metrics_enabled = true;
          metric_name = "known-bad";
          sampled_requests_enabled = true;
        };
      }
    ];
  };
}
