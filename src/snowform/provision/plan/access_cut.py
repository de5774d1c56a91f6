"""Which updates in place shut somebody or something out, where no name of an attribute tells."""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import ip_network
from typing import Any

from .changes import Change
from .edits import covers, empty
from .rules import AWS, PROVIDER, Rule, becomes, cut, lowered, raised_from_nothing

IMDS = AWS + "AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html"
ROLES = AWS + "IAM/latest/UserGuide/id_roles_use_switch-role-ec2_instance-profiles.html"
OWNERSHIP = AWS + "AmazonS3/latest/userguide/about-object-ownership.html"
VIEWERS = AWS + "AmazonCloudFront/latest/DeveloperGuide/"
PASSWORDS = AWS + "IAM/latest/UserGuide/id_credentials_passwords_account-policy.html"
RULES = AWS + "vpc/latest/userguide/security-group-rules.html"

LESS = "it lets through less, or something else"
RIGHTS = "other rights may be fewer"
USERS = "users may do less"

_SOURCES = (
    *("cidr_ipv4", "cidr_ipv6", "from_port", "to_port", "ip_protocol", "prefix_list_id"),
    "referenced_security_group_id",
)


def lets_less(change: Change) -> bool:
    """A rule of a security group that no longer covers what it did; a wider network and more ports do."""
    old = {name: change.was(name) for name in _SOURCES}
    new = {name: change.value(name) for name in _SOURCES}
    if new["ip_protocol"] == "-1":
        old |= dict.fromkeys(("from_port", "to_port", "ip_protocol"))
    for name in ("cidr_ipv4", "cidr_ipv6"):
        if _within(old[name], new[name]):
            old[name] = None
    return not covers(new, old)


def _within(old: Any, new: Any) -> bool:
    if empty(old) or empty(new):
        return False
    try:
        old_network, new_network = ip_network(old, strict=False), ip_network(new, strict=False)
    except ValueError:
        return False
    # Of two versions of the protocol none is part of the other.
    return old_network.version == new_network.version and old_network.subnet_of(new_network)  # type: ignore[arg-type]


def signs(change: Change) -> bool:
    """Viewers that needed no signature need one."""
    names = ("trusted_signers", "trusted_key_groups")
    return any(
        not empty(_behaviour(change.after, name)) and empty(_behaviour(change.before, name)) for name in names
    )


def _behaviour(values: Any, name: str) -> Any:
    blocks = (values or {}).get("default_cache_behavior") or [{}]
    return blocks[0].get(name)


ACCESS_CUT: Mapping[str, tuple[Rule, ...]] = {
    "aws_instance": (
        cut("its programs get other rights, or none", ROLES, "iam_instance_profile"),
        cut(
            "programs that ask for its metadata without a token get none",
            IMDS,
            "metadata_options.http_tokens",
            when=becomes("metadata_options.http_tokens", "required"),
        ),
    ),
    "aws_vpc_security_group_ingress_rule": (cut(LESS, RULES, *_SOURCES, when=lets_less),),
    "aws_vpc_security_group_egress_rule": (cut(LESS, RULES, *_SOURCES, when=lets_less),),
    "aws_s3_bucket_acl": (
        cut("others may no longer read it", OWNERSHIP, "acl", when=becomes("acl", "private")),
    ),
    "aws_s3_bucket_request_payment_configuration": (
        cut(
            "who does not pay, or does not sign in, is shut out",
            AWS + "AmazonS3/latest/userguide/RequesterPaysBuckets.html",
            "payer",
            when=becomes("payer", "Requester"),
        ),
    ),
    "aws_s3_bucket_ownership_controls": (
        cut(
            "access by ACLs ends",
            OWNERSHIP,
            "rule.object_ownership",
            when=becomes("rule.object_ownership", "BucketOwnerEnforced"),
        ),
    ),
    "aws_cloudfront_distribution": (
        cut(
            "viewers of some countries are shut out",
            VIEWERS + "georestrictions.html",
            "restrictions.geo_restriction",
        ),
        cut(
            "viewers need a signature",
            VIEWERS + "private-content-choosing-canned-custom-policy.html",
            "default_cache_behavior.trusted_*",
            when=signs,
        ),
        cut(
            "viewers that do not use HTTPS are shut out",
            VIEWERS + "using-https-viewers-to-cloudfront.html",
            "default_cache_behavior.viewer_protocol_policy",
            when=becomes("default_cache_behavior.viewer_protocol_policy", "https-only"),
        ),
        cut("requests may be blocked", VIEWERS + "distribution-web-awswaf.html", "web_acl_id"),
    ),
    "aws_iam_account_password_policy": (
        cut(
            "passwords expire",
            PASSWORDS,
            *("max_password_age", "hard_expiry"),
            when=raised_from_nothing("max_password_age", "hard_expiry"),
        ),
        cut("passwords expire sooner", PASSWORDS, "max_password_age", when=lowered("max_password_age")),
    ),
    "aws_iam_saml_provider": (
        cut(
            "who signs in by the former provider is shut out",
            PROVIDER + "iam_saml_provider.html.markdown",
            "saml_metadata_document",
        ),
    ),
    "aws_vpc_block_public_access_exclusion": (
        cut(
            "traffic from outside no longer gets in",
            PROVIDER + "vpc_block_public_access_exclusion.html.markdown",
            "internet_gateway_exclusion_mode",
            when=becomes("internet_gateway_exclusion_mode", "allow-egress"),
        ),
    ),
    "aws_elasticache_serverless_cache": (
        cut(USERS, AWS + "AmazonElastiCache/latest/dg/Clusters.RBAC.html", "user_group_id"),
    ),
    "aws_elasticache_user": (
        cut(
            USERS,
            AWS + "AmazonElastiCache/latest/dg/Clusters.RBAC.html",
            *("access_string", "authentication_mode", "passwords"),
        ),
    ),
    "aws_memorydb_user": (
        cut(
            USERS, AWS + "memorydb/latest/devguide/clusters.acls.html", "access_string", "authentication_mode"
        ),
    ),
    "aws_memorydb_cluster": (cut(USERS, AWS + "memorydb/latest/devguide/clusters.acls.html", "acl_name"),),
    "aws_networkfirewall_rule_group": (
        cut(
            "packets that pass now may be dropped",
            PROVIDER + "networkfirewall_rule_group.html.markdown",
            *("rules", "rule_group.rules_source.rules_string"),
        ),
    ),
    "aws_networkfirewall_firewall": (
        cut(
            "packets that pass now may be dropped",
            PROVIDER + "networkfirewall_firewall.html.markdown",
            "firewall_policy_arn",
        ),
    ),
    "aws_ssm_document": (
        cut(
            "accounts with which it is shared may lose it",
            PROVIDER + "ssm_document.html.markdown",
            "permissions",
        ),
    ),
    "aws_cognito_user_pool": (
        cut(
            "people can no longer sign up by themselves",
            PROVIDER + "cognito_user_pool.html.markdown",
            "admin_create_user_config.allow_admin_create_user_only",
            when=becomes("admin_create_user_config.allow_admin_create_user_only", True),
        ),
    ),
    "aws_lb_listener": (
        cut(
            "clients without a certificate that it knows are shut out",
            AWS + "elasticloadbalancing/latest/application/mutual-authentication.html",
            "mutual_authentication.mode",
            when=becomes("mutual_authentication.mode", "verify"),
        ),
    ),
    "aws_verifiedpermissions_policy": (
        cut(RIGHTS, PROVIDER + "verifiedpermissions_policy.html.markdown", "definition"),
    ),
    "aws_transfer_user": (
        cut(
            "users find other folders, or none",
            PROVIDER + "transfer_user.html.markdown",
            *("home_directory", "home_directory_mappings", "home_directory_type"),
        ),
    ),
}
