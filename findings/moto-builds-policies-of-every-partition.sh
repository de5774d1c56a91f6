#!/bin/sh
# moto 5.2.5, its server with MOTO_IAM_LOAD_MANAGED_POLICIES=true, and requests that are not about IAM.
# Each request looks for the account that its key belongs to. The first one makes the IAM of its own partition for that, with a
# copy of AWS' 1,500 managed policies; the second one, of whatever service, makes the IAM of all the others, each with as many:
# some two seconds, once a server and again after each reset.
# Seen: IAM of aws alone after the first DescribeRegions, of six partitions after the second.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'moto[ec2,iam,server]==5.2.5'
cd "$folder"
cat >main.py <<'PYTHON'
import boto3
from moto.iam.models import iam_backends
from moto.moto_server.threaded_moto_server import ThreadedMotoServer


def built():
    return {
        partition: len(backend.managed_policies)
        for account in iam_backends.values()
        for partition, backend in account.items()
    }


server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
server.start()
host, port = server.get_host_and_port()
client = boto3.client(
    "ec2",
    region_name="eu-central-1",
    endpoint_url=f"http://127.0.0.1:{port}",
    aws_access_key_id="testing",
    aws_secret_access_key="testing",
)
client.describe_regions()
first = built()
client.describe_regions()
second = built()
server.stop()
print(first)
print(second)
assert set(first) == {"aws"}
assert len(second) == 6 and all(count > 1000 for count in second.values())
PYTHON
AWS_EC2_METADATA_DISABLED=true MOTO_IAM_LOAD_MANAGED_POLICIES=true venv/bin/python main.py
