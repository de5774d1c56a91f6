"""Harmless ones of the third list, written when the rules stood."""

from __future__ import annotations

import json

from tests.nixos.corpus.cases import (
    HEX,
    LETTERS,
    Cases,
    Document,
    data,
    environment,
    module,
    resource,
    user_data,
)

_WORD = "Kn1ckKn4ck"
_ARN = "arn:aws:secretsmanager:us-east-1:123456789012:secret:x-AbCdEf"


def _ecs(environment: str) -> Document:
    return resource("aws_ecs_task_definition", family="x", container_definitions=environment)


_HARMLESS_TEXTS = {
    "systemd-creds": "systemd-creds decrypt --name=password /etc/x -\nSetCredentialEncrypted=password: \\\n  Whxq\n",
    "Nix: sops.secrets": 'sops.secrets = { "web/password" = { }; token.restartUnits = [ "x.service" ]; };',
    "Nix: option's type": "password = lib.mkOption { type = lib.types.str; default = null; };",
    "Nix: inherit": "inherit (cfg) password tokenFile;",
    "Nix: with": "services.x = with config.age.secrets; { tokenFile = token.path; passwordFile = password.path; };",
    "Nix: LoadCredential": 'serviceConfig.LoadCredential = [ "token:/run/keys/token" "password:${cfg.passwordFile}" ];',
    "Nix: string with a path": 'password_command = "cat /run/secrets/mail";',
    "Nix: assertion": 'assertions = [ { assertion = cfg.password == null; message = "password: use passwordFile"; } ];',
    "Nix: if": 'token = if cfg.tokenFile != null then "$TOKEN" else null;',
    "shell: case": 'case "$1" in --password) PASSWORD="$2"; shift ;; --token=*) TOKEN="$${1#*=}" ;; esac',
    "shell: here string": 'passwd --stdin root <<< "$NEW_PASSWORD"',
    "shell: function": 'get_token() { curl -s "$URL" | jq -r .token; }\nTOKEN=$(get_token)',
    "shell: cut": "DB_PASSWORD=$(grep password /etc/x | cut -d= -f2)",
    "shell: file": 'TOKEN="$(< /run/token)"; export TOKEN',
    "shell: unset": "unset DB_PASSWORD; export -n TOKEN",
    "shell: echo": 'echo "Enter the password: "; read -r -s password',
    "shell: log": 'echo "INFO: token refreshed, secret rotated"',
    "curl's options": "curl --key /run/key.pem --cert /run/cert.pem --pass-file x https://x",
    "mysql's file": "mysql --defaults-extra-file=/run/my.cnf -P 3306 --protocol=tcp -p",
    "ssh's port": "ssh -p 2222 root@x; scp -P 22 key.pub x:/y; mkdir -p /run/secrets",
    "docker's secret": "docker run --secret id=token,src=/run/token -p 8080:80 x",
    "docker by file": "docker run -e POSTGRES_PASSWORD_FILE=/run/secrets/db --env-file /run/env x",
    "docker passes on": "docker run -e DB_PASSWORD -e TOKEN x",
    "tar": "tar -xpf x.tar -C / && cp -p a b",
    "INI's reference": "[db]\npassword = %(DB_PASSWORD)s\npassword_file = /x\n",
    "Spring's reference": "spring:\n  datasource:\n    password: ${DB_PASSWORD}\n    hikari: {maximum-pool-size: 10}\n".replace(
        "$", "$$"
    ),
    "Helm's template": 'password: {{ .Values.password | quote }}\ntoken: {{ include "x.token" . }}\n',
    "Jinja": "password={{ lookup('env', 'PASSWORD') }}\n",
    "ERB": "password: <%= ENV['PASSWORD'] %>\n",
    "compose's secret": "secrets:\n  token:\n    external: true\n    name: prod_token_1\n",
    "Kubernetes' mount": "volumes:\n- name: token\n  secret:\n    secretName: web-token-1\n    items: [{key: password, path: password}]\n",
    "RBAC": "rules:\n- apiGroups: ['']\n  resources: [secrets, serviceaccounts/token]\n  verbs: [get]\n",
    "SSH's configuration": "Host x\n  IdentityFile ~/.ssh/id\n  PasswordAuthentication no\n  PubkeyAuthentication yes\n",
    "Go's code": 'token := r.Header.Get("Authorization")\nif password == "" { return errors.New("password: empty") }\n',
    "Python's code": "self.token = token\nself.password = kwargs.get('password')\nsecrets.token_hex(16)\n",
    "Python's dataclass": "class Settings(BaseSettings):\n    db_password: SecretStr\n    api_token: str = Field(..., env='API_TOKEN')\n",
    "JavaScript's code": "export const login = async ({ username, password }) => { const token = await sign(password); return token; }\n",
    "JSX": '<Input type="password" name="password" value={password} onChange={setPassword} />',
    "CSV": "name,password,token\nweb,,\n",
    "JSON schema": json.dumps(
        {
            "type": "object",
            "required": ["password"],
            "properties": {"password": {"type": "string", "minLength": 12, "description": "the password"}},
        }
    ),
    "translations": json.dumps(
        {"password.label": "Enter your password", "token.expired": "Your token is expired."}
    ),
    "audit": "-w /etc/passwd -p wa -k passwd\n-w /etc/shadow -p wa -k shadow\n",
    "sudoers": "web ALL=(root) NOPASSWD: /run/current-system/sw/bin/systemctl\n",
    "passwd": "root:x:0:0:root:/root:/bin/sh\nweb:!:1000:1000::/home/web:/bin/sh\n",
    "time zone": "timezone: Europe/Berlin\nlocale: de_DE.UTF-8\nkeymap: de-nodeadkeys\n",
    "GPG": "keyserver: hkps://keys.openpgp.org\nkey: 0x" + HEX[:16].upper() + "\n",
    "apt": "apt:\n  sources:\n    x:\n      source: deb https://x stable main\n      keyid: "
    + HEX[:40].upper()
    + "\n",
    "hash": "password_hash: $argon2id$v=19$m=65536,t=3,p=4$" + LETTERS[:22] + "$" + LETTERS[:43] + "\n",
}
THIRD_HARMLESS: Cases = {
    **{
        f"variable {name}": environment(name, value)
        for name, value in {
            "SECRET_NAME": "prod/db",
            "DB_SECRET_ARN": _ARN,
            "TOKEN_URL": "https://x/oauth2/token",
            "PASSWORD_MIN_LENGTH": "12",
            "AWS_WEB_IDENTITY_TOKEN_FILE": "/var/run/token",
            "JWT_ALGORITHM": "HS256",
            "KEY_ID": "alias/web1",
            "KMS_KEY": _ARN,
            "SSH_KEY_NAME": "ops1",
            "PUBLIC_KEY": LETTERS[:43] + "=",
            "TOKEN_EXPIRY": "15m",
            "PASSWORD_RESET_TTL": "PT1H",
            "SECRETS_MANAGER_ENDPOINT": "https://secretsmanager.eu-central-1.amazonaws.com",
            "ENABLE_PASSWORD_LOGIN": "false1",
            "API_KEY_HEADER": "X-Api-Key1",
            "AUTH_METHOD": "password",
            "COOKIE_NAME": "session_token1",
            "PASSWORD_ENCODER": "bcrypt1",
            "SECRET_KEY_VERSION": "3",
            "OAUTH_CLIENT_ID": "abc123",
            "ACCESS_KEY_ID_PARAM": "/x/y1",
            "CERT_FINGERPRINT": HEX[:40],
            "GIT_COMMIT": HEX[:40],
            "CREDENTIALS_PROVIDER": "default1",
            "TOKENIZER": "gpt2",
            "PASSPORT_COUNTRY": "DE1",
            "DB_PASSWORD": "${sensitive(var.x)}",
            "API_TOKEN": '${data.vault_generic_secret.x.data["token"]}',
            "REDIS_PASSWORD": "${random_password.redis[0].result}",
            "SESSION_SECRET": "${random_id.x.hex}",
            "PRIVATE_KEY": "${tls_private_key.x.private_key_pem}",
            "DATABASE_URL": "postgres://web:${random_password.x.result}@db/web",
            "SMTP_PASSWORD": "${aws_iam_access_key.x.ses_smtp_password_v4}",
            "DSN": "https://sentry.example.org/1",
        }.items()
    },
    **{
        f"input {name}": module(**{name: value})
        for name, value in {
            "create_secret": True,
            "secret_tags": {"a": "b1"},
            "password_special_characters": "!#%1",
            "token_audience": "sts.amazonaws.com",
            "secret_string_template": "",
            "master_password_rotation_days": 30,
            "db_secret": {"name": "prod/db1", "key": "password"},
            "api_key_source": "HEADER",
            "api_key_required": True,
            "key_pair_name": "ops1",
            "credentials_secret_name": "docker1",
            "authorizer_type": "TOKEN",
            "secret_id_ttl": 600,
            "token_policies": ["web1"],
            "user_password_policy": "strict1",
            "iam_token_duration": "1h",
            "service_account_token_path": "/var/run/x",
            "secret_store": "vault1",
            "secrets_backend": "aws-ssm1",
            "password": None,
            "token": "",
            "private_key": '${file("~/.ssh/id")}',
            "auth_token": "${var.x ? one(random_password.y[*].result) : null}",
        }.items()
    },
    **{f"text: {name}": user_data(text + "\n") for name, text in _HARMLESS_TEXTS.items()},
    "secret with references": resource(
        "aws_secretsmanager_secret_version",
        secret_string='${jsonencode({host = aws_db_instance.x.address, password = random_password.x.result, engine = "postgres"})}',
    ),
    "ECS with ARNs": _ecs(
        json.dumps(
            [
                {
                    "secrets": [{"name": "API_TOKEN", "valueFrom": _ARN + ":token::"}],
                    "environment": [{"name": "TOKEN_TTL", "value": "60"}],
                }
            ]
        )
    ),
    "data": data("aws_ssm_parameter", name="/prod/api-token", with_decryption=True),
    "trail's selector": resource(
        "aws_cloudtrail",
        event_selector={"data_resource": {"type": "AWS::SecretsManager::Secret", "values": [_ARN]}},
    ),
    "WAF's field": resource(
        "aws_wafv2_web_acl", rule=[{"field_to_match": {"single_header": {"name": "authorization"}}}]
    ),
    "config rule": resource(
        "aws_config_config_rule",
        input_parameters=json.dumps(
            {"MinimumPasswordLength": "14", "PasswordReusePrevention": "24", "RequireSymbols": "true"}
        ),
    ),
    "SCP": resource(
        "aws_organizations_policy",
        content=json.dumps(
            {
                "Statement": [
                    {
                        "Effect": "Deny",
                        "Action": ["iam:CreateAccessKey", "iam:UpdateLoginProfile"],
                        "Resource": "*",
                    }
                ]
            }
        ),
    ),
    "dashboard": resource(
        "aws_cloudwatch_dashboard",
        dashboard_body=json.dumps(
            {"widgets": [{"properties": {"title": "Token errors", "metrics": [["x", "PasswordResets"]]}}]}
        ),
    ),
    "lambda's permission": resource(
        "aws_lambda_permission",
        event_source_token="amzn1.ask.skill." + "1b4e28ba-2fa1-11d2-883f-0016d3cca427",
    ),
    "file system": resource("aws_efs_file_system", creation_token="web-1b4e28ba"),
    "queue's URL": environment("TOKEN_QUEUE", "https://sqs.eu-central-1.amazonaws.com/123456789012/token1"),
    "tags": resource(
        "aws_instance",
        tags={"secret-rotation": "enabled1", "ssm:token": "x1"},
        volume_tags={"Password": "n1"},
    ),
    "presigned": resource("aws_s3_object", source="/x", etag=HEX[:32], metadata={"token-version": "1"}),
    "authorization of an API": resource(
        "aws_apigatewayv2_route", authorization_type="JWT", authorization_scopes=["email1"]
    ),
}
