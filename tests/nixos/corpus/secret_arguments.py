"""Secrets as the values of arguments: maps, lists, providers, backends, modules, variables, expressions."""

from __future__ import annotations

import json
from typing import Any

from tests.nixos.corpus.cases import (
    PLAIN,
    SECRET,
    Cases,
    containers,
    data,
    environment,
    module,
    provider,
    resource,
    user_data,
)

_SPELLINGS = (
    *("DB_PASSWORD", "PGPASSWORD", "MYSQL_PWD", "DB_PASS", "SMTP_PASSWD", "REDIS_AUTH_TOKEN", "API_KEY"),
    *(
        "APIKEY",
        "SECRET_KEY",
        "SECRET_KEY_BASE",
        "JWT_SECRET",
        "SESSION_SECRET",
        "GITHUB_TOKEN",
        "CLIENT_SECRET",
    ),
    *(
        "AWS_SECRET_ACCESS_KEY",
        "ENCRYPTION_KEY",
        "PRIVATE_KEY",
        "SIGNING_KEY",
        "PASSPHRASE",
        "ADMIN_PASSWORD_PROD",
    ),
    *(
        "DB_PASSWORD2",
        "SLACK_SIGNING_SECRET",
        "NEW_RELIC_LICENSE_KEY",
        "DATADOG_API_KEY",
        "DD_APP_KEY",
        "app.db.password",
    ),
    *(
        "spring.datasource.password",
        "ConnectionStrings__Password",
        "auth-token",
        "WEBHOOK_SECRET",
        "MASTER_KEY_VALUE",
    ),
)
_MODULE_INPUTS = (
    *(
        "password",
        "dbPassword",
        "db_password",
        "credentials",
        "masterUserPassword",
        "master_user_password",
        "apikey",
    ),
    *(
        "api_key",
        "clientSecret",
        "passphrase",
        "private_key",
        "token",
        "auth_token",
        "authToken",
        "accessToken",
    ),
    *(
        "secret",
        "secretKey",
        "adminPass",
        "pwd",
        "psk",
        "pre_shared_key",
        "sharedSecret",
        "rootPasswd",
        "basicAuthPassword",
    ),
)
_PROVIDERS: dict[str, dict[str, Any]] = {
    "aws": {"secret_key": SECRET},
    "postgresql": {"password": PLAIN},
    "mysql": {"password": PLAIN},
    "hcloud": {"token": SECRET},
    "cloudflare": {"api_token": SECRET},
    "github": {"token": SECRET},
    "vault": {"token": SECRET},
    "datadog": {"api_key": SECRET, "app_key": "${var.app_key}"},
    "azurerm": {"client_secret": SECRET},
    "kubernetes": {"token": SECRET},
    "helm": {"kubernetes": {"password": PLAIN}},
    "docker": {"registry_auth": [{"address": "r.example.org", "username": "u", "password": PLAIN}]},
    "grafana": {"auth": "glsa_" + "aB3dE6gH9kL2mN5pQ8rS1tU4aB3dE6gH" + "_0f1e2d3c"},
    "proxmox": {"pm_password": PLAIN},
    "openstack": {"password": PLAIN},
    "ibm": {"ibmcloud_api_key": SECRET},
}
_BACKENDS: dict[str, dict[str, Any]] = {
    "s3": {"bucket": "states", "access_key": "x", "secret_key": SECRET},
    "azurerm": {"access_key": SECRET},
    "azurerm, sas": {"sas_token": SECRET},
    "gcs": {"bucket": "x", "encryption_key": "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LTMyMDE="},
    "http": {"address": "https://x", "password": PLAIN},
    "pg": {"conn_str": f"postgres://state:{PLAIN}@db.example.org/state"},
    "consul": {"access_token": SECRET},
    "kubernetes": {"token": SECRET},
    "s3, customer key": {"bucket": "x", "sse_customer_key": "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LTMyMDE="},
}
_EXPRESSIONS: dict[str, str] = {
    "conditional": '${var.x ? "hunter2" : ""}',
    "conditional, nested": '${var.a ? var.b : (var.c ? "hunter2" : null)}',
    "coalesce": '${coalesce(var.x, "hunter2")}',
    "try": '${try(var.x, "hunter2")}',
    "lookup with a default": '${lookup(var.x, "db", "hunter2")}',
    "lookup": '${lookup({db = "hunter2"}, "db")}',
    "lookup by an open key": '${lookup({db = "hunter2"}, var.name)}',
    "index": '${{dev = "hunter2", prod = var.p}["dev"]}',
    "index by an open key": '${{dev = "hunter2"}[var.name]}',
    "element": '${element(["hunter2"], 0)}',
    "format": '${format("%s-%s", "hunter", "2x")}',
    "join": '${join("", ["hunt", "er2"])}',
    "merge": '${merge({a = var.x}, {a = "hunter2"})["a"]}',
    "parentheses": '${("hunter2")}',
    "sensitive": '${sensitive("hunter2")}',
    "base64decode": '${base64decode("aHVudGVyMg==")}',
    "trimspace": '${trimspace("hunter2 ")}',
    "hash of a literal": '${sha256("hunter2")}',
    "loop": '${[for p in ["hunter2"] : p][0]}',
    "directive": "%{ if var.x }hunter2%{ endif }",
    "local value": "${local.p}",
    "local value in a map": "${local.m.p}",
    "local value by index": '${local.m["p"]}',
    "variable's default": "${var.p}",
    "chain": "${local.c}",
    "merged local values": '${merge(local.m, {})["p"]}',
    "splat": "${local.l[*].p}",
    "values": "${values(local.m)[0]}",
    "one": "${one(local.s)}",
}
_AROUND: dict[str, Any] = {
    "locals": {
        "p": PLAIN,
        "m": {"p": PLAIN},
        "c": "${local.d}",
        "d": "${local.p}",
        "l": [{"p": PLAIN}],
        "s": [PLAIN],
    },
    "variable": {"p": {"default": PLAIN}},
}


def _name_and_value(name: str, value: str) -> dict[str, str]:
    return {"name": name, "value": value}


SECRET_ARGUMENTS: Cases = {
    **{f"environment variable {name}": environment(name, SECRET) for name in _SPELLINGS},
    **{f"argument of a module {name}": module(**{name: SECRET}) for name in _MODULE_INPUTS},
    **{f"provider {name}": provider(name, **arguments) for name, arguments in _PROVIDERS.items()},
    **{
        f"backend {name}": {"terraform": {"backend": {name.partition(",")[0]: arguments}}}
        for name, arguments in _BACKENDS.items()
    },
    **{
        f"expression: {name}": {**resource("aws_db_instance", password=text), **_AROUND}
        for name, text in _EXPRESSIONS.items()
    },
    **{
        f"expression in a map: {name}": {**environment("DB_PASSWORD", text), **_AROUND}
        for name, text in _EXPRESSIONS.items()
    },
    "ECS": containers(_name_and_value("DB_PASSWORD", SECRET)),
    "ECS, log driver's options": containers(
        logConfiguration={"logDriver": "splunk", "options": {"splunk-token": SECRET}}
    ),
    "ECS, by jsonencode": resource(
        "aws_ecs_task_definition",
        container_definitions='${jsonencode([{name = "web", environment = [{name = "DB_PASSWORD", value = "hunter2"}]}])}',
    ),
    "ECS, JSON around a reference": resource(
        "aws_ecs_task_definition",
        container_definitions='[{"image": "${var.image}", "environment": [{"name": "API_KEY", "value": "Tr0ub4dor"}]}]',
    ),
    "ECS, JSON around an open number": resource(
        "aws_ecs_task_definition",
        container_definitions='[{"cpu": ${var.cpu}, "environment": [{"name": "API_KEY", "value": "Tr0ub4dor"}]}]',
    ),
    "CodeBuild": resource(
        "aws_codebuild_project", environment={"environment_variable": [_name_and_value("NPM_TOKEN", SECRET)]}
    ),
    "CodeBuild, one block": resource(
        "aws_codebuild_project", environment={"environment_variable": _name_and_value("NPM_TOKEN", SECRET)}
    ),
    "CodeBuild, dynamic": resource(
        "aws_codebuild_project",
        environment={
            "dynamic": {
                "environment_variable": {
                    "for_each": {"DB_PASSWORD": PLAIN},
                    "content": {
                        "name": "${environment_variable.key}",
                        "value": "${environment_variable.value}",
                    },
                }
            }
        },
    ),
    "Batch": resource(
        "aws_batch_job_definition",
        container_properties=json.dumps(
            {"image": "x", "environment": [_name_and_value("DB_PASSWORD", SECRET)]}
        ),
    ),
    "App Runner": resource(
        "aws_apprunner_service",
        source_configuration={
            "image_repository": {
                "image_configuration": {"runtime_environment_variables": {"DB_PASSWORD": SECRET}}
            }
        },
    ),
    "Lightsail": resource(
        "aws_lightsail_container_service_deployment_version",
        container=[{"container_name": "x", "environment": {"DB_PASSWORD": SECRET}}],
    ),
    "Glue": resource("aws_glue_job", default_arguments={"--db_password": SECRET}),
    "Glue connection": resource(
        "aws_glue_connection", connection_properties={"USERNAME": "u", "PASSWORD": PLAIN}
    ),
    "EMR": resource(
        "aws_emr_cluster",
        configurations_json=json.dumps(
            [{"Classification": "hive", "Properties": {"javax.jdo.option.ConnectionPassword": PLAIN}}]
        ),
    ),
    "SageMaker": resource("aws_sagemaker_model", primary_container={"environment": {"HF_TOKEN": SECRET}}),
    "Amplify": resource("aws_amplify_app", environment_variables={"DB_PASSWORD": SECRET}),
    "Beanstalk": resource(
        "aws_elastic_beanstalk_environment",
        setting=[
            {
                "namespace": "aws:elasticbeanstalk:application:environment",
                **_name_and_value("DB_PASSWORD", PLAIN),
            }
        ],
    ),
    "CloudFormation": resource("aws_cloudformation_stack", parameters={"MasterUserPassword": PLAIN}),
    "CloudFormation's template": resource(
        "aws_cloudformation_stack",
        template_body=json.dumps({"Parameters": {"DBPassword": {"Type": "String", "Default": PLAIN}}}),
    ),
    "CloudFront's header": resource(
        "aws_cloudfront_distribution",
        origin=[{"custom_header": [_name_and_value("X-Origin-Verify", SECRET)]}],
    ),
    "API Gateway": resource(
        "aws_api_gateway_integration",
        request_parameters={"integration.request.header.Authorization": "'Bearer Tr0ub4dor3x'"},
    ),
    "API Gateway 2": resource(
        "aws_apigatewayv2_integration", request_parameters={"append:header.x-api-key": SECRET}
    ),
    "EventBridge": resource(
        "aws_cloudwatch_event_connection", auth_parameters={"api_key": {"key": "x-api-key", "value": SECRET}}
    ),
    "EventBridge's header": resource(
        "aws_cloudwatch_event_connection",
        auth_parameters={
            "invocation_http_parameters": {
                "header": [{"key": "Authorization", "value": "Basic dTpodW50ZXIy"}]
            }
        },
    ),
    "Cognito": resource(
        "aws_cognito_identity_provider", provider_details={"client_id": "x", "client_secret": SECRET}
    ),
    "secret's value": resource("aws_secretsmanager_secret_version", secret_string=SECRET),
    "secret's value in JSON": resource(
        "aws_secretsmanager_secret_version",
        secret_string='${jsonencode({username = var.user, password = "hunter2"})}',
    ),
    "parameter": resource("aws_ssm_parameter", name="/db", type="SecureString", value=SECRET),
    "parameter in plain text": resource(
        "aws_ssm_parameter", name="/db/password", type="String", value=SECRET
    ),
    "trust": resource("aws_directory_service_trust", trust_password=PLAIN),
    "each.value": resource(
        "aws_db_instance", for_each={"a": {"p": PLAIN}}, password="${each.value.p}", identifier="${each.key}"
    ),
    "each.value by way of a local value": {
        **resource("aws_db_instance", for_each="${local.dbs}", password="${each.value}"),
        "locals": {"dbs": {"a": PLAIN}},
    },
    "each.value, for_each as an expression": resource(
        "aws_db_instance", for_each='${toset(["hunter2"])}', password="${each.value}"
    ),
    "templatefile": user_data('${templatefile("x.tpl", {db_password = "hunter2", port = 5432})}'),
    "templatefile with merge": user_data('${templatefile("x.tpl", merge(var.x, {api_key = "Tr0ub4dor"}))}'),
    "yamlencode": user_data(
        '#cloud-config\n${yamlencode({users = [{name = "x", plain_text_passwd = "hunter2"}]})}'
    ),
    "dictionary of users": module(users={"alice": {"password": PLAIN}}),
    "passwords": module(passwords={"alice": PLAIN}),
    "tokens in a list": module(api_tokens=[SECRET]),
    "an object's value": module(db_password={"value": PLAIN}),
    "name and value": module(env=[_name_and_value("DB_PASSWORD", PLAIN)]),
    "key and value": module(settings=[{"key": "smtp.password", "value": PLAIN}]),
    "another provider's resource": resource("kubernetes_secret", data={"password": PLAIN}),
    "another provider's data": data("http", request_headers={"Authorization": "Bearer Tr0ub4dor3x"}),
    "Helm's values": resource("helm_release", set=[_name_and_value("auth.postgresPassword", PLAIN)]),
    "Helm's values in YAML": resource("helm_release", values=["auth:\n  password: hunter2\n"]),
    "remote state": data(
        "terraform_remote_state", backend="s3", config={"bucket": "x", "secret_key": SECRET}
    ),
    "output": {"output": {"db_password": {"value": PLAIN}}},
    "output, marked": {"output": {"x": {"value": PLAIN, "sensitive": True}}},
    "variable": {"variable": {"db_password": {"default": PLAIN}}},
    "variable, marked": {"variable": {"x": {"default": PLAIN, "sensitive": True}}},
    "variable, an object": {"variable": {"db": {"default": {"user": "u", "password": PLAIN}}}},
    "local value by name": {"locals": {"db": {"password": PLAIN}}},
    "local value, a list of them": {"locals": {"env": [_name_and_value("TOKEN", SECRET)]}},
    "check": {"check": {"x": {"data": {"http": {"y": {"request_headers": {"x-api-key": SECRET}}}}}}},
    "provisioner's environment": resource(
        "terraform_data", provisioner=[{"local-exec": {"command": "x", "environment": {"PGPASSWORD": PLAIN}}}]
    ),
    "provisioner's command": resource(
        "terraform_data", provisioner=[{"local-exec": {"command": "mysql -phunter2 x"}}]
    ),
    "provisioner's lines": resource(
        "terraform_data", provisioner={"remote-exec": {"inline": ["export DB_PASSWORD=hunter2"]}}
    ),
    "connection": resource("aws_instance", connection={"type": "ssh", "password": PLAIN}),
    "external program": data("external", program=["x"], query={"token": SECRET}),
    "weak, but in use": environment("DB_PASSWORD", "changeme"),
    "figures": environment("DB_PASSWORD", "73519284"),
}
