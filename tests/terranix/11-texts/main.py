"""Texts that Terraform would take for templates, templates, and letters of all kinds."""

from cdktf import App, Fn, TerraformLocal
from constructs import Construct

from snowform import NamedStack, escape
from snowform.aws import AwsProvider, Instance, SsmParameter

SCRIPT = r"""#!/bin/sh
# A shell's variables, and curl's format.
echo "${HOME}/$USER"
curl --write-out '%{http_code}\n' "$1"
"""
TEMPLATE = """\
Host ${aws_ssm_parameter.script.name}
%{ for n in range(2) ~}
Port ${n}
%{ endfor ~}
"""


class Texts(NamedStack):
    """Parameters, and a machine with a template of its own."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id, required_providers={})
        AwsProvider(self, "aws", region="eu-central-1")
        script = self.parameter("script", escape(SCRIPT))
        self.parameter("template", TEMPLATE)
        self.parameter("mixed", escape("${HOME} of ") + script.arn)
        self.parameter("odd", "\"quoted\" 'single' back\\slash\ttab Grüße 日本 🦊 $5 100% $ { %")
        Instance(
            self,
            "web",
            ami="ami-0123456789abcdef0",
            instance_type="t3.small",
            user_data='${templatefile("/etc/terraform/motd.tftpl", {"name":"web","ports":[80,443]})}',
            key_name=Fn.file("/run/keys/web.name"),
        )
        TerraformLocal(self, "empty", "")
        TerraformLocal(self, "newline", "\n")

    def parameter(self, name: str, value: str) -> SsmParameter:
        return SsmParameter(self, name, name=f"/web/{name}", type="String", value=value)


app = App()
Texts(app, "texts")
app.synth()
