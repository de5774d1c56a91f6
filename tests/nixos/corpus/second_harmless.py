"""What only looks like a secret, and the rules were not made for: ordinary configurations and scripts."""

from __future__ import annotations

import json

from tests.nixos.corpus.cases import (
    LETTERS,
    Cases,
    Document,
    containers,
    data,
    encoded,
    environment,
    module,
    provider,
    resource,
    user_data,
)
from tests.nixos.corpus.second_harmless_texts import TEXTS

_ARN = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:prod/db-AbCdEf"
_UUID = "1b4e28ba-2fa1-11d2-883f-0016d3cca427"
_RESOURCES: dict[str, Document] = {
    "RDS": resource(
        "aws_db_instance",
        username="web",
        password_wo="${ephemeral.random_password.x.result}",
        password_wo_version=1,
    ),
    "RDS with IAM": resource(
        "aws_db_instance", iam_database_authentication_enabled=True, master_user_secret_kms_key_id=_UUID
    ),
    "RDS proxy": resource(
        "aws_db_proxy", auth=[{"auth_scheme": "SECRETS", "iam_auth": "DISABLED", "secret_arn": _ARN}]
    ),
    "parameter group": resource(
        "aws_db_parameter_group", parameter=[{"name": "password_encryption", "value": "scram-sha-256"}]
    ),
    "parameter group, MySQL": resource(
        "aws_db_parameter_group", parameter=[{"name": "default_password_lifetime", "value": "90"}]
    ),
    "rotation": resource(
        "aws_secretsmanager_secret_rotation",
        secret_id="prod/db",
        rotation_rules={"automatically_after_days": 30},
    ),
    "secret with a replica": resource(
        "aws_secretsmanager_secret", name="api-key", recovery_window_in_days=7, kms_key_id=_UUID
    ),
    "secret's policy": resource(
        "aws_secretsmanager_secret_policy", secret_arn=_ARN, policy=json.dumps({"Statement": []})
    ),
    "data of a secret": data("aws_secretsmanager_secret_version", secret_id="prod/db/password"),
    "random password of AWS": data(
        "aws_secretsmanager_random_password", password_length=32, exclude_punctuation=True
    ),
    "KMS alias": resource("aws_kms_alias", name="alias/db-password", target_key_id=_UUID),
    "KMS ciphertext": environment("DB_PASSWORD", "AQICAHhB" + LETTERS[:100]),
    "CodeBuild's source": resource(
        "aws_codebuild_project",
        source={"type": "GITHUB", "auth": {"type": "SECRETS_MANAGER", "resource": _ARN}},
        environment={
            "type": "LINUX_CONTAINER",
            "environment_variable": [
                {"name": "DOCKER_PASSWORD", "value": "prod/docker:password", "type": "SECRETS_MANAGER"},
                {"name": "STAGE", "value": "prod1"},
            ],
        },
    ),
    "CodeBuild's buildspec": resource(
        "aws_codebuild_project",
        source={
            "buildspec": "version: 0.2\nenv:\n  secrets-manager:\n    DB_PASSWORD: prod/db:password\n  parameter-store:\n    API_TOKEN: /prod/api/token\n"
        },
    ),
    "ECR pull through": resource("aws_ecr_pull_through_cache_rule", credential_arn=_ARN),
    "ECS": containers(
        {"name": "DB_PASSWORD_FILE", "value": "/run/secrets/db"},
        {"name": "SECRET_ID", "value": "prod/db"},
        {"name": "TOKEN_TTL", "value": "3600"},
        {"name": "AUTH_MODE", "value": "token"},
        {"name": "JWT_ISSUER", "value": "https://auth.example.org"},
        {"name": "SESSION_TOKEN_HEADER", "value": "X-Session-Token"},
    ),
    "ECS with references": resource(
        "aws_ecs_task_definition",
        container_definitions='[{"environment": [{"name": "DB_PASSWORD", "value": "${random_password.x.result}"}]}]',
    ),
    "ECS by a function": resource(
        "aws_ecs_task_definition",
        container_definitions='${jsonencode([{environment = [{name = "DB_PASSWORD", value = var.db_password}]}])}',
    ),
    "Cognito": resource(
        "aws_cognito_user_pool",
        password_policy={"minimum_length": 12, "temporary_password_validity_days": 7},
        email_verification_message="Your code is {####}",
        admin_create_user_config={
            "invite_message_template": {"email_message": "Your username is {username} and password is {####}"}
        },
    ),
    "Cognito's client": resource(
        "aws_cognito_user_pool_client",
        generate_secret=True,
        explicit_auth_flows=["ALLOW_REFRESH_TOKEN_AUTH"],
        access_token_validity=1,
    ),
    "API Gateway's authorizer": resource(
        "aws_api_gateway_authorizer", type="TOKEN", identity_source="method.request.header.Authorization"
    ),
    "API Gateway 2": resource(
        "aws_apigatewayv2_authorizer", identity_sources=["$request.header.Authorization"]
    ),
    "API Gateway's key": resource("aws_api_gateway_api_key", name="partner-1"),
    "CloudFront": resource(
        "aws_cloudfront_distribution",
        origin=[{"custom_header": [{"name": "X-Forwarded-Host", "value": "www1.example.org"}]}],
    ),
    "CORS": resource(
        "aws_cloudfront_response_headers_policy", cors_config={"access_control_allow_credentials": False}
    ),
    "EKS": resource(
        "aws_eks_cluster", encryption_config={"resources": ["secrets"], "provider": {"key_arn": _ARN}}
    ),
    "EKS identity": resource(
        "aws_eks_identity_provider_config", oidc={"client_id": "sts.amazonaws.com", "groups_claim": "groups"}
    ),
    "MSK": resource("aws_msk_cluster", client_authentication={"sasl": {"scram": True}}),
    "MSK's secret": resource("aws_msk_scram_secret_association", secret_arn_list=[_ARN]),
    "Elasticache": resource(
        "aws_elasticache_replication_group",
        auth_token_update_strategy="ROTATE",
        transit_encryption_enabled=True,
    ),
    "bucket": resource("aws_s3_bucket", bucket="secrets-of-prod-1", tags={"Token": "none1", "Owner": "x"}),
    "bucket's object": resource(
        "aws_s3_object", key="secret.txt", source="/run/secrets/x", etag='${filemd5("/run/secrets/x")}'
    ),
    "log group": resource("aws_cloudwatch_log_group", name="/aws/lambda/token-service-1"),
    "metric filter": resource(
        "aws_cloudwatch_log_metric_filter", pattern='{ $.eventName = "GetSecretValue" }', name="secret1"
    ),
    "alarm": resource(
        "aws_cloudwatch_metric_alarm", alarm_description="Token errors: password reset 1", alarm_name="token1"
    ),
    "event rule": resource(
        "aws_cloudwatch_event_rule",
        event_pattern=json.dumps(
            {"detail": {"eventName": ["ConsoleLogin"], "responseElements": {"ConsoleLogin": ["Failure"]}}}
        ),
    ),
    "role's policy": resource(
        "aws_iam_role_policy",
        policy=json.dumps(
            {
                "Statement": [
                    {
                        "Condition": {
                            "StringEquals": {"sts:ExternalId": _UUID, "aws:ResourceTag/secret": "db1"}
                        }
                    }
                ]
            }
        ),
    ),
    "instance": resource(
        "aws_instance",
        key_name="ops-key-1",
        get_password_data=True,
        metadata_options={"http_tokens": "optional", "http_put_response_hop_limit": 1},
    ),
    "launch template": resource("aws_launch_template", name="token-1", image_id="ami-0123456789abcdef0"),
    "certificate": resource(
        "aws_acm_certificate",
        certificate_body="-----BEGIN CERTIFICATE-----\nMIIB\n",
        private_key="${tls_private_key.x.private_key_pem}",
    ),
    "SES": resource("aws_ses_domain_dkim", domain="example.org"),
    "DKIM": resource(
        "aws_route53_record", name="x._domainkey", records=["v=DKIM1; k=rsa; p=" + LETTERS[:200]]
    ),
    "verification": resource(
        "aws_route53_record", name="x", records=["google-site-verification=" + LETTERS[:43]]
    ),
    "SPF": resource("aws_route53_record", name="x", records=["v=spf1 include:amazonses.com -all"]),
    "Lambda": resource(
        "aws_lambda_function",
        source_code_hash=LETTERS[:43] + "=",
        handler="token.handler",
        environment={"variables": {"TABLE": "tokens1", "SECRETS_EXTENSION_HTTP_PORT": "2773"}},
    ),
    "Lambda's layer": resource(
        "aws_lambda_function",
        layers=["arn:aws:lambda:eu-central-1:123456789012:layer:AWS-Parameters-and-Secrets:11"],
    ),
    "DynamoDB": resource(
        "aws_dynamodb_table",
        name="sessions",
        ttl={"attribute_name": "token_expiry"},
        global_secondary_index=[{"name": "by-token", "hash_key": "token"}],
    ),
    "Glue's table": resource(
        "aws_glue_catalog_table",
        storage_descriptor={
            "columns": [{"name": "password_hash", "type": "string", "comment": "password: hashed"}]
        },
    ),
    "Glue's arguments": resource(
        "aws_glue_job",
        default_arguments={
            "--secret_name": "prod/db",
            "--enable-metrics": "true",
            "--job-bookmark-option": "job-bookmark-enable",
        },
    ),
    "step function": resource(
        "aws_sfn_state_machine",
        definition=json.dumps(
            {"States": {"A": {"Parameters": {"token.$": "$$.Task.Token", "TaskToken.$": "$$.Task.Token"}}}}
        ),
    ),
    "step function with a secret": resource(
        "aws_sfn_state_machine",
        definition=json.dumps(
            {"States": {"A": {"Parameters": {"SecretId": "prod/db", "Password.$": "$.password"}}}}
        ),
    ),
    "TLS key": resource("tls_private_key", algorithm="ED25519"),
    "random": resource("random_id", byte_length=8, keepers={"secret_version": "3"}),
    "Kubernetes": resource(
        "kubernetes_secret",
        data={"password": "${random_password.x.result}"},
        metadata={"name": "db-password"},
    ),
    "Kubernetes' account": resource(
        "kubernetes_service_account", automount_service_account_token=True, secret=[{"name": "web-token-1"}]
    ),
    "Kubernetes' environment": resource(
        "kubernetes_deployment",
        env=[{"name": "TOKEN", "value_from": {"secret_key_ref": {"name": "db1", "key": "token"}}}],
    ),
    "external secret": resource(
        "kubernetes_manifest",
        manifest={
            "kind": "ExternalSecret",
            "spec": {
                "data": [{"secretKey": "password", "remoteRef": {"key": "prod/db", "property": "password"}}]
            },
        },
    ),
    "Helm": resource(
        "helm_release",
        set=[
            {"name": "auth.enabled", "value": "true"},
            {"name": "auth.existingSecretPasswordKey", "value": "password"},
        ],
    ),
    "GitHub's secret": resource(
        "github_actions_secret", secret_name="DB_PASSWORD", plaintext_value="${var.db_password}"
    ),
    "Vault's mount": resource("vault_mount", path="secret", type="kv-v2", default_lease_ttl_seconds=3600),
    "Vault's role": resource("vault_aws_secret_backend_role", credential_type="iam_user", name="deploy1"),
    "Cloudflare": provider("cloudflare", api_token="${var.cloudflare_token}"),
    "Vault": provider(
        "vault", address="https://vault.example.org", token="${ephemeral.x.y.token}", skip_child_token=True
    ),
    "AWS": provider(
        "aws",
        profile="token-1",
        shared_credentials_files=["/run/secrets/aws"],
        skip_credentials_validation=True,
    ),
    "backend of S3": {
        "terraform": {
            "backend": {
                "s3": {
                    "bucket": "states",
                    "dynamodb_table": "locks",
                    "encrypt": True,
                    "shared_credentials_files": ["/x"],
                }
            }
        }
    },
    "required providers": {
        "terraform": {
            "required_providers": {"token": {"source": "x/token", "version": "~> 1.2"}, "password": "~> 3"}
        }
    },
    "module": module(
        version="1.2.3",
        create_random_password=True,
        password_length=24,
        secret_recovery_window=7,
        secret_description="The database password 1",
        manage_master_user_password=False,
    ),
    "module by reference": module(
        db_password="${module.secrets.db_password}", api_key="${data.external.x.result.key}"
    ),
    "module's maps": module(
        secrets={"DB_PASSWORD": _ARN, "API_KEY": f"{_ARN}:api::"}, secret_env={"TOKEN": "/prod/token"}
    ),
    "module's lists": module(
        token_scopes=["openid", "email1"], secret_names=["prod/db-1"], allowed_token_types=["id1"]
    ),
    "variable": {
        "variable": {
            "token_lifetime": {"default": 3600},
            "secret_prefix": {"default": "prod/1"},
            "password_version": {"default": "v1"},
        }
    },
    "variable's rule": {
        "variable": {
            "db_password": {
                "sensitive": True,
                "validation": [
                    {
                        "condition": "${length(var.db_password) > 11}",
                        "error_message": "The password: at least 12 characters1",
                    }
                ],
            }
        }
    },
    "output": {
        "output": {
            "secret_arn": {"value": "${aws_secretsmanager_secret.x.arn}"},
            "password_hint": {"value": "see 1Password"},
            "token_url": {"value": "https://x/token1"},
        }
    },
    "local values": {
        "locals": {
            "db_password": '${var.x == "" ? random_password.x.result : var.x}',
            "secret_names": {"db": "prod/db-1"},
            "token": None,
        }
    },
    "moved": {"moved": [{"from": "random_password.token", "to": "random_password.api_token"}]},
    "import": {"import": [{"to": "aws_secretsmanager_secret.x", "id": _ARN}]},
    "check": {
        "check": {
            "token": {
                "assert": {"condition": "${data.http.x.status_code == 200}", "error_message": "token: no1"}
            }
        }
    },
}
SECOND_HARMLESS: Cases = {
    **_RESOURCES,
    **{f"text: {name}": user_data(text) for name, text in TEXTS.items()},
    **{f"text in base64: {name}": encoded(f"# {'x' * 20}\n{text}") for name, text in TEXTS.items()},
}
