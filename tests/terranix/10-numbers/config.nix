# Numbers as they are: beyond what a float holds, floats with all their digits, texts that look like numbers.
{ lib, ... }:
{
  provider.aws.region = "eu-central-1";

  locals = {
    largest = 9223372036854775807;
    smallest = -9223372036854775807;
    beyond_floats = 9007199254740993;
    exact = 123456.789;
    small = 1.0e-7;
    third = 0.1;
    whole = 2.0;
    zero = 0;
    negative = -17;
    text = "0042";
    mixed = [
      1
      2.5
      true
      "3"
      {
        deep = [
          9007199254740995
          (-0.25)
        ];
      }
    ];
  };

  resource.aws_vpn_gateway.main.amazon_side_asn = "4200000000";

  resource.aws_customer_gateway.office = {
    bgp_asn = 4200000001;
    ip_address = "203.0.113.7";
    type = "ipsec.1";
  };

  resource.aws_cloudwatch_metric_alarm.load = {
    alarm_name = "load";
    comparison_operator = "GreaterThanThreshold";
    evaluation_periods = 2;
    metric_name = "CPUUtilization";
    namespace = "AWS/EC2";
    period = 300;
    statistic = "Average";
    threshold = 79.5;
  };

  output.halves.value = lib.genList (n: (n + 0.5) / 2) 4;
}
