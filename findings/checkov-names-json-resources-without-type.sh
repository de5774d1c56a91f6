#!/bin/sh
# checkov 3.3.30, one resource in HCL and the same in Terraform's JSON syntax.
# A finding in the HCL names it by type and name; in the JSON it is "resource" and the name, so that two resources of one name
# and different types cannot be told apart, and the summary counts no resources. The lines of the file are right.
# Seen: aws_instance.web and resource_count 1; resource.web and resource_count 0.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet checkov==3.3.30
cd "$folder"
mkdir hcl json
cat >hcl/main.tf <<'HCL'
resource "aws_instance" "web" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
}
HCL
cat >json/main.tf.json <<'JSON'
{
  "resource": {
    "aws_instance": {
      "web": {
        "ami": "ami-0123456789abcdef0",
        "instance_type": "t3.micro"
      }
    }
  }
}
JSON
for form in hcl json; do
  venv/bin/checkov --directory "$form" --check CKV_AWS_126 --output json --quiet --skip-download --soft-fail >"$form.said"
done
python3 - <<'PYTHON'
import json

seen = {}
for form in ("hcl", "json"):
    report = json.load(open(f"{form}.said"))
    [finding] = report["results"]["failed_checks"]
    seen[form] = (finding["resource"], report["summary"]["resource_count"])
print(seen)
assert seen == {"hcl": ("aws_instance.web", 1), "json": ("resource.web", 0)}
PYTHON
