"""The same buckets in three regions, and a certificate where CloudFront wants it."""

from cdktf import App, TerraformOutput
from constructs import Construct

from snowform import NamedStack, Provider, Resource
from snowform.aws import AcmCertificate, AwsProvider, DataAwsCallerIdentity, DataAwsRegion, S3Bucket

HOME = "frankfurt"
REGIONS = {"frankfurt": "eu-central-1", "sydney": "ap-southeast-2", "virginia": "us-east-1"}


class Backups(NamedStack):
    """A bucket in each region."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id, required_providers={})
        aws = {HOME: AwsProvider(self, "aws", region=REGIONS[HOME])}
        for name, region in REGIONS.items():
            if name != HOME:
                aws[name] = AwsProvider(self, f"aws_{name}", alias=name, region=region)

        Provider(self, "random", "random")
        prefix = Resource(self, "prefix", "random_pet", length=2)
        for name, provider in aws.items():
            S3Bucket(
                self,
                f"aws_s3_bucket.{name}",
                provider=provider,
                bucket=f"backup-{prefix.id}-{name}",
                force_destroy=False,
            )

        identity = DataAwsCallerIdentity(self, "me")
        regions = [
            DataAwsRegion(self, f"aws_region.{name}", provider=provider)
            for name, provider in aws.items()
            if name != HOME
        ]
        AcmCertificate(
            self,
            "cdn",
            provider=aws["virginia"],
            domain_name="example.org",
            subject_alternative_names=["*.example.org"],
            validation_method="DNS",
            lifecycle={"create_before_destroy": True},
        )
        TerraformOutput(
            self,
            "regions",
            value={"account": identity.account_id, "regions": [region.name for region in regions]},
        )


app = App()
Backups(app, "backups")
app.synth()
