"""What managed services have once for an object, an account or a region, and a creation sets anew."""

from __future__ import annotations

from collections.abc import Mapping

from .changes import Change
from .rules import AWS, Condition
from .takeover import CUTS, INTERRUPTS, LOSES, OVERWRITES, Takeover, account, holds, of, turns_on

VOICE = {
    f"aws_chime_voice_connector{part}": of("voice_connector_id", "aws_chime_voice_connector")
    for part in ("_logging", "_origination", "_streaming", "_termination", "_termination_credentials")
}
PUSH = {
    f"aws_pinpoint_{channel}": of("application_id", "aws_pinpoint_app")
    for channel in (
        *("adm_channel", "apns_channel", "apns_sandbox_channel", "apns_voip_channel"),
        *("apns_voip_sandbox_channel", "baidu_channel", "email_channel", "gcm_channel", "sms_channel"),
        "event_stream",
    )
}
RESOLVER = {
    f"aws_route53_resolver_{part}": of("resource_id", "aws_vpc")
    for part in ("config", "dnssec_config", "firewall_config")
}


def _is(name: str, *values: str) -> Condition:
    return lambda change: str(change.value(name)).lower() in values


def _zero(*names: str) -> Condition:
    def holds(change: Change) -> bool:
        return any(f"'{name}': 0" in repr(change.after) for name in names)

    return holds


def _destination(change: Change) -> bool:
    found = change.value("destination") or [{}]
    return bool(found[0].get("file_system_id"))


ADDRESSED: Mapping[str, Takeover] = {
    **VOICE,
    **PUSH,
    **RESOLVER,
    "aws_api_gateway_deployment": Takeover(
        INTERRUPTS,
        "the stage serves it instead of what it serves now",
        "rest_api_id",
        ("aws_api_gateway_rest_api",),
        turns_on("stage_name"),
    ),
    "aws_api_gateway_gateway_response": of("rest_api_id", "aws_api_gateway_rest_api"),
    "aws_api_gateway_rest_api_put": of("rest_api_id", "aws_api_gateway_rest_api"),
    "aws_appautoscaling_scheduled_action": Takeover(
        INTERRUPTS,
        "it scales to nothing",
        "resource_id",
        ("aws_appautoscaling_target",),
        _zero("max_capacity"),
    ),
    "aws_chimesdkvoice_global_settings": account(),
    "aws_cloudwatch_log_index_policy": of("log_group_name", "aws_cloudwatch_log_group"),
    "aws_computeoptimizer_enrollment_status": Takeover(
        INTERRUPTS, "nothing is analysed any longer", when=_is("status", "inactive")
    ),
    "aws_computeoptimizer_recommendation_preferences": account(),
    "aws_controltower_control": of(
        "target_identifier",
        "aws_organizations_organizational_unit",
        severity=CUTS,
        effect="what it forbids is denied to the accounts that are there",
    ),
    "aws_costoptimizationhub_preferences": account(),
    "aws_datazone_environment_blueprint_configuration": of("domain_id", "aws_datazone_domain"),
    "aws_devopsguru_event_sources_config": account(),
    "aws_efs_replication_configuration": Takeover(
        LOSES,
        "what the destination holds is overwritten",
        "source_file_system_id",
        (),
        _destination,
        AWS + "efs/latest/ug/efs-replication.html",
    ),
    "aws_glue_catalog_table_optimizer": Takeover(
        LOSES,
        "snapshots or files of the table are deleted",
        "table_name",
        ("aws_glue_catalog_table",),
        _is("type", "retention", "orphan_file_deletion"),
        AWS + "glue/latest/dg/table-optimizers.html",
    ),
    "aws_grafana_workspace_saml_configuration": of("workspace_id", "aws_grafana_workspace", severity=CUTS),
    "aws_lakeformation_opt_in": Takeover(
        CUTS,
        "Lake Formation's permissions hold instead of IAM's",
        source=AWS + "lake-formation/latest/dg/hybrid-access-mode.html",
    ),
    "aws_lb_trust_store_revocation": of(
        "trust_store_arn",
        "aws_lb_trust_store",
        severity=CUTS,
        effect="clients with these certificates are shut out",
    ),
    "aws_lightsail_container_service_deployment_version": of(
        "service_name", "aws_lightsail_container_service", effect="what runs there now is replaced"
    ),
    "aws_lightsail_lb_https_redirection_policy": of("lb_name", "aws_lightsail_lb"),
    "aws_lightsail_lb_stickiness_policy": of("lb_name", "aws_lightsail_lb"),
    "aws_m2_deployment": of("application_id", "aws_m2_application", effect="the application restarts"),
    "aws_prometheus_workspace_configuration": of("workspace_id", "aws_prometheus_workspace", severity=LOSES),
    "aws_redshift_snapshot_schedule_association": of(
        "cluster_identifier", "aws_redshift_cluster", severity=LOSES
    ),
    "aws_redshift_usage_limit": Takeover(
        INTERRUPTS,
        "what goes beyond it is switched off",
        "cluster_identifier",
        ("aws_redshift_cluster",),
        _is("breach_action", "disable"),
    ),
    "aws_redshiftserverless_usage_limit": Takeover(
        INTERRUPTS,
        "what goes beyond it is switched off",
        "resource_arn",
        ("aws_redshiftserverless_workgroup",),
        _is("breach_action", "deactivate"),
    ),
    "aws_s3control_multi_region_access_point_policy": Takeover(
        CUTS, OVERWRITES, "details", ("aws_s3control_multi_region_access_point",)
    ),
    "aws_sagemaker_servicecatalog_portfolio_status": Takeover(
        INTERRUPTS, "projects can no longer be made", when=_is("status", "disabled")
    ),
    "aws_securityhub_configuration_policy_association": of("target_id"),
    "aws_securityhub_standards_control": Takeover(
        INTERRUPTS,
        "it is no longer checked",
        "standards_control_arn",
        (),
        _is("control_status", "disabled"),
    ),
    "aws_securityhub_standards_control_association": Takeover(
        INTERRUPTS, "it is no longer checked", "standards_arn", (), _is("association_status", "disabled")
    ),
    "aws_shield_drt_access_role_arn_association": account(),
    "aws_shield_proactive_engagement": account(),
    "aws_ssmcontacts_plan": of("contact_id", "aws_ssmcontacts_contact"),
    "aws_ssoadmin_application_assignment_configuration": Takeover(
        CUTS,
        "who is not assigned to it is shut out",
        "application_arn",
        ("aws_ssoadmin_application",),
        turns_on("assignment_required"),
    ),
    "aws_verifiedpermissions_schema": of("policy_store_id", "aws_verifiedpermissions_policy_store"),
    "aws_network_acl_rule": Takeover(
        CUTS,
        "what was let through is denied",
        "network_acl_id",
        ("aws_network_acl",),
        _is("rule_action", "deny"),
    ),
    "aws_route53_resolver_firewall_rule": Takeover(
        CUTS,
        "names are no longer resolved",
        "firewall_rule_group_id",
        ("aws_route53_resolver_firewall_rule_group",),
        holds("action", "BLOCK"),
    ),
}
