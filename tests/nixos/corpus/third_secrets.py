"""Secrets of a third list, written when the rules stood: how the detector does on what it has not seen."""

from __future__ import annotations

import base64
import json

from tests.nixos.corpus.cases import (
    LETTERS,
    Cases,
    Document,
    data,
    encoded,
    environment,
    module,
    provider,
    resource,
    user_data,
)

_WORD = "Kn1ckKn4ck"
_ARN = "arn:aws:secretsmanager:us-east-1:123456789012:secret:x-AbCdEf"


def _ecs(environment: str) -> Document:
    return resource("aws_ecs_task_definition", family="x", container_definitions=environment)


_SECRET_TEXTS = {
    "two exports": f"export A=1 DB_PASSWORD={_WORD}",
    "export in a condition": f"if true; then export MYSQL_ROOT_PASSWORD='{_WORD}'; fi",
    "systemctl": f"systemctl set-environment API_TOKEN={_WORD}",
    "at the end of a pipe": f"echo {_WORD} | vault operator unseal -\nVAULT_TOKEN={_WORD}",
    "docker compose": f"docker compose run -e ADMIN_PASSWORD={_WORD} web",
    "podman secret": f"podman run --env=PGPASSWORD={_WORD} postgres",
    "curl --user with a port": f"curl --user admin:{_WORD} http://localhost:9200/_cluster/health",
    "curl -su": f"curl -su admin:{_WORD} http://localhost",
    "curl --oauth2": f"curl --oauth2-bearer {_WORD} https://x",
    "curl's netrc": f"machine x.example.org\nlogin u\npassword {_WORD}\n",
    "http header in YAML": f"headers:\n  Authorization: Bearer {_WORD}\n",
    "http header in JSON": json.dumps({"headers": {"X-Auth-Token": _WORD}}),
    "http header in nginx": f'proxy_set_header X-Api-Key "{_WORD}";',
    "psql's URL": f"psql postgresql://web:{_WORD}@db:5432/web?sslmode=require",
    "mongodb": f"mongodb+srv://web:{_WORD}@cluster0.example.mongodb.net/web",
    "sqlalchemy": f"mysql+pymysql://web:{_WORD}@db/web",
    "ftp": f"lftp -u web,{_WORD} ftp.example.org -e 'set password {_WORD}'",
    "smtp": f"smtp://web:{_WORD}@mail.example.org:587",
    "ansible-vault": f"ansible-playbook -e db_password={_WORD} site.yml",
    "terraform's variable": f"export TF_VAR_db_password={_WORD}",
    "tfvars": f'db_password = "{_WORD}"\n',
    "Chef": json.dumps({"postgresql": {"password": {"postgres": _WORD}}}),
    "Puppet": f"postgresql::server::db {{ 'web': user => 'web', password => '{_WORD}' }}",
    "Salt": f"mysql.pass: {_WORD}\n",
    "Consul's ACL": json.dumps({"acl": {"tokens": {"agent": _WORD + "0"}}, "encrypt_token": _WORD}),
    "Grafana's ini": f"[security]\nadmin_user = admin\nadmin_password = {_WORD}\n",
    "Gitea": f"[database]\nPASSWD = {_WORD}\n[security]\nSECRET_KEY = {_WORD}\n",
    "Django": f"SECRET_KEY = '{_WORD}-django'\n",
    "Rails": f"production:\n  secret_key_base: {_WORD}\n",
    "Laravel": "APP_KEY=base64:" + LETTERS[:43] + "=\n",
    "Spring": f"spring:\n  datasource:\n    password: {_WORD}\n",
    "Tomcat": f'<user username="admin" password="{_WORD}" roles="manager-gui"/>',
    "hibernate": f'<property name="hibernate.connection.password">{_WORD}</property>',
    "appsettings": json.dumps({"ConnectionStrings": {"Default": f"Server=db;User=web;Pwd={_WORD}"}}),
    "odbc": f"Driver={{x}};Server=db;UID=web;PWD={_WORD}",
    "Kubernetes' data": "kind: Secret\ndata:\n  password: " + base64.b64encode(b"Kn1ckKn4ck").decode() + "\n",
    "Nix: initialPassword with blanks": f'users.users.alice.initialPassword="{_WORD}";',
    "Nix: users as a set": f'users.users = {{ alice = {{ isNormalUser = true; initialPassword = "{_WORD}"; }}; }};',
    "Nix: mosquitto": f'services.mosquitto.listeners = [ {{ users.x.password = "{_WORD}"; }} ];',
    "Nix: samba": f"system.activationScripts.x = ''\n  printf '{_WORD}\\n{_WORD}\\n' | smbpasswd -s -a u\n  SMB_PASSWORD={_WORD}\n'';",
    "Nix: msmtp": f'programs.msmtp.accounts.default = {{ host = "x"; user = "u"; password = "{_WORD}"; }};',
    "Nix: toFile": f'builtins.toFile "x" "token={_WORD}"',
    "Nix: wpa by psk in a list": f'networks = {{ "a b" = {{ psk = "{_WORD}"; priority = 1; }}; }};',
    "Windows' service": f'sc.exe config x obj= ".\\u" password= "{_WORD}"',
    "AutoAdminLogon": f'Set-ItemProperty $path "DefaultPassword" -Value "{_WORD}"',
    "New-LocalUser": f'New-LocalUser u -Password (ConvertTo-SecureString "{_WORD}" -AsPlainText -Force)',
    "unattend": f"<Password><Value>{_WORD}</Value><PlainText>true</PlainText></Password>",
    "multipart": 'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/cloud-config\n\n'
    f"#cloud-config\nwrite_files:\n- content: |\n    password={_WORD}\n  path: /x\n--b--\n",
    "cloud-init, base64 in it": "#cloud-config\nwrite_files:\n- encoding: b64\n  content: "
    + base64.b64encode(f"DB_PASSWORD={_WORD}\nPORT=5432\n".encode()).decode()
    + "\n  path: /x\n",
    "cloud-init's users": f"#cloud-config\nchpasswd:\n  expire: false\n  users:\n    - {{name: root, password: {_WORD}, type: text}}\n",
}
THIRD_SECRETS: Cases = {
    **{
        f"variable {name}": environment(name, _WORD)
        for name in (
            *(
                "RABBITMQ_DEFAULT_PASS",
                "KEYCLOAK_ADMIN_PASSWORD",
                "SPRING_DATASOURCE_PASSWORD",
                "TWILIO_AUTH_TOKEN",
            ),
            *(
                "OPENAI_API_KEY",
                "sendgrid_api_key",
                "LDAP_BIND_PW",
                "POSTGRES_PASSWORD",
                "AUTH0_CLIENT_SECRET",
            ),
            *(
                "RAILS_MASTER_KEY",
                "APP_SECRET",
                "COOKIE_SECRET",
                "NEXTAUTH_SECRET",
                "DJANGO_SECRET_KEY",
                "JWT_PRIVATE_KEY",
            ),
            *(
                "STRIPE_WEBHOOK_SECRET",
                "SNOWFLAKE_PASSWORD",
                "BASIC_AUTH_PASSWORD",
                "KAFKA_SASL_PASSWORD",
                "ENCRYPTION_PASSPHRASE",
            ),
            *(
                "GH_PAT",
                "NPM_AUTH_TOKEN",
                "PAGERDUTY_ROUTING_KEY",
                "SENTRY_AUTH_TOKEN",
                "HMAC_SECRET",
                "SHARED_SECRET",
                "REFRESH_TOKEN",
            ),
        )
    },
    **{
        f"input {name}": module(**{name: _WORD})
        for name in (
            *(
                "rds_master_password",
                "databasePassword",
                "DatabasePassword",
                "admin_credentials",
                "oauth_client_secret",
                "bot_token",
            ),
            *(
                "slack_bot_token",
                "webhookSecret",
                "vpn_psk",
                "ipsec_preshared_key",
                "smtp_pass",
                "redis_auth_token",
                "licenseKey",
            ),
            *(
                "consumerSecret",
                "secret_access_key",
                "serviceAccountKey",
                "ssh_private_key",
                "sudo_password",
                "user_pwd",
                "registry_token",
            ),
        )
    },
    **{f"text: {name}": user_data(text + "\n") for name, text in _SECRET_TEXTS.items()},
    "ECS: heredoc": _ecs(
        f'[\n  {{\n    "name": "web",\n    "environment": [\n      {{"name": "DB_PASSWORD", "value": "{_WORD}"}}\n    ]\n  }}\n]\n'
    ),
    "ECS: value first": _ecs(f'[{{"environment": [{{"value": "{_WORD}", "name": "DB_PASSWORD"}}]}}]'),
    "ECS: concat": _ecs(
        f'${{jsonencode([{{environment = concat(var.env, [{{name = "TOKEN", value = "{_WORD}"}}])}}])}}'
    ),
    "ECS: local values": {
        **_ecs("${jsonencode([{environment = [for k, v in local.env : {name = k, value = v}]}])}"),
        "locals": {"env": {"DB_PASSWORD": _WORD}},
    },
    "ECS: docker labels": _ecs(json.dumps([{"dockerLabels": {"com.example.api_key": _WORD}}])),
    "ECS: health check": _ecs(
        json.dumps([{"healthCheck": {"command": ["CMD-SHELL", f"redis-cli -a {_WORD} ping"]}}])
    ),
    "Batch: command": resource(
        "aws_batch_job_definition", container_properties=json.dumps({"command": ["x", "--token", _WORD]})
    ),
    "Lambda: conditional": environment("TOKEN", f'${{var.env == "prod" ? var.token : "{_WORD}"}}'),
    "Lambda: variables as an expression": resource(
        "aws_lambda_function", environment={"variables": f'${{merge(var.env, {{DB_PASSWORD = "{_WORD}"}})}}'}
    ),
    "Lambda: variables by a local value": {
        **resource("aws_lambda_function", environment={"variables": "${local.env}"}),
        "locals": {"env": {"DB_PASSWORD": _WORD}},
    },
    "CodeDeploy": resource("aws_codedeploy_deployment_config", x={"auth_token": _WORD}),
    "Elastic Beanstalk": resource(
        "aws_elastic_beanstalk_environment",
        setting=[{"namespace": "aws:rds:dbinstance", "name": "DBPassword", "value": _WORD}],
    ),
    "App Runner": resource(
        "aws_apprunner_service",
        source_configuration={
            "code_repository": {
                "code_configuration": {
                    "code_configuration_values": {"runtime_environment_variables": {"SECRET": _WORD}}
                }
            }
        },
    ),
    "DMS: settings": resource("aws_dms_endpoint", kafka_settings={"sasl_password": _WORD}),
    "SSM: default": resource(
        "aws_ssm_document",
        content=json.dumps({"parameters": {"password": {"type": "String", "default": _WORD}}}),
    ),
    "cache user": resource("aws_elasticache_user", passwords=[_WORD, "${var.x}"]),
    "record": resource("aws_route53_record", records=[f"password={_WORD}"]),
    "provider: nested": provider("kubernetes", exec={"env": {"VAULT_TOKEN": _WORD}}),
    "provider: headers": provider("http", request_headers={"Authorization": f"Bearer {_WORD}"}),
    "provider: github app": provider(
        "github", app_auth={"id": "1", "pem_file": "-----BEGIN RSA PRIVATE" + " KEY-----\nMII\n"}
    ),
    "backend: artifactory": {"terraform": {"backend": {"artifactory": {"username": "u", "password": _WORD}}}},
    "backend: swift": {"terraform": {"backend": {"swift": {"application_credential_secret": _WORD}}}},
    "backend: etcd": {"terraform": {"backend": {"etcdv3": {"password": _WORD}}}},
    "encryption of the state": {
        "terraform": {"encryption": {"key_provider": {"pbkdf2": {"x": {"passphrase": _WORD + "0123456789"}}}}}
    },
    "remote state: pg": data(
        "terraform_remote_state", backend="pg", config={"conn_str": f"postgres://u:{_WORD}@db/x"}
    ),
    "each.value in a list": resource(
        "postgresql_role", for_each={"a": {"name": "a", "pw": _WORD}}, password="${each.value.pw}"
    ),
    "each.value in a text": resource(
        "aws_instance", for_each={"a": _WORD}, user_data="#!/bin/sh\nexport DB_PASSWORD=${each.value}\n"
    ),
    "module with for_each": {
        "module": {"x": {"source": "./x", "for_each": {"a": _WORD}, "password": "${each.value}"}}
    },
    "templatefile in a launch template": resource(
        "aws_launch_template", user_data=f'${{base64encode(templatefile("x.sh", {{ token = "{_WORD}" }}))}}'
    ),
    "templatestring": user_data(f'${{templatestring(local.t, {{ db_pass = "{_WORD}" }})}}'),
    "gzip": encoded(f"#!/bin/sh\ncurl -H 'X-Api-Key: {_WORD}' https://x\n", packed=True),
    "file provisioner": resource(
        "null_resource", provisioner=[{"file": {"content": f"password={_WORD}", "destination": "/x"}}]
    ),
    "provisioner with a header": resource(
        "null_resource",
        provisioner=[{"local-exec": {"command": f"curl -H 'Authorization: token {_WORD}' x"}}],
    ),
    "connection of a bastion": resource("null_resource", connection={"bastion_password": _WORD}),
    "connection's key": resource(
        "null_resource", connection={"private_key": "-----BEGIN OPENSSH PRIVATE" + " KEY-----\nb3\n"}
    ),
    "output in a list": {"output": {"users": {"value": [{"name": "a", "password": _WORD}]}}},
    "local value: text": {"locals": {"env": f"DB_PASSWORD={_WORD}\nPORT=1\n"}},
    "local value: heredoc in JSON": {"locals": {"config": f'{{"api": {{"token": "{_WORD}"}}}}'}},
    "description with a token": {"variable": {"x": {"description": "like ghp_" + LETTERS[:36]}}},
}
