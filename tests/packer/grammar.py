"""What Packer's documentation says of HCL templates as JSON, as far as ours use it.

Blocks, labels: https://developer.hashicorp.com/packer/docs/templates/hcl_templates/syntax-json and …/blocks.
Arguments: https://developer.hashicorp.com/packer/integrations/hashicorp/amazon/latest/components/builder/ebs,
…/hashicorp/ansible/latest/components/provisioner/ansible, …/packer/docs/provisioners/shell and …/file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from snowform.expressions import parse_template

_AMAZON_EBS = """
access_key ami_block_device_mappings ami_description ami_groups ami_name ami_org_arns ami_ou_arns
ami_product_codes ami_regions ami_users ami_virtualization_type associate_public_ip_address
assume_role availability_zone aws_polling capacity_reservation_group_arn capacity_reservation_id
capacity_reservation_preference communicator custom_endpoint_ec2 decode_authorization_messages
deprecate_at deregistration_protection disable_stop_instance ebs_optimized ena_support
enable_nitro_enclave enable_unlimited_credits encrypt_boot fast_launch fleet_tag fleet_tags
force_delete_snapshot force_deregister iam_instance_profile imds_support insecure_skip_tls_verify
instance_type kms_key_id launch_block_device_mappings license_specifications max_retries
metadata_options mfa_code no_ephemeral pause_before_connecting pause_before_ssm placement profile
region region_kms_key_ids run_tag run_tags run_volume_tag run_volume_tags secret_key
security_group_filter security_group_id security_group_ids session_manager_port
shared_credentials_file shutdown_behavior skip_ami_run_tags skip_create_ami
skip_credential_validation skip_metadata_api_check skip_profile_validation skip_region_validation
skip_save_build_region snapshot_copy_duration_minutes snapshot_groups snapshot_tag snapshot_tags
snapshot_users source_ami source_ami_filter spot_allocation_strategy spot_instance_types spot_price
spot_tag spot_tags sriov_support ssh_agent_auth ssh_clear_authorized_keys ssh_file_transfer_method
ssh_host ssh_interface ssh_keypair_name ssh_port ssh_private_key_file ssh_pty ssh_timeout
ssh_username subnet_filter subnet_id tag tags temporary_iam_instance_profile_policy_document
temporary_key_pair_bits temporary_key_pair_name temporary_key_pair_type
temporary_security_group_source_cidrs temporary_security_group_source_public_ip tenancy token
user_data user_data_file vault_aws_engine vpc_filter vpc_id
"""
AMAZON_EBS = frozenset(_AMAZON_EBS.split())
# Arguments that are maps, whose keys are the user's.
MAPS = {"filters", "run_tags", "run_volume_tags", "snapshot_tags", "tags"}
NESTED = {
    "launch_block_device_mappings": {
        *("delete_on_termination", "device_name", "encrypted", "iops", "kms_key_id", "no_device"),
        *("snapshot_id", "throughput", "virtual_name", "volume_size", "volume_type"),
    },
    "metadata_options": {
        *("http_endpoint", "http_put_response_hop_limit", "http_tokens", "instance_metadata_tags"),
    },
    "source_ami_filter": {"filters", "include_deprecated", "most_recent", "owners"},
}
PROVISIONERS = {
    "ansible": {
        *("ansible_env_vars", "command", "extra_arguments", "galaxy_file", "groups", "host_alias"),
        *("playbook_file", "roles_path", "use_proxy", "use_sftp", "user"),
    },
    "file": {"content", "destination", "direction", "generated", "source", "sources"},
    "shell": {
        *("env", "environment_vars", "execute_command", "expect_disconnect", "inline", "inline_shebang"),
        *("remote_folder", "script", "scripts", "skip_clean", "start_retry_timeout", "valid_exit_codes"),
    },
}
BUILD = {"description", "name", "post-processor", "post-processors", "provisioner", "source", "sources"}
VARIABLE = {"default", "description", "sensitive", "type", "validation"}
TOP = {"build", "data", "locals", "packer", "source", "variable", "variables"}
FUNCTIONS = {"formatdate", "timestamp"}


def problems(template: dict[str, Any]) -> Iterator[str]:
    """What Packer would not take, each with its place."""
    yield from _unknown("", template, TOP)
    packer = template["packer"]
    yield from _unknown("packer", packer, {"required_version", "required_plugins"})
    for name, plugin in packer["required_plugins"].items():
        yield from _unknown(f"required_plugins.{name}", plugin, {"source", "version"})
    for name, variable in template["variable"].items():
        yield from _unknown(f"variable.{name}", variable, VARIABLE)
    builders = {
        (kind, name): body for kind, named in template["source"].items() for name, body in named.items()
    }
    for (kind, name), body in builders.items():
        yield from _builder(f"source.{kind}.{name}", kind, body)
    yield from _build(template["build"], {f"source.{kind}.{name}" for kind, name in builders})
    known = {f"var.{name}" for name in template["variable"]} | {
        f"local.{name}" for name in template["locals"]
    }
    yield from _expressions(template, known | {"path.root"})


def _builder(where: str, kind: str, body: dict[str, Any]) -> Iterator[str]:
    if kind != "amazon-ebs":
        yield f"{where}: another builder"
    yield from _unknown(where, body, AMAZON_EBS)
    for name, allowed in NESTED.items():
        found = body.get(name, [])
        for block in found if isinstance(found, list) else [found]:
            yield from _unknown(f"{where}.{name}", block, allowed)
    for name in MAPS & body.keys():
        if not all(isinstance(value, str) for value in body[name].values()):
            yield f"{where}.{name}: no map of texts"


def _build(build: dict[str, Any], sources: set[str]) -> Iterator[str]:
    yield from _unknown("build", build, BUILD)
    if not set(build["sources"]) <= sources:
        yield "build: a source that is none"
    for number, labelled in enumerate(build["provisioner"]):
        # One label, so one property each: several would come in any order.
        ((kind, body),) = labelled.items()
        yield from _unknown(f"build.provisioner[{number}]", body, PROVISIONERS.get(kind, set()))


def _unknown(where: str, body: dict[str, Any], allowed: frozenset[str] | set[str]) -> Iterator[str]:
    yield from (f"{where}.{name}" for name in sorted(body.keys() - allowed - {"//"}))


def _expressions(value: Any, known: set[str]) -> Iterator[str]:
    if isinstance(value, str):
        template = parse_template(value)
        yield from (
            f"no {reference.text}" for reference in template.references() if reference.text not in known
        )
        yield from (f"no {call.name}()" for call in template.calls() if call.name not in FUNCTIONS)
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _expressions(inner, known)
