"""Numbers come out as they are written here, whatever their size."""

from cdktf import App, TerraformLocal, TerraformOutput
from constructs import Construct

from snowform import NamedStack
from snowform.aws import AwsProvider, CloudwatchMetricAlarm, CustomerGateway, VpnGateway

LOCALS = {
    "largest": 9223372036854775807,
    "smallest": -9223372036854775807,
    "beyond_floats": 9007199254740993,
    "exact": 123456.789,
    "small": 1.0e-7,
    "third": 0.1,
    "whole": 2.0,
    "zero": 0,
    "negative": -17,
    "text": "0042",
    "mixed": [1, 2.5, True, "3", {"deep": [9007199254740995, -0.25]}],
}


class Numbers(NamedStack):
    """A tunnel to an office, whose numbers of networks have ten digits."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id, required_providers={})
        for name, value in LOCALS.items():
            TerraformLocal(self, name, value)
        AwsProvider(self, "aws", region="eu-central-1")
        VpnGateway(self, "main", amazon_side_asn="4200000000")
        CustomerGateway(self, "office", bgp_asn=4200000001, ip_address="203.0.113.7", type="ipsec.1")
        CloudwatchMetricAlarm(
            self,
            "load",
            alarm_name="load",
            comparison_operator="GreaterThanThreshold",
            evaluation_periods=2,
            metric_name="CPUUtilization",
            namespace="AWS/EC2",
            period=300,
            statistic="Average",
            threshold=79.5,
        )
        TerraformOutput(self, "halves", value=[(n + 0.5) / 2 for n in range(4)])


app = App()
Numbers(app, "numbers")
app.synth()
