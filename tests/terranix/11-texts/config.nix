# Texts that Terraform would read as templates, and templates; quotes, backslashes, letters of all kinds.
{ lib, ... }:
let
  # What Terraform reads as a template is doubled, for it to stay a text.
  plain =
    builtins.replaceStrings
      [
        "\${"
        "%{"
      ]
      [
        "$\${"
        "%%{"
      ];
in
{
  provider.aws.region = "eu-central-1";

  resource.aws_ssm_parameter = {
    script = {
      name = "/web/script";
      type = "String";
      value = plain ''
        #!/bin/sh
        # A shell's variables, and curl's format.
        echo "''${HOME}/$USER"
        curl --write-out '%{http_code}\n' "$1"
      '';
    };
    template = {
      name = "/web/template";
      type = "String";
      value = ''
        Host ''${aws_ssm_parameter.script.name}
        %{ for n in range(2) ~}
        Port ''${n}
        %{ endfor ~}
      '';
    };
    mixed = {
      name = "/web/mixed";
      type = "String";
      value = "${plain "\${HOME} of "}${lib.tf.ref "aws_ssm_parameter.script.arn"}";
    };
    odd = {
      name = "/web/odd";
      type = "String";
      value = "\"quoted\" 'single' back\\slash\ttab Grüße 日本 🦊 $5 100% $ { %";
    };
  };

  resource.aws_instance.web = {
    ami = "ami-0123456789abcdef0";
    instance_type = "t3.small";
    user_data = lib.tf.ref (
      lib.tf.template {
        source = "/etc/terraform/motd.tftpl";
        variables = {
          name = "web";
          ports = [
            80
            443
          ];
        };
      }
    );
    key_name = lib.tf.file "/run/keys/web.name";
  };

  locals.empty = "";
  locals.newline = "\n";
}
