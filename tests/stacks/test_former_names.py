"""A setting under the name that it once had is refused, with the name of today."""

from __future__ import annotations

import pytest

from modules.data_volume import VolumeSettings
from modules.dns_records import HostedZoneSettings
from modules.fleet_settings import RolloutSettings, ScalingSettings, SizeSettings
from modules.flow_logs import FlowLogSettings
from modules.load_balancer import LoadBalancerSettings
from modules.network_settings import NetworkSettings
from snowform.settings import SettingsError, read
from stacks.nixos_fleet import NixosFleetSettings
from stacks.nixos_host import InstanceSettings
from stacks.server_settings import MachineSettings, ProfileSettings
from stacks.state import StateSettings
from stacks.state_bucket import StateBucketSettings

FORMER: dict[type, dict[str, str]] = {
    NetworkSettings: {
        "zones": "availability_zones",
        "close_default_group": "restrict_default_security_group",
    },
    FlowLogSettings: {
        "retention_days": "retention_in_days",
        "traffic": "traffic_type",
        "interval": "max_aggregation_interval",
    },
    InstanceSettings: {
        "type": "instance_type",
        "zone": "availability_zone",
        "public_address": "associate_public_ip_address",
    },
    MachineSettings: {
        "type": "instance_type",
        "zone": "availability_zone",
        "public_address": "associate_public_ip_address",
        "root_size": "volume_size",
        "new_user_data": "user_data_replace_on_change",
        "profile": "instance_profile",
    },
    ProfileSettings: {"policies": "policy_arns"},
    VolumeSettings: {"device": "device_name", "snapshot": "snapshot_id", "kms_key": "kms_key_id"},
    HostedZoneSettings: {"id": "zone_id", "private": "private_zone"},
    NixosFleetSettings: {"type": "instance_type", "balancer": "load_balancer"},
    SizeSettings: {"min": "min_size", "max": "max_size", "desired": "desired_capacity"},
    ScalingSettings: {"target": "target_value"},
    RolloutSettings: {"grace_period": "health_check_grace_period", "warmup": "instance_warmup"},
    LoadBalancerSettings: {"health_path": "health_check_path"},
    StateSettings: {"kms_key": "kms_key_id", "table": "dynamodb_table", "lock_file": "use_lockfile"},
    StateBucketSettings: {
        "table": "dynamodb_table",
        "noncurrent_versions": "newer_noncurrent_versions",
        "protected": "prevent_destroy",
    },
}


@pytest.mark.parametrize(
    ("settings", "former", "name"),
    [
        pytest.param(settings, former, name, id=f"{settings.__name__}.{former}")
        for settings, names in FORMER.items()
        for former, name in names.items()
    ],
)
def test_a_former_name_is_refused_with_the_name_of_today(settings: type, former: str, name: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read(settings, {former: "x"}, where="settings")
    assert str(caught.value) == f"settings.{former}: no such setting; it is {name} now"
