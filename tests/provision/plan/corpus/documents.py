"""Policies, trusts and credentials that are replaced by what grants less."""

from __future__ import annotations

from tests.provision.plan.corpus.case import CUTS, allow, deny, policy, update

READ, WRITE = allow(["s3:GetObject", "s3:ListBucket"]), allow("s3:PutObject", "arn:aws:s3:::b/*")
ROOT = {"Principal": {"AWS": "arn:aws:iam::123456789012:root"}}
OTHER = {"Principal": {"AWS": "arn:aws:iam::210987654321:root"}}
EC2 = {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "ec2.amazonaws.com"}}
LAMBDA = {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "lambda.amazonaws.com"}}
GRAMMAR = "IAM/latest/UserGuide/reference_policies_grammar.html"
VPCE = {"StringEquals": {"aws:SourceVpce": "vpce-1"}}


def changed(type_: str, name: str, before: str, after: str) -> object:
    return update(CUTS, type_, {name: before}, {name: after}, GRAMMAR)


CASES = [
    changed("aws_iam_policy", "policy", policy(READ, WRITE), policy(READ)),
    changed("aws_iam_policy", "policy", policy(READ), policy(allow("s3:GetObject"))),
    changed("aws_iam_policy", "policy", policy(allow("s3:*")), policy(allow("s3:Get*"))),
    changed("aws_iam_policy", "policy", policy(READ), policy(READ, deny("s3:DeleteObject"))),
    changed(
        "aws_iam_policy",
        "policy",
        policy(allow("s3:GetObject")),
        policy(allow("s3:GetObject", "arn:aws:s3:::b/*")),
    ),
    changed("aws_iam_policy", "policy", policy(READ), policy({**READ, "Condition": VPCE})),
    changed(
        "aws_iam_policy",
        "policy",
        policy({"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}),
        policy(READ),
    ),
    update(CUTS, "aws_iam_policy", {"policy": policy(READ)}, {}, GRAMMAR, policy=True),
    changed("aws_iam_role_policy", "policy", policy(READ, WRITE), policy(WRITE)),
    changed("aws_iam_role", "assume_role_policy", policy(EC2), policy(LAMBDA)),
    changed("aws_iam_role", "assume_role_policy", policy(EC2, LAMBDA), policy(LAMBDA)),
    update(
        CUTS,
        "aws_iam_role",
        {"permissions_boundary": ""},
        {"permissions_boundary": "arn:aws:iam::123456789012:policy/least"},
        "IAM/latest/UserGuide/access_policies_boundaries.html",
    ),
    update(
        CUTS,
        "aws_iam_role",
        {"inline_policy": [{"name": "a", "policy": policy(READ, WRITE)}]},
        {"inline_policy": [{"name": "a", "policy": policy(READ)}]},
    ),
    update(CUTS, "aws_iam_instance_profile", {"role": "a"}, {"role": "b"}),
    update(CUTS, "aws_instance", {"iam_instance_profile": "a"}, {"iam_instance_profile": ""}),
    update(
        CUTS,
        "aws_lambda_function",
        {"role": "arn:aws:iam::123456789012:role/a"},
        {"role": "arn:aws:iam::123456789012:role/b"},
    ),
    changed(
        "aws_kms_key",
        "policy",
        policy(allow("kms:*", **ROOT), allow("kms:Decrypt", **OTHER)),
        policy(allow("kms:*", **ROOT)),
    ),
    changed("aws_kms_key_policy", "policy", policy(allow("kms:*", **ROOT)), policy(allow("kms:*", **OTHER))),
    changed(
        "aws_s3_bucket_policy",
        "policy",
        policy(allow("s3:GetObject", Principal="*")),
        policy(allow("s3:GetObject", **ROOT)),
    ),
    changed(
        "aws_s3_bucket_policy",
        "policy",
        policy(allow("s3:GetObject", **ROOT)),
        policy(allow("s3:GetObject", **ROOT), deny("s3:*", Principal="*", Condition=VPCE)),
    ),
    changed(
        "aws_sqs_queue_policy",
        "policy",
        policy(allow("sqs:*", **ROOT), allow("sqs:SendMessage", **OTHER)),
        policy(allow("sqs:*", **ROOT)),
    ),
    changed("aws_sqs_queue", "policy", policy(allow("sqs:*", **ROOT)), ""),
    changed(
        "aws_sns_topic_policy",
        "policy",
        policy(allow("sns:Publish", **OTHER)),
        policy(allow("sns:Publish", **ROOT)),
    ),
    changed(
        "aws_ecr_repository_policy",
        "policy",
        policy(allow("ecr:*", **OTHER)),
        policy(allow("ecr:Get*", **OTHER)),
    ),
    changed(
        "aws_secretsmanager_secret_policy",
        "policy",
        policy(allow("secretsmanager:GetSecretValue", **OTHER)),
        policy(allow("secretsmanager:GetSecretValue", **ROOT)),
    ),
    changed(
        "aws_vpc_endpoint", "policy", policy(allow("*", Principal="*")), policy(allow("s3:*", Principal="*"))
    ),
    changed("aws_organizations_policy", "content", policy(allow("*")), policy(allow("*"), deny("ec2:*"))),
    changed(
        "aws_opensearch_domain",
        "access_policies",
        policy(allow("es:*", **ROOT)),
        policy(allow("es:*", **OTHER)),
    ),
    changed(
        "aws_efs_file_system_policy",
        "policy",
        policy(allow("elasticfilesystem:*", **ROOT)),
        policy(allow("elasticfilesystem:ClientMount", **ROOT)),
    ),
    changed(
        "aws_glue_resource_policy",
        "policy",
        policy(allow("glue:*", **OTHER)),
        policy(allow("glue:*", **ROOT)),
    ),
    changed("aws_ssoadmin_permission_set_inline_policy", "inline_policy", policy(READ, WRITE), policy(READ)),
    changed(
        "aws_backup_vault_policy",
        "policy",
        policy(allow("backup:*", **ROOT)),
        policy(allow("backup:*", **ROOT), deny("backup:CopyIntoBackupVault", Principal="*")),
    ),
    update(CUTS, "aws_db_instance", {"password": "not-a-secret-1"}, {"password": "not-a-secret-2"}),
    update(CUTS, "aws_rds_cluster", {"master_password": "not-a-secret-1"}, {}, master_password=True),
    update(
        CUTS,
        "aws_lb_listener",
        {"ssl_policy": "ELBSecurityPolicy-2016-08"},
        {"ssl_policy": "ELBSecurityPolicy-TLS13-1-3-2021-06"},
    ),
    update(
        CUTS,
        "aws_cloudfront_distribution",
        {"viewer_certificate": [{"minimum_protocol_version": "TLSv1"}]},
        {"viewer_certificate": [{"minimum_protocol_version": "TLSv1.2_2021"}]},
    ),
    update(
        CUTS,
        "aws_cloudfront_distribution",
        {"default_cache_behavior": [{"viewer_protocol_policy": "allow-all"}]},
        {"default_cache_behavior": [{"viewer_protocol_policy": "https-only"}]},
    ),
    update(
        CUTS,
        "aws_instance",
        {"metadata_options": [{"http_tokens": "optional"}]},
        {"metadata_options": [{"http_tokens": "required"}]},
    ),
    update(CUTS, "aws_api_gateway_method", {"authorization": "NONE"}, {"authorization": "AWS_IAM"}),
    update(
        CUTS, "aws_lambda_function_url", {"authorization_type": "NONE"}, {"authorization_type": "AWS_IAM"}
    ),
    update(CUTS, "aws_api_gateway_method", {"api_key_required": False}, {"api_key_required": True}),
    update(CUTS, "aws_db_proxy", {"require_tls": False}, {"require_tls": True}),
    update(
        CUTS,
        "aws_s3_bucket_public_access_block",
        {"restrict_public_buckets": False},
        {"restrict_public_buckets": True},
    ),
    update(
        CUTS,
        "aws_s3_bucket_ownership_controls",
        {"rule": [{"object_ownership": "ObjectWriter"}]},
        {"rule": [{"object_ownership": "BucketOwnerEnforced"}]},
    ),
    update(CUTS, "aws_s3_bucket_acl", {"acl": "public-read"}, {"acl": "private"}),
    update(CUTS, "aws_iam_account_password_policy", {"hard_expiry": False}, {"hard_expiry": True}),
    update(
        CUTS, "aws_iam_saml_provider", {"saml_metadata_document": "<a/>"}, {"saml_metadata_document": "<b/>"}
    ),
    update(CUTS, "aws_route53_resolver_firewall_rule", {"action": "ALLOW"}, {"action": "BLOCK"}),
    update(
        CUTS,
        "aws_ssm_document",
        {"permissions": {"type": "Share", "account_ids": "1,2"}},
        {"permissions": {"type": "Share", "account_ids": "1"}},
    ),
    update(
        CUTS, "aws_networkfirewall_rule_group", {"rules": "pass tcp any any"}, {"rules": "drop tcp any any"}
    ),
]
