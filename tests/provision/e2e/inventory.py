"""What exists in one region of the local AWS, as boto3 finds it, to be held against the state."""

from __future__ import annotations

from typing import Any

from snowform.local.clients import client


def existing(endpoint: str, region: str) -> dict[str, str]:
    """Id to kind of all that a stack of these tests can make, without what an account is born with."""
    ec2 = client("ec2", endpoint, region)
    found: dict[str, str] = {}
    vpcs = {vpc["VpcId"] for vpc in ec2.describe_vpcs()["Vpcs"] if not vpc["IsDefault"]}
    found |= dict.fromkeys(vpcs, "aws_vpc")
    found |= {
        subnet["SubnetId"]: "aws_subnet"
        for subnet in ec2.describe_subnets()["Subnets"]
        if subnet["VpcId"] in vpcs
    }
    gateways = ec2.describe_internet_gateways()["InternetGateways"]
    found |= {
        gateway["InternetGatewayId"]: "aws_internet_gateway"
        for gateway in gateways
        if not gateway["Attachments"] or gateway["Attachments"][0]["VpcId"] in vpcs
    }
    for table in ec2.describe_route_tables()["RouteTables"]:
        if table["VpcId"] in vpcs and not _is_main(table):
            found[table["RouteTableId"]] = "aws_route_table"
            for association in table["Associations"]:
                found[association["RouteTableAssociationId"]] = "aws_route_table_association"
            for route in table["Routes"]:
                if route.get("GatewayId") != "local":
                    found[f"{table['RouteTableId']} {route['DestinationCidrBlock']}"] = "aws_route"
    groups = ec2.describe_security_groups()["SecurityGroups"]
    own = {group["GroupId"] for group in groups if group["VpcId"] in vpcs and group["GroupName"] != "default"}
    found |= dict.fromkeys(own, "aws_security_group")
    for rule in ec2.describe_security_group_rules()["SecurityGroupRules"]:
        # A group is born with a rule that lets everything out, which the provider takes away.
        if rule["GroupId"] in own and rule["IsEgress"] is False:
            found[rule["SecurityGroupRuleId"]] = "aws_vpc_security_group_ingress_rule"
    found |= {pair["KeyName"]: "aws_key_pair" for pair in ec2.describe_key_pairs()["KeyPairs"]}
    for reservation in ec2.describe_instances()["Reservations"]:
        for instance in reservation["Instances"]:
            if instance["State"]["Name"] not in {"terminated", "shutting-down"}:
                found[instance["InstanceId"]] = "aws_instance"
    return found


def counts(found: dict[str, str]) -> dict[str, int]:
    """How many of each kind there are."""
    kinds = sorted(found.values())
    return {kind: kinds.count(kind) for kind in kinds}


def _is_main(table: dict[str, Any]) -> bool:
    return any(association.get("Main") for association in table["Associations"])
