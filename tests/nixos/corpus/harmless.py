"""What only looks like a secret: references, paths, names and ids of secrets, hashes, numbers, examples."""

from __future__ import annotations

import json
from typing import Any

from tests.nixos.corpus.cases import (
    HEX,
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

_UUID = "1b4e28ba-2fa1-11d2-883f-0016d3cca427"
_ARN = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:prod/db-AbCdEf"
_PUBLIC_KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJmOtJmyGnBUDtN3JTmGZ+2GDJJTTV5GQ9Xm3sBQiCHK web"
# Values of an environment variable that is called DB_PASSWORD or API_TOKEN, and are none.
_VALUES: dict[str, Any] = {
    "reference": "${var.db_password}",
    "made by Terraform": "${random_password.x.result}",
    "data source": "${data.aws_secretsmanager_secret_version.x.secret_string}",
    "reference with a prefix": "x-${var.db_password}",
    "decoded": '${jsondecode(data.aws_secretsmanager_secret_version.x.secret_string)["password"]}',
    "condition without literals": "${var.x ? var.a : var.b}",
    "condition with nothing": '${var.x ? var.a : ""}',
    "file on the host": '${file("/run/secrets/db")}',
    "empty": "",
    "blank": " ",
    "null": None,
    "path": "/run/secrets/db",
    "path in a home folder": "~/.config/app/token",
    "relative path": "./secrets/db.txt",
    "file": "db-password.txt",
    "path of Windows": "C:\\secrets\\db.txt",
    "ARN": _ARN,
    "dynamic reference": "{{resolve:secretsmanager:prod/db:SecretString:password}}",
    "shell variable": "$DB_PASSWORD",
    "shell expansion": "$${DB_PASSWORD}",
    "command": "$(cat /run/secrets/db)",
    "mustache": "{{ db_password }}",
    "angle brackets": "<password>",
    "replace": "REPLACE_ME",
    "stars": "********",
    "crosses": "xxxxxxxx",
    "your": "your-password-here",
    "todo": "TODO",
    "placeholder": "placeholder",
    "redacted": "[REDACTED]",
    "sops": "ENC[AES256_GCM,data:abc,iv:def,tag:ghi,type:str]",
    "reference of Vault": "vault:secret/data/db#password",
    "reference of SSM": "ssm:/prod/db/password",
    "reference of 1Password": "op://vault/db/password",
    "URL": "https://vault.example.org/v1/secret",
    "true": "true",
    "none": "none",
    "required": "required",
    "name of a variable": "DB_PASSWORD",
    "name of a parameter": "/prod/db/password",
    "name of a secret": "prod/db/password",
    "hash of a password": "$6$rounds=5000$" + LETTERS[:16] + "$" + LETTERS[:86],
    "key pair's public half": _PUBLIC_KEY,
    "certificate": "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
    "description": "The password of the database.",
    "seconds": "3600s",
}
# Names that speak of a secret and are none.
_NAMES: dict[str, Any] = {
    "password_length": 16,
    "password_file": "/run/keys/db",
    "db_password_path": "db/password",
    "token_ttl": "24h",
    "token_type": "Bearer",
    "auth_type": "password",
    "secret_name": "prod/db",
    "secret_arn": _ARN,
    "secretId": "prod/db",
    "passwordSecretRef": "db-credentials",
    "password_secret_key": "password",
    "existing_secret": "db-credentials",
    "imagePullSecret": "regcred",
    "tls_secret": "web-tls",
    "kms_key_id": _UUID,
    "encryption_key": "alias/web",
    "signing_key": _ARN,
    "key_name": "web",
    "public_key": _PUBLIC_KEY,
    "ssh_key": _PUBLIC_KEY,
    "password_policy": {"minimum_length": 12, "require_symbols": True},
    "require_password": "true",
    "enable_token": False,
    "max_tokens": 4096,
    "max_token": 4096,
    "token_url": "https://auth.example.org/oauth/token",
    "token_endpoint": "https://auth.example.org/oauth/token",
    "password_reset_url": "https://x",
    "secret_rotation_days": 30,
    "secret_access_key_wo_version": 2,
    "tokens_per_minute": "10000",
    "next_token": "abc123def",
    "creation_token": "web-efs-1",
    "idempotency_token": "a1b2c3d4",
    "csrf_token_name": "csrf1",
    "passwordless": "email1",
    "bypass": "10.0.0.0/8",
    "monkey": "banana1",
    "keyboard": "de1",
    "author": "Jane 2nd",
    "authority": "example.org1",
    "compass": "n0rth",
    "secretary": "Jane1",
    "image_digest": "sha256:" + HEX[:64],
    "commit": HEX[:40],
    "source_hash": "sha256-" + "C" * 43 + "=",
    "etag": HEX[:32],
    "store_path": "/nix/store/dkij3qk5h8rwzysr42w02knfl95vz8q8-glibc-locales-2.42-67",
    "id": _UUID,
    "description": "Set the password: hunter2 is a bad one",
    "tags": {"Secret": "none1", "password": "rotated1"},
}
_TEXTS = {
    "password by a command": "export PASSWORD=$(cat /run/secrets/x)",
    "password by a variable": 'export PASSWORD="$DB_PASSWORD"',
    "token by backticks": "TOKEN=`curl -s http://169.254.169.254/latest/api/token`",
    "token of the metadata service": (
        'TOKEN=$(curl -sX PUT "http://169.254.169.254/latest/api/token" '
        '-H "X-aws-ec2-metadata-token-ttl-seconds: 21600")\n'
        'curl -H "X-aws-ec2-metadata-token: $TOKEN" http://169.254.169.254/latest/meta-data'
    ),
    "secret fetched": 'DB_PASSWORD="$(aws secretsmanager get-secret-value --secret-id prod/db --query SecretString)"',
    "parameter fetched": "aws ssm get-parameter --name /prod/db/password --with-decryption",
    "curl with variables": 'curl -u "$USER:$PASSWORD" https://x',
    "curl with a header": 'curl -H "Authorization: Bearer $TOKEN" https://x',
    "mysql with a variable": 'mysql -uroot -p"$DB_PASSWORD" -P 3306',
    "mysql that asks": "mysql -u root -p -h db",
    "URL with a variable": 'psql "postgres://web:$PASSWORD@db/web"',
    "URL with a reference": "psql postgres://web:${var.password}@db/web",
    "sshd": "PasswordAuthentication no\nPermitRootLogin prohibit-password\n",
    "Nix's file": '{ users.users.web.hashedPasswordFile = "/run/keys/web"; }',
    "Nix's file of a service": "{ services.x.passwordFile = config.age.secrets.x.path; }",
    "Nix's reference": "{ services.x.settings.password = config.sops.placeholder.x; }",
    "Nix's hash that locks": '{ users.users.root.hashedPassword = "!"; }',
    "Nix's sshd": "{ services.openssh.settings.PasswordAuthentication = false; }",
    "Nix's fetch": '{ src = fetchurl { url = "https://x"; hash = "sha256-' + "C" * 43 + '="; }; }',
    "authorized keys": f'{{ users.users.root.openssh.authorizedKeys.keys = [ "{_PUBLIC_KEY}" ]; }}',
    "cloud-init": "#cloud-config\nssh_pwauth: false\nchpasswd: { expire: false }\nusers:\n  - lock_passwd: true\n",
    "comparison": 'if [ "$TOKEN" = "expected" ]; then exit; fi',
    "empty": 'PASSWORD=""\nTOKEN=\n',
    "prose": "# The token: use it carefully. Password: must have 12 characters\n",
    "password's file for a program": "restic -r s3:x --password-file /run/secrets/restic backup /",
    "Kubernetes": "env:\n  - name: DB_PASSWORD\n    valueFrom:\n      secretKeyRef:\n        name: db\n        key: password\n",
    "compose": "secrets:\n  db_password:\n    file: ./db_password.txt\n",
    "compose by a variable": "environment:\n  POSTGRES_PASSWORD: ${db_password}\n  POSTGRES_PASSWORD_FILE: /run/secrets/db\n",
    "Python": "def connect(user: str, password: str, token=None):\n    password = os.environ['PASSWORD']\n    x(password=password)\n",
    "JavaScript": "const token = await getToken(); login({ password: password, token: token });\n",
    "HCL": 'variable "password" {\n  type      = string\n  sensitive = true\n}\nx = { password = var.password }\n',
    "template": 'password = ${password}\n%{ if token != "" }token = ${token}%{ endif }\n',
    "systemd": "[Service]\nLoadCredential=password:/run/secrets/db\nEnvironmentFile=/run/secrets/env\n",
    "systemd's variable": "[Service]\nEnvironment=PASSWORD_FILE=%d/password\n",
    "nginx": "auth_basic_user_file /etc/nginx/htpasswd;\nproxy_set_header Authorization $http_authorization;\n",
    "key of apt": "apt-key add /tmp/key.asc\ncurl -fsSL https://x/gpg.key | gpg --dearmor\n",
    "read": "read -rs PASSWORD\nunset PASSWORD\n",
    "PowerShell": "$password = (Get-SSMParameter -Name /x -WithDecryption $true).Value\n",
}
_ARGUMENTS: dict[str, Document] = {
    "documented access key": {
        "provider": {"aws": {"region": "x", "access_key": "AKIA" + "IOSFODNN7EXAMPLE"}}
    },
    "documented secret key": provider("aws", secret_key="wJalrXUtnFEMI/K7MDENG/" + "bPxRfiCYEXAMPLEKEY"),
    "documented keys in a text": user_data(
        "export AWS_ACCESS_KEY_ID=AKIA"
        + "IOSFODNN7EXAMPLE\nexport AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/"
        "bPxRfiCYEXAMPLEKEY\n"
    ),
    "ECS by valueFrom": containers(secrets=[{"name": "DB_PASSWORD", "valueFrom": _ARN}]),
    "ECS, credentials of the registry": containers(repositoryCredentials={"credentialsParameter": _ARN}),
    "ECS by jsonencode": resource(
        "aws_ecs_task_definition",
        container_definitions='${jsonencode([{name = "web", secrets = [{name = "DB_PASSWORD", valueFrom = var.arn}]}])}',
    ),
    "CodeBuild by name": resource(
        "aws_codebuild_project",
        environment={
            "environment_variable": [{"name": "TOKEN", "value": "ci-token-1", "type": "PARAMETER_STORE"}]
        },
    ),
    "App Runner by ARN": resource(
        "aws_apprunner_service",
        source_configuration={
            "image_repository": {
                "image_configuration": {"runtime_environment_secrets": {"DB_PASSWORD": _ARN}}
            }
        },
    ),
    "secret": resource("aws_secretsmanager_secret", name="prod/db-password"),
    "parameter's name": data("aws_ssm_parameter", name="/prod/db/password"),
    "parameter in plain text": resource(
        "aws_ssm_parameter", name="/ami", type="String", value="ami-0123456789"
    ),
    "managed by RDS": resource("aws_db_instance", manage_master_user_password=True, username="root"),
    "secret's version by reference": resource(
        "aws_secretsmanager_secret_version",
        secret_string='${jsonencode({username = "web", password = random_password.x.result})}',
    ),
    "random": resource("random_password", length=16, special=True, keepers={"token": "${var.x}"}),
    "policy": resource("aws_iam_account_password_policy", minimum_password_length=14, max_password_age=90),
    "IAM": resource(
        "aws_iam_policy",
        policy=json.dumps(
            {
                "Statement": [
                    {"Action": ["secretsmanager:GetSecretValue"], "Resource": _ARN, "Effect": "Allow"}
                ]
            }
        ),
    ),
    "OIDC": resource(
        "aws_iam_role",
        assume_role_policy=json.dumps(
            {"Condition": {"StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com"}}}
        ),
    ),
    "table": resource("aws_dynamodb_table", attribute=[{"name": "token", "type": "S"}], hash_key="token"),
    "metadata": resource("aws_instance", metadata_options={"http_tokens": "required"}),
    "key pair": resource("aws_key_pair", key_name="web", public_key=_PUBLIC_KEY),
    "validity": resource(
        "aws_cognito_user_pool_client", token_validity_units={"access_token": "hours", "id_token": "hours"}
    ),
    "API without authorization": resource("aws_api_gateway_method", authorization="COGNITO_USER_POOLS"),
    "API's mapping": resource(
        "aws_api_gateway_integration",
        request_parameters={
            "integration.request.header.Authorization": "method.request.header.Authorization"
        },
    ),
    "API's model": resource(
        "aws_api_gateway_model", schema=json.dumps({"properties": {"password": {"type": "string"}}})
    ),
    "header that is none": resource(
        "aws_cloudwatch_event_connection",
        auth_parameters={
            "invocation_http_parameters": {
                "header": [{"key": "X-Env", "value": "prod1", "is_value_secret": False}]
            }
        },
    ),
    "CloudFormation": resource(
        "aws_cloudformation_stack",
        template_body=json.dumps({"Parameters": {"DBPassword": {"Type": "String", "NoEcho": True}}}),
    ),
    "Glue connection": resource(
        "aws_glue_connection",
        connection_properties={"JDBC_CONNECTION_URL": "jdbc:mysql://h/db", "SECRET_ID": "prod/db"},
    ),
    "encryption of an object": resource("aws_s3_object_copy", kms_key_id=_ARN),
    "certificate": resource("aws_dms_certificate", certificate_pem="-----BEGIN CERTIFICATE-----\nMIIB"),
    "hosted configuration": resource(
        "aws_appconfig_hosted_configuration_version", content='{"color": "blue1"}'
    ),
    "banner": resource("aws_transfer_server", pre_authentication_login_banner="Only for members of staff"),
    "Helm by name": resource("helm_release", set=[{"name": "auth.existingSecret", "value": "db-creds1"}]),
    "filter": data("aws_ami", filter=[{"name": "tag:Secret", "values": ["x1"]}]),
    "variable without a default": {"variable": {"db_password": {"type": "string", "sensitive": True}}},
    "variable of null": {"variable": {"db_password": {"default": None, "sensitive": True}}},
    "variable's description": {
        "variable": {"x": {"description": "password=hunter2, for example", "type": "string"}}
    },
    "output": {"output": {"db_password": {"value": "${random_password.x.result}", "sensitive": True}}},
    "local value": {"locals": {"db_password": "${var.x}", "secret_name": "prod/db", "token_ttl": 60}},
    "backend": {"terraform": {"backend": {"s3": {"bucket": "x", "key": "web", "kms_key_id": _ARN}}}},
    "backend of gcs": {
        "terraform": {
            "backend": {"gcs": {"bucket": "x", "kms_encryption_key": "projects/x/locations/y/cryptoKeys/z"}}
        }
    },
    "required provider": {"terraform": {"required_providers": {"secret": {"source": "numtide/secret"}}}},
    "each.value": resource("aws_db_instance", for_each="${var.dbs}", password="${each.value.password}"),
    "circle": {
        **resource("aws_db_instance", password="${local.a}"),
        "locals": {"a": "${local.b}", "b": "${local.a}"},
    },
}

HARMLESS: Cases = {
    **{f"DB_PASSWORD, {name}": environment("DB_PASSWORD", value) for name, value in _VALUES.items()},
    **{f"API_TOKEN, {name}": environment("API_TOKEN", value) for name, value in _VALUES.items()},
    **{f"input {name}": module(**{name: value}) for name, value in _NAMES.items() if name != "description"},
    **{
        f"variable {name}": environment(name.upper(), value)
        for name, value in _NAMES.items()
        if isinstance(value, str) and name.islower()
    },
    **{f"user data: {name}": user_data(text) for name, text in _TEXTS.items()},
    **{f"in base64: {name}": encoded(text + "\n# end\n") for name, text in _TEXTS.items()},
    **{
        f"in JSON: {name}": resource("aws_ssm_document", content=json.dumps({"run": [text]}))
        for name, text in _TEXTS.items()
    },
    **_ARGUMENTS,
}
