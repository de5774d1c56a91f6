"""The names of the networks and subnets in AWS, a line each; those of AWS' own have none."""

import sys

import boto3

ec2 = boto3.client("ec2")
found = [*ec2.describe_vpcs()["Vpcs"], *ec2.describe_subnets()["Subnets"]]
names = [tag["Value"] for one in found for tag in one.get("Tags", []) if tag["Key"] == "Name"]
sys.stdout.write("".join(f"{name}\n" for name in sorted(names)))
