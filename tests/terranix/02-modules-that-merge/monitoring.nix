{ config, lib, ... }:
{
  resource.aws_instance.web = {
    monitoring = lib.mkForce true;
    vpc_security_group_ids = lib.mkAfter [ (config.resource.aws_security_group.probes "id") ];
    tags.Monitored = "yes";
  };

  resource.aws_security_group.probes.name = "probes";

  resource.aws_route53_record.web.records = lib.mkBefore [ "monitoring" ];

  resource.aws_cloudwatch_metric_alarm.web = lib.mkIf config.resource.aws_instance.web.monitoring {
    alarm_name = "web";
    comparison_operator = "GreaterThanThreshold";
    evaluation_periods = 2;
    threshold = 90;
    metric_name = "CPUUtilization";
    namespace = "AWS/EC2";
    period = 60;
    statistic = "Average";
    dimensions.InstanceId = config.resource.aws_instance.web "id";
  };
}
