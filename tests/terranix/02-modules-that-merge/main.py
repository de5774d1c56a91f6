"""Several modules on one object: `contribute` merges what they say, and priorities say who is heard."""

from cdktf import App
from constructs import Construct

from snowform import NamedStack, after, before, contribute, default, force
from snowform.aws import AwsProvider, CloudwatchMetricAlarm, Instance, Route53Record, SecurityGroup


class Base(Construct):
    """A web server and its name."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        AwsProvider(self, "aws", region=default("us-east-1"))
        group = SecurityGroup(
            self,
            "aws_security_group.web",
            name="web",
            tags={"Name": "web", "Team": default("nobody")},
        )
        self.instance = Instance(
            self,
            "aws_instance.web",
            ami="ami-0123456789abcdef0",
            vpc_security_group_ids=[group.id],
            monitoring=False,
            tags={"Name": "web"},
        )
        Route53Record(
            self,
            "aws_route53_record.web",
            zone_id="Z0123456789ABCDEFGHIJ",
            name="www.example.org",
            type="TXT",
            ttl=default(3600),
            records=["base"],
        )


class Monitoring(Construct):
    """What watches a machine, whoever has made it."""

    def __init__(self, scope: Construct, id: str, instance: Instance) -> None:
        super().__init__(scope, id)
        probes = SecurityGroup(self, "aws_security_group.probes", name="probes")
        contribute(
            instance,
            monitoring=force(True),
            vpc_security_group_ids=after([probes.id]),
            tags={"Monitored": "yes"},
        )
        contribute(self, "resource.aws_route53_record.web", records=before(["monitoring"]))
        CloudwatchMetricAlarm(
            self,
            "aws_cloudwatch_metric_alarm.web",
            alarm_name="web",
            comparison_operator="GreaterThanThreshold",
            evaluation_periods=2,
            threshold=90,
            metric_name="CPUUtilization",
            namespace="AWS/EC2",
            period=60,
            statistic="Average",
            dimensions={"InstanceId": instance.id},
        )


class Production(Construct):
    """How it is where it counts."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        contribute(self, "provider.aws", region="eu-central-1")
        contribute(self, "resource.aws_security_group.web", tags={"Team": "shop"})
        contribute(self, "resource.aws_instance.web", tags={"Environment": "production"})
        contribute(self, "resource.aws_route53_record.web", ttl=60, records=after(["production"]))
        # What nobody else has declared is declared by whoever needs it.
        contribute(self, "output.web", value={"region": "eu-central-1"})
        contribute(self, "output.web", value={"records": ["www"]})


class Web(NamedStack):
    """A web server, as three modules want it."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id, required_providers={})
        base = Base(self, "base")
        Monitoring(self, "monitoring", base.instance)
        Production(self, "production")
        contribute(base.instance, instance_type=default("t3.nano"))


app = App()
Web(app, "web")
app.synth()
