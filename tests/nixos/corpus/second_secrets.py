"""Secrets that the rules were not made for: written after them, by going through other resources and tools."""

from __future__ import annotations

import base64
import json
from typing import Any

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

_WORD = "s3cr3tSauce"


def _json(**value: Any) -> str:
    return json.dumps(value)


_RESOURCES: dict[str, Document] = {
    "CodePipeline's webhook": resource(
        "aws_codepipeline_webhook", authentication_configuration={"secret_token": _WORD}
    ),
    "CodePipeline's source": resource(
        "aws_codepipeline", stage=[{"action": [{"configuration": {"Owner": "x", "OAuthToken": _WORD}}]}]
    ),
    "DMS": resource("aws_dms_endpoint", extra_connection_attributes=f"user=web;password={_WORD};"),
    "DMS, password": resource("aws_dms_endpoint", password=_WORD),
    "MQ's configuration": resource(
        "aws_mq_configuration",
        data=f'<broker><plugins><authenticationUser username="u" password="{_WORD}"/></plugins></broker>',
    ),
    "MQ's user": resource("aws_mq_broker", user=[{"username": "u", "password": _WORD}]),
    "MSK Connect": resource(
        "aws_mskconnect_connector", connector_configuration={"database.password": _WORD, "tasks.max": "1"}
    ),
    "Firehose to Splunk": resource(
        "aws_kinesis_firehose_delivery_stream",
        splunk_configuration={"hec_token": _WORD, "hec_endpoint": "https://x"},
    ),
    "Firehose's header": resource(
        "aws_kinesis_firehose_delivery_stream",
        http_endpoint_configuration={
            "request_configuration": {"common_attributes": [{"name": "api-key", "value": _WORD}]}
        },
    ),
    "OpenSearch": resource(
        "aws_opensearch_domain",
        advanced_security_options={
            "master_user_options": {"master_user_name": "u", "master_user_password": _WORD}
        },
    ),
    "OpsWorks": resource(
        "aws_opsworks_stack", custom_json=_json(deploy={"app": {"database": {"password": _WORD}}})
    ),
    "Data Pipeline": resource(
        "aws_datapipeline_pipeline_definition",
        parameter_value=[{"id": "x", "string_value": "y"}],
        parameter_object=[{"id": "*password", "attribute": [{"key": "default", "string_value": "x"}]}],
        pipeline_object=[{"id": "db", "name": "db", "field": [{"key": "*password", "string_value": _WORD}]}],
    ),
    "DataSync": resource("aws_datasync_location_smb", user="u", password=_WORD),
    "SageMaker notebook": resource(
        "aws_sagemaker_notebook_instance_lifecycle_configuration",
        on_start=base64.b64encode(f"#!/bin/bash\nexport WANDB_API_KEY={_WORD}\n".encode()).decode(),
    ),
    "Step Functions": resource(
        "aws_sfn_state_machine",
        definition=_json(States={"Call": {"Parameters": {"Headers": {"Authorization": f"Bearer {_WORD}"}}}}),
    ),
    "Scheduler": resource(
        "aws_scheduler_schedule",
        target={
            "input": _json(containerOverrides=[{"environment": [{"name": "DB_PASSWORD", "value": _WORD}]}])
        },
    ),
    "event target": resource("aws_cloudwatch_event_target", input=_json(apiKey=_WORD)),
    "API destination": resource(
        "aws_cloudwatch_event_connection",
        auth_parameters={"oauth": {"client_parameters": {"client_id": "x", "client_secret": _WORD}}},
    ),
    "EC2 launch template": resource(
        "aws_launch_template",
        user_data=base64.b64encode(f"#!/bin/sh\nSECRET_KEY='{_WORD}' x\n".encode()).decode(),
    ),
    "EC2 launch template, expression": resource(
        "aws_launch_template", user_data=f'${{base64encode("#!/bin/sh\\nSECRET_KEY={_WORD} x\\n")}}'
    ),
    "launch configuration": resource(
        "aws_launch_configuration", user_data=f"#!/bin/sh\nADMIN_PASSWORD='{_WORD}'\n"
    ),
    "Lightsail's user data": resource(
        "aws_lightsail_instance", user_data=f"mysqladmin -u root password '{_WORD}'"
    ),
    "Lambda@Edge's version of a header": resource(
        "aws_cloudfront_function", code=f'function handler(e) {{ var apiKey = "{_WORD}"; return e.request; }}'
    ),
    "Synthetics": resource(
        "aws_synthetics_canary", run_config={"environment_variables": {"LOGIN_PASSWORD": _WORD}}
    ),
    "Pipes": resource(
        "aws_pipes_pipe",
        enrichment_parameters={"http_parameters": {"header_parameters": {"x-api-key": _WORD}}},
    ),
    "AppSync": resource(
        "aws_appsync_datasource", http_config={"endpoint": f"https://u:{_WORD}@x.example.org"}
    ),
    "IoT": resource(
        "aws_iot_topic_rule", http=[{"http_header": [{"key": "Authorization", "value": f"Basic {_WORD}=="}]}]
    ),
    "WAF's header": resource(
        "aws_wafv2_web_acl",
        custom_response_body=[
            {"content": _json(token=_WORD), "content_type": "APPLICATION_JSON", "key": "x"}
        ],
    ),
    "load balancer's OIDC": resource(
        "aws_lb_listener_rule", action=[{"authenticate_oidc": {"client_id": "x", "client_secret": _WORD}}]
    ),
    "VPN": resource("aws_vpn_connection", tunnel1_preshared_key=_WORD),
    "Transfer": resource("aws_transfer_server", host_key="-----BEGIN OPENSSH PRIVATE" + " KEY-----\nb3Bl\n"),
    "WorkSpaces": resource("aws_directory_service_directory", name="x", password=_WORD),
    "Redshift": resource("aws_redshift_cluster", master_username="u", master_password=_WORD),
    "Redshift's data": resource("aws_redshiftdata_statement", sql=f"CREATE USER u PASSWORD '{_WORD}'"),
    "MemoryDB": resource("aws_memorydb_user", authentication_mode={"type": "password", "passwords": [_WORD]}),
    "DocumentDB": resource("aws_docdb_cluster", master_password=_WORD),
    "Neptune's by another provider": resource("influxdb_user", name="u", password=_WORD),
    "S3 object": resource("aws_s3_object", key="app.env", content=f"DB_PASSWORD={_WORD}\n"),
    "S3 object in base64": resource(
        "aws_s3_object",
        key="x",
        content_base64=base64.b64encode(f"db:\n  password: {_WORD}\n".encode()).decode(),
    ),
    "SSM association": resource("aws_ssm_association", parameters={"commands": f"export API_TOKEN={_WORD}"}),
    "Image Builder": resource(
        "aws_imagebuilder_component",
        data=f"phases:\n  - steps:\n      - inputs:\n          commands:\n            - echo 'root:{_WORD}' | chpasswd\n",
    ),
    "EKS add-on": resource("aws_eks_addon", configuration_values=_json(grafana={"adminPassword": _WORD})),
    "ECS, command": resource(
        "aws_ecs_task_definition",
        container_definitions=json.dumps([{"command": ["--db-password", _WORD, "--port", "80"]}]),
    ),
    "ECS, command with a sign": resource(
        "aws_ecs_task_definition", container_definitions=json.dumps([{"command": [f"--db-password={_WORD}"]}])
    ),
    "random's keeper": resource("null_resource", triggers={"db_password": _WORD}),
    "local file": resource("local_file", filename="x", content=f"[client]\nuser=root\npassword={_WORD}\n"),
    "sensitive file": resource("local_sensitive_file", filename="x", content=f'{{"auth_token": "{_WORD}"}}'),
    "Kubernetes' secret": resource(
        "kubernetes_secret_v1", data={"tls.key": "-----BEGIN PRIVATE" + " KEY-----\nMII\n"}
    ),
    "Kubernetes' manifest": resource(
        "kubernetes_manifest", manifest={"kind": "Secret", "stringData": {"api-token": _WORD}}
    ),
    "Kubernetes' environment": resource(
        "kubernetes_deployment",
        spec={"template": {"spec": {"container": {"env": [{"name": "SMTP_PASSWORD", "value": _WORD}]}}}},
    ),
    "kubectl": resource("kubectl_manifest", yaml_body=f"kind: Secret\nstringData:\n  password: {_WORD}\n"),
    "Helm's sensitive set": resource(
        "helm_release", set_sensitive=[{"name": "adminPassword", "value": _WORD}]
    ),
    "Docker container": resource("docker_container", env=[f"POSTGRES_PASSWORD={_WORD}"]),
    "GitHub's secret": resource("github_actions_secret", secret_name="X", plaintext_value=_WORD),
    "GitLab's variable": resource("gitlab_project_variable", key="DEPLOY_TOKEN", value=_WORD),
    "Vault's secret": resource("vault_generic_secret", path="secret/db", data_json=_json(password=_WORD)),
    "PostgreSQL": resource("postgresql_role", name="web", password=_WORD),
    "Grafana's data source": resource(
        "grafana_data_source", secure_json_data_encoded=f'${{jsonencode({{basicAuthPassword = "{_WORD}"}})}}'
    ),
    "Auth0": resource("auth0_connection", options={"client_secret": _WORD}),
    "PagerDuty": resource("pagerduty_service_integration", integration_key=_WORD + "0123456789"),
    "Hetzner": resource(
        "hcloud_server", user_data=f"#cloud-config\nusers:\n- name: x\n  plain_text_passwd: '{_WORD}'\n"
    ),
    "Proxmox": resource("proxmox_vm_qemu", cipassword=_WORD),
    "libvirt": resource(
        "libvirt_cloudinit_disk", user_data=f"chpasswd:\n  list: |\n     nixos:{_WORD}\n  expire: False\n"
    ),
    "MongoDB Atlas": resource("mongodbatlas_database_user", username="u", password=_WORD),
    "Azure": resource("azurerm_linux_virtual_machine", admin_username="u", admin_password=_WORD),
    "Azure's settings": resource("azurerm_linux_web_app", app_settings={"STRIPE_SECRET": _WORD}),
    "Azure's connection": resource(
        "azurerm_linux_web_app",
        connection_string=[
            {"name": "db", "type": "SQLAzure", "value": f"Server=tcp:x;User ID=u;Password={_WORD};"}
        ],
    ),
    "Google": resource("google_sql_user", name="u", password=_WORD),
    "Google's metadata": resource("google_compute_instance", metadata={"windows-admin-password": _WORD}),
}
_TEXTS = {
    "declare": f"declare -x DB_PASSWORD={_WORD}",
    "readonly": f"readonly DB_PASSWORD='{_WORD}'",
    "local": f"  local api_token={_WORD}",
    "env": f"env VAULT_TOKEN={_WORD} vault status",
    "printf": f"printf 'root:%s' '{_WORD}' | chpasswd -e && PGPASSWORD={_WORD} psql",
    "sed": f"sed -i 's/^password=.*/password={_WORD}/' /etc/x.conf",
    "echo into a file": f'echo "password={_WORD}" >> /etc/x.conf',
    "tee": f"tee /etc/x <<'EOF'\nsecret_key: {_WORD}\nEOF",
    "wget": f"wget --user=u --password={_WORD} https://x",
    "wget's header": f"wget --header='PRIVATE-TOKEN: {_WORD}' https://x",
    "curl, token's header": f"curl -H 'PRIVATE-TOKEN: {_WORD}' https://x",
    "curl, data": f"curl -d 'username=u&password={_WORD}' https://x",
    "curl, JSON": f'curl --json \'{{"token": "{_WORD}"}}\' https://x',
    "git": f"git clone https://oauth2:{_WORD}@gitlab.example.org/x.git",
    "git's config": f'git config --global url."https://u:{_WORD}@github.com/".insteadOf https://github.com/',
    "mariadb": f"mariadb -uroot -p{_WORD} -e 'select 1'",
    "mysql, quoted": f'mysql -u root -p"{_WORD}" web',
    "mysql option file": f"[client]\nuser = root\npassword = {_WORD}\n",
    "mongosh": f"mongosh -u u -p {_WORD} db",
    "redis URL": f"REDIS_URL=redis://default:{_WORD}@cache:6379/0",
    "restic": f"RESTIC_PASSWORD={_WORD} restic backup /",
    "borg": f"export BORG_PASSPHRASE='{_WORD}'",
    "cifs": f"mount -t cifs //x/y /mnt -o username=u,password={_WORD}",
    "tailscale": "tailscale up --authkey tskey-auth-" + LETTERS[:12] + "-" + LETTERS[:20],
    "wireguard": "[Interface]\nPrivateKey = " + LETTERS[:43] + "=\n",
    "cloudflared": f"cloudflared service install --token {_WORD}",
    "gitlab-runner": f"gitlab-runner register --registration-token {_WORD}",
    "consul": f'encrypt = "x"\nacl {{ tokens {{ default_token = "{_WORD}" }} }}\n',
    "rclone": f"[remote]\ntype = s3\nsecret_access_key = {_WORD}\n",
    "s3cmd": f"[default]\nsecret_key = {_WORD}\n",
    "datadog": f"api_key: {_WORD}\nsite: datadoghq.eu\n",
    "alertmanager": f"smtp_auth_password: {_WORD}\n",
    "alertmanager, quoted": f'smtp_auth_password: "{_WORD}"\n',
    "ansible": f"ansible_become_pass: {_WORD}\n",
    "ansible's inventory": f"host1 ansible_user=u ansible_ssh_pass={_WORD}\n",
    "docker config": '{"auths": {"r.example.org": {"auth": "'
    + base64.b64encode(b"deploy:s3cr3tSauce").decode()
    + '"}}}',
    "Maven": f"<server><id>x</id><password>{_WORD}</password></server>",
    "web.xml": f"<param-name>db.password</param-name>\n<param-value>{_WORD}</param-value>",
    "Gradle": f"nexusPassword={_WORD}\n",
    "pip": f"[global]\nextra-index-url = https://u:{_WORD}@pypi.example.org/simple\n",
    "Nix's wireless": f'networking.wireless.networks.home = {{ psk = "{_WORD}"; }};',
    "Nix's restic": f'services.restic.backups.x.environment = {{ RESTIC_PASSWORD = "{_WORD}"; }};',
    "Nix's PostgreSQL": f"services.postgresql.initialScript = pkgs.writeText \"x\" ''\n  CREATE ROLE u LOGIN PASSWORD '{_WORD}';\n'';",
    "Nix's nextcloud": f'services.nextcloud.config.adminpass = "{_WORD}";',
    "Nix's k3s": f'services.k3s.token = "{_WORD}";',
    "Nix's runner": f'services.github-runners.x.token = "{_WORD}";',
    "Nix's acme": f"security.acme.certs.x.credentials = ''\n  CLOUDFLARE_DNS_API_TOKEN={_WORD}\n'';",
    "Nix's mkDefault": f'users.users.root.initialPassword = lib.mkForce "{_WORD}";',
    "Nix's attribute in quotes": f'users.users."web".password = "{_WORD}";',
    "Nix on several lines": f'password =\n  "{_WORD}";',
    "YAML over two lines": f"password:\n  {_WORD}\n",
    "YAML's block": f"password: |\n  {_WORD}\n",
    "YAML with a tag": f"password: !!str {_WORD}\n",
    "YAML with a comment": f"password: {_WORD}  # change it\n",
    "PowerShell's hashtable": f'@{{ Password = "{_WORD}" }}',
    "Windows' answer file": f"<AdministratorPassword><Value>{_WORD}</Value></AdministratorPassword>",
    "batch": f"set DB_PASSWORD={_WORD}",
    "cmdkey": f"cmdkey /add:server /user:u /pass:{_WORD}",
    "TypeScript": f"const apiKey: string = '{_WORD}';",
    "Java": f'private static final String PASSWORD = "{_WORD}";',
    "C#": f'var password = "{_WORD}";',
    "Python's dictionary": f"{{'user': 'u', 'password': '{_WORD}'}}",
    "Python's environment": f"os.environ['DB_PASSWORD'] = '{_WORD}'",
    "Rust": f'let token: &str = "{_WORD}";',
    "Elixir": f'config :app, secret_key_base: "{_WORD}"',
    "escaped": f'{{"user_data": "{{\\"password\\": \\"{_WORD}\\"}}"}}',
}
_OTHERS: dict[str, Document] = {
    "header with another scheme": environment("AUTHORIZATION", f"Token {_WORD}"),
    "camel case": environment("smtpPassword", _WORD),
    "kebab case": environment("smtp-password", _WORD),
    "in brackets": environment("app[password]", _WORD),
    "umlaut": environment("KENNWORT_PASSWORT", _WORD),
    "passphrase of words": module(passphrase="correct horse battery staple"),
    "password with blanks": module(admin_password="open sesame 1"),
    "password with a dollar": module(admin_password="Pa$$w0rd!"),
    "password with a slash": module(admin_password="aB/3dE6gH9"),
    "base64 of 32 bytes": module(cookie_secret="Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmE="),
    "figures in hexadecimal": environment("ENCRYPTION_KEY", "0123456789abcdef" * 4),
    "UUID as a token": environment("HEROKU_API_KEY", "1b4e28ba-2fa1-11d2-883f-0016d3cca427"),
    "connection string": environment("CONNECTION_STRING", f"Host=db;Username=u;Password={_WORD}"),
    "Redis": environment("REDISCLI_AUTH", _WORD),
    "broker's URL": environment("CELERY_BROKER_URL", f"amqp://u:{_WORD}@mq:5672//"),
    "Sentry": environment("SENTRY_DSN", f"https://abc:{_WORD}@sentry.example.org/1"),
    "basic auth": module(basic_auth=f"deploy:{_WORD}"),
    "nested lists": module(a=[[[{"b": {"secret_key": _WORD}}]]]),
    "alias": {
        "provider": {
            "vault": [{"address": "x"}, {"alias": "b", "auth_login": {"parameters": {"password": _WORD}}}]
        }
    },
    "provider by local value": {**provider("hcloud", token="${local.t}"), "locals": {"t": _WORD}},
    "provider by default": {**provider("hcloud", token="${var.t}"), "variable": {"t": {"default": _WORD}}},
    "cloud": {"terraform": {"cloud": {"organization": "x", "token": _WORD}}},
    "remote state of http": data(
        "terraform_remote_state", backend="http", config={"username": "u", "password": _WORD}
    ),
    "output of an object": {"output": {"db": {"value": {"user": "u", "password": _WORD}}}},
    "output in an expression": {"output": {"db": {"value": f'${{{{password = "{_WORD}"}}}}'}}},
    "variable's map": {"variable": {"secrets": {"default": {"api_key": _WORD}}}},
    "local value by expression": {"locals": {"x": f'${{merge(var.x, {{db_password = "{_WORD}"}})}}'}},
    "ephemeral": {"ephemeral": {"vault_kv_secret_v2": {"x": {"token": _WORD}}}},
    "precondition": resource("terraform_data", input={"password": _WORD}),
    "trigger": resource("terraform_data", triggers_replace=[f"password={_WORD}"]),
    "for in a map": module(users=f'${{{{for u in var.users : u => {{password = "{_WORD}"}}}}}}'),
    "ternary in an object": module(db=f'${{{{password = var.x != null ? var.x : "{_WORD}"}}}}'),
    "heredoc": user_data(f'#!/bin/sh\ncat <<EOF > /x\n${{join("\\n", ["password={_WORD}"])}}\nEOF\n'),
    "replace": user_data(f'${{replace("password=@", "@", "{_WORD}")}}'),
    "dynamic block": resource(
        "aws_elastic_beanstalk_environment",
        dynamic={
            "setting": {
                "for_each": {"DB_PASSWORD": _WORD},
                "iterator": "it",
                "content": {"namespace": "x", "name": "${it.key}", "value": "${it.value}"},
            }
        },
    ),
}

SECOND_SECRETS: Cases = {
    **_RESOURCES,
    **{f"text: {name}": user_data(f"{text}\n") for name, text in _TEXTS.items()},
    **{
        f"text in base64: {name}": encoded(f"# {'x' * 20}\n{text}\n")
        for name, text in list(_TEXTS.items())[::2]
    },
    **_OTHERS,
}
