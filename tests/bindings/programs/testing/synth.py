"""`Testing.synth` of a stack with bindings, and matchers by class."""

import json

from cdktf import TerraformStack, Testing
from cdktf_cdktf_provider_docker.container import Container
from cdktf_cdktf_provider_docker.data_docker_network import DataDockerNetwork
from cdktf_cdktf_provider_docker.provider import DockerProvider

stack = TerraformStack(Testing.app(), "stack")
DockerProvider(stack, "docker", host="h")
DataDockerNetwork(stack, "net", name="n")
Container(stack, "c", image="i", name="n", ports=[{"internal": 80}], command=["a", "b"])
text = Testing.synth(stack)
print(text)
print(json.loads(text)["resource"].keys())
print(Testing.to_have_resource(text, Container.TF_RESOURCE_TYPE))
print(Testing.to_have_resource_with_properties(text, Container.TF_RESOURCE_TYPE, {"image": "i"}))
print(Testing.to_have_resource_with_properties(text, Container.TF_RESOURCE_TYPE, {"image": "other"}))
print(Testing.to_have_resource_with_properties(text, Container.TF_RESOURCE_TYPE, {"ports": [{"internal": 80}]}))
print(Testing.to_have_data_source(text, DataDockerNetwork.TF_RESOURCE_TYPE))
print(Testing.to_have_data_source_with_properties(text, DataDockerNetwork.TF_RESOURCE_TYPE, {"name": "n"}))
print(Testing.to_have_provider(text, DockerProvider.TF_RESOURCE_TYPE))
print(Testing.to_have_provider_with_properties(text, DockerProvider.TF_RESOURCE_TYPE, {"host": "h"}))
