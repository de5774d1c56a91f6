"""One configuration that meets every mended gap of the local AWS, and what is changed in it afterwards."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

AMI = "${data.aws_ami.nixos.id}"
GROUP = "${aws_security_group.main.id}"
SUBNET = "${aws_subnet.main.id}"


def as_created() -> dict[str, Any]:
    return {
        "terraform": {"required_providers": {"aws": {"source": "hashicorp/aws"}}},
        "data": {
            "aws_ami": {
                "nixos": {
                    "most_recent": True,
                    "owners": ["427812963091"],
                    "filter": [
                        {"name": "name", "values": ["nixos/25.11*"]},
                        {"name": "architecture", "values": ["x86_64"]},
                        {"name": "root-device-type", "values": ["ebs"]},
                        {"name": "virtualization-type", "values": ["hvm"]},
                    ],
                }
            }
        },
        "resource": {
            **_network(),
            **_instances(),
            **_scaling(),
            **_images(),
        },
        "output": {
            "root_volume": {"value": "${aws_instance.hidden.root_block_device[0].volume_id}"},
            "image": {"value": "${data.aws_ami.nixos.name}"},
        },
    }


def as_changed() -> dict[str, Any]:
    document = deepcopy(as_created())
    resources = document["resource"]
    # Interfaces that outlive their instance: its end must free them.
    del resources["aws_instance"]["attached"], resources["aws_network_interface"]
    tuned = resources["aws_instance"]["tuned"]
    tuned["monitoring"] = False
    tuned["credit_specification"]["cpu_credits"] = "standard"
    hidden = resources["aws_instance"]["hidden"]
    hidden["instance_initiated_shutdown_behavior"] = "terminate"
    hidden["vpc_security_group_ids"] = ["${aws_security_group.other.id}"]
    resources["aws_launch_template"]["main"]["instance_type"] = "t3.medium"
    resources["aws_autoscaling_group"]["main"]["default_instance_warmup"] = 60
    return document


def _network() -> dict[str, Any]:
    return {
        "aws_vpc": {
            "main": {"cidr_block": "10.20.0.0/16", "assign_generated_ipv6_cidr_block": True},
            "dns": {"cidr_block": "10.30.0.0/16"},
        },
        "aws_subnet": {
            "main": {
                "vpc_id": "${aws_vpc.main.id}",
                "cidr_block": "10.20.1.0/24",
                "ipv6_cidr_block": "${cidrsubnet(aws_vpc.main.ipv6_cidr_block, 8, 1)}",
            }
        },
        "aws_security_group": {
            "main": {"name": "gaps-main", "vpc_id": "${aws_vpc.main.id}"},
            "other": {"name": "gaps-other", "vpc_id": "${aws_vpc.main.id}"},
        },
        "aws_flow_log": {
            "main": {
                "vpc_id": "${aws_vpc.main.id}",
                "traffic_type": "ALL",
                "log_destination_type": "s3",
                "log_destination": "${aws_s3_bucket.main.arn}",
                "destination_options": {
                    "file_format": "parquet",
                    "hive_compatible_partitions": True,
                    "per_hour_partition": True,
                },
            }
        },
        "aws_route53_zone": {
            "private": {"name": "gaps.internal", "vpc": {"vpc_id": "${aws_vpc.dns.id}"}},
        },
    }


def _instances() -> dict[str, Any]:
    common = {"ami": AMI, "instance_type": "t3.small"}
    placed = {**common, "subnet_id": SUBNET, "vpc_security_group_ids": [GROUP]}
    return {
        "aws_network_interface": {"own": {"subnet_id": SUBNET}},
        "aws_instance": {
            "public": {**placed, "associate_public_ip_address": True, "ipv6_address_count": 1},
            "hidden": {**placed, "associate_public_ip_address": False, "private_ip": "10.20.1.77"},
            "tuned": {
                **placed,
                "instance_type": "t2.small",
                "monitoring": True,
                "instance_initiated_shutdown_behavior": "terminate",
                "credit_specification": {"cpu_credits": "unlimited"},
                "root_block_device": {
                    "volume_type": "gp3",
                    "volume_size": 30,
                    "iops": 4000,
                    "throughput": 250,
                    "encrypted": True,
                },
            },
            "attached": {
                **common,
                "network_interface": {
                    "device_index": 0,
                    "network_interface_id": "${aws_network_interface.own.id}",
                },
            },
        },
    }


def _scaling() -> dict[str, Any]:
    return {
        "aws_launch_template": {
            "main": {"name": "gaps", "image_id": AMI, "instance_type": "t3.small"},
        },
        "aws_autoscaling_group": {
            "main": {
                "name": "gaps",
                "min_size": 1,
                "max_size": 2,
                "vpc_zone_identifier": [SUBNET],
                "default_instance_warmup": 120,
                "max_instance_lifetime": 86400,
                "launch_template": {
                    "id": "${aws_launch_template.main.id}",
                    "version": "${aws_launch_template.main.latest_version}",
                },
                "instance_refresh": {"strategy": "Rolling", "preferences": {"auto_rollback": True}},
            }
        },
        "aws_autoscaling_policy": {
            "main": {
                "name": "gaps",
                "autoscaling_group_name": "${aws_autoscaling_group.main.name}",
                "policy_type": "TargetTrackingScaling",
                "target_tracking_configuration": {
                    "target_value": 50,
                    "predefined_metric_specification": {"predefined_metric_type": "ASGAverageCPUUtilization"},
                },
            }
        },
    }


def _images() -> dict[str, Any]:
    return {
        "aws_s3_bucket": {"main": {"bucket": "snowform-gaps"}},
        "aws_s3_object": {
            "disk": {"bucket": "${aws_s3_bucket.main.id}", "key": "nixos.vhd", "content": "a disk"}
        },
        "aws_ebs_snapshot_import": {
            "nixos": {
                "disk_container": {
                    "format": "VHD",
                    "user_bucket": {
                        "s3_bucket": "${aws_s3_object.disk.bucket}",
                        "s3_key": "${aws_s3_object.disk.key}",
                    },
                }
            }
        },
        "aws_ebs_snapshot_copy": {
            "encrypted": {
                "source_snapshot_id": "${aws_ebs_snapshot_import.nixos.id}",
                "source_region": "eu-central-1",
                "encrypted": True,
            }
        },
        "aws_ami": {
            "nixos": {
                "name": "gaps-nixos",
                "architecture": "x86_64",
                "boot_mode": "uefi",
                "ena_support": True,
                "imds_support": "v2.0",
                "root_device_name": "/dev/xvda",
                "virtualization_type": "hvm",
                "ebs_block_device": {
                    "device_name": "/dev/xvda",
                    "snapshot_id": "${aws_ebs_snapshot_import.nixos.id}",
                    "volume_type": "gp3",
                },
            }
        },
    }
