"""Secrets in texts: scripts, user data, cloud-init, Nix, INI, XML, SQL, commands, headers."""

from __future__ import annotations

import json

from tests.nixos.corpus.cases import Cases, Document, encoded, resource, user_data

_LINES = {
    "export": "export DB_PASSWORD=hunter2",
    "export, quoted": 'export DB_PASSWORD="hunter2"',
    "before a command": "PGPASSWORD=hunter2 psql -h db -U web",
    ".env": "API_KEY=Tr0ub4dor3x\nPORT=80\n",
    "docker -e": "docker run -d -e MYSQL_ROOT_PASSWORD=hunter2 mysql",
    "docker --env": "docker run --env 'REDIS_PASSWORD=hunter2' redis",
    "docker login": "docker login -u ci -p hunter2 registry.example.org",
    "docker login by standard input": "echo hunter2x | docker login -u ci --password-stdin registry.example.org",
    "Dockerfile": "FROM alpine\nENV DB_PASSWORD hunter2\n",
    "curl -u": "curl -fsS -u deploy:hunter2 https://files.example.org/x",
    "curl --user": 'curl --user "deploy:hunter2" https://files.example.org/x',
    "curl -H": 'curl -H "Authorization: Bearer Tr0ub4dor3x" https://api.example.org',
    "curl -H, single quotes": "curl -H 'X-Api-Key: Tr0ub4dor3x' https://api.example.org",
    "basic authorization": 'curl -H "Authorization: Basic ZGVwbG95Omh1bnRlcjI=" https://api.example.org',
    "URL": "git clone https://deploy:hunter2@git.example.org/x.git",
    "URL of a database": "DATABASE_URL=postgres://web:hunter2@db.example.org/web",
    "URL of AMQP": "amqp://guest:hunter2@mq.example.org:5672",
    "JDBC": "jdbc:mysql://db.example.org/web?user=web&password=hunter2",
    "ADO": "Server=db;Database=web;User Id=web;Password=hunter2;",
    "libpq": "psql 'host=db user=web password=hunter2'",
    "mysql": "mysql -u root -phunter2 -h db",
    "mysqldump": "mysqldump --user=root --password=hunter2 web",
    "sshpass": "sshpass -p hunter2 ssh root@10.0.0.1",
    "redis-cli": "redis-cli -h cache -a hunter2 ping",
    "option": "vault-agent --token Tr0ub4dor3x",
    "option with a sign": "helm upgrade x --set auth.password=hunter2",
    "kubectl": "kubectl create secret generic db --from-literal=password=hunter2",
    "k3s": "curl -sfL https://get.k3s.io | K3S_TOKEN=Tr0ub4dor3x sh -",
    "kubeadm": "kubeadm join 10.0.0.1:6443 --token abcdef.0123456789abcdef",
    "aws configure": "aws configure set aws_secret_access_key Tr0ub4dor3x",
    "openssl": "openssl enc -d -aes256 -in x -pass pass:hunter2",
    "htpasswd": "htpasswd -bc /etc/nginx/htpasswd admin hunter2",
    "chpasswd": 'echo "root:hunter2" | chpasswd',
    "chpasswd with sudo": "echo 'ubuntu:hunter2' | sudo chpasswd",
    "chpasswd, here string": "chpasswd <<< 'root:hunter2'",
    "passwd --stdin": "echo hunter2x | passwd --stdin root",
    "heredoc": "cat > /etc/app.conf <<EOF\n[db]\npassword = hunter2\nEOF\n",
    "ldapsearch": "ldapsearch -D cn=admin -w hunter2 -b dc=example",
    "rabbitmqctl": "rabbitmqctl add_user web hunter2",
    "npm": "npm config set //npm.example.org/:_authToken=Tr0ub4dor3x",
    "netrc": "machine git.example.org login deploy password hunter2",
    "pgpass": "db.example.org:5432:web:web:hunter2",
    "SQL": "ALTER USER web WITH PASSWORD 'hunter2';",
    "SQL of MySQL": "CREATE USER 'web'@'%' IDENTIFIED BY 'hunter2';",
    "PowerShell": '<powershell>\n$password = "hunter2"\n</powershell>',
    "PowerShell's environment": '<powershell>\n$env:DB_PASSWORD = "hunter2"\n</powershell>',
    "secure string": '$p = ConvertTo-SecureString "hunter2" -AsPlainText -Force',
    "net user": "net user Administrator hunter2x",
    "redis.conf": "port 6379\nrequirepass hunter2\n",
    "smbclient": "smbclient //files/x -U deploy%hunter2",
    "vault login": "vault login Tr0ub4dor3x",
}
_FILES = {
    "YAML": "db:\n  user: web\n  password: hunter2\n",
    "YAML, quoted": "db:\n  password: 'hunter2'\n",
    "YAML in one line": "db: {user: web, password: hunter2}\n",
    "YAML, a list of variables": "env:\n  - name: DB_PASSWORD\n    value: hunter2\n",
    "cloud-init's file": "#cloud-config\nwrite_files:\n  - path: /etc/app.env\n    content: |\n      DB_PASSWORD=hunter2\n",
    "cloud-init's user": "#cloud-config\nusers:\n  - name: x\n    plain_text_passwd: hunter2\n",
    "cloud-init's password": "#cloud-config\npassword: hunter2\nchpasswd: {expire: false}\n",
    "cloud-init's chpasswd": "#cloud-config\nchpasswd:\n  expire: false\n  list: |\n    root:hunter2\n",
    "INI": "[database]\nuser = web\npassword = hunter\n",
    "INI without blanks": "[database]\npassword=hunter\n",
    "properties": "spring.datasource.username=web\nspring.datasource.password=hunter2\n",
    "TOML": '[database]\npassword = "hunter2"\n',
    "XML": "<settings><server><username>u</username><password>hunter2</password></server></settings>",
    "XML by attributes": '<add key="DbPassword" value="hunter2" />',
    "JSON": json.dumps({"database": {"password": "hunter2"}}),
    "JSON, indented": json.dumps({"database": {"password": "hunter2"}}, indent=2),
    "JSON in JSON": json.dumps({"config": json.dumps({"password": "hunter2"})}),
    "JSON in a script": 'cat > x.json <<EOF\n{"user": "web", "password": "hunter2"}\nEOF\n',
    "JSON in a string of a script": 'curl -d "{\\"password\\": \\"hunter2\\"}" https://x\n',
    "HCL": 'provider "postgresql" {\n  password = "hunter2"\n}\n',
    "Nix, initialPassword": '{ users.users.root.initialPassword = "hunter2"; }',
    "Nix, password": '{ users.users.web = {\n  isNormalUser = true;\n  password = "hunter2";\n}; }',
    "Nix, two apostrophes": "{ services.x.settings.db_password = ''hunter2''; }",
    "Nix, wireless": '{ networking.wireless.networks."home".psk = "hunter2hunter2"; }',
    "Nix, environment": '{ systemd.services.web.environment.DB_PASSWORD = "hunter2"; }',
    "Nix, settings": '{ services.grafana.settings.security.admin_password = "hunter2"; }',
    "Nix, in a string": "{ environment.etc.\"x.env\".text = ''\n  API_TOKEN=Tr0ub4dor3x\n''; }",
    "Python": 'connect(host="db", password="hunter2")\n',
    "JavaScript": 'const client = new Client({ user: "web", password: "hunter2" });\n',
    "PHP": "$password = 'hunter2';\n",
    "Ruby": "config.api_key = 'Tr0ub4dor3x'\n",
    "Go": 'clientSecret := "Tr0ub4dor3x"\n',
    "nginx": 'proxy_set_header Authorization "Basic ZGVwbG95Omh1bnRlcjI=";\n',
    "prometheus": "basic_auth:\n  username: web\n  password: hunter2\n",
    "compose": "services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: hunter2\n",
    "compose, a list": "services:\n  db:\n    environment:\n      - POSTGRES_PASSWORD=hunter2\n",
    "systemd": "[Service]\nEnvironment=DB_PASSWORD=hunter2\n",
    "systemd, quoted": '[Service]\nEnvironment="DB_PASSWORD=hunter2"\n',
    "wpa_supplicant": 'network={\n  ssid="x"\n  psk="hunter2hunter2"\n}\n',
    "ssmtp": "AuthUser=web\nAuthPass=hunter2\n",
    "MIME": 'Content-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Type: text/x-shellscript\n\n#!/bin/sh\nexport DB_PASSWORD=hunter2\n--x--\n',
}


def _in_json(text: str) -> Document:
    return resource(
        "aws_ssm_document", content=json.dumps({"mainSteps": [{"inputs": {"runCommand": [text]}}]})
    )


_ALL = {**_LINES, **_FILES}

SECRET_TEXTS: Cases = {
    **{f"user data: {name}": user_data(f"#!/bin/sh\nset -eu\n{text}\n") for name, text in _LINES.items()},
    **{f"user data: {name}": user_data(text) for name, text in _FILES.items()},
    **{f"in base64: {name}": encoded(text + "\n# end\n") for name, text in _ALL.items()},
    **{
        f"in gzip: {name}": encoded(text + "\n# end\n", packed=True) for name, text in list(_ALL.items())[::4]
    },
    **{f"in JSON: {name}": _in_json(text) for name, text in list(_ALL.items())[::3]},
    **{
        f"in an expression: {name}": user_data(f"${{base64encode({json.dumps(text.replace('%', '%%'))})}}")
        for name, text in list(_ALL.items())[::3]
    },
    "a local value in a text": {
        **user_data("#!/bin/sh\nexport DB_PASSWORD=${local.password}\n"),
        "locals": {"password": "hunter2"},
    },
    "a condition in a text": user_data('#!/bin/sh\nexport DB_PASSWORD=${var.x ? "hunter2" : ""}\n'),
    "formatted": user_data('${format("export DB_PASSWORD=%s", "hunter2")}'),
    "beside a reference": user_data("#!/bin/sh\nexport NAME=${var.name}\nexport DB_PASSWORD=hunter2\n"),
    "joined": user_data('${join("\\n", ["#!/bin/sh", "export DB_PASSWORD=hunter2"])}'),
}
