"""`repr` of resources, providers and references, and what `to_string` gives."""

import re

from cdktf import App, TerraformOutput, TerraformStack
from cdktf_cdktf_provider_docker.data_docker_network import DataDockerNetwork
from cdktf_cdktf_provider_docker.image import Image
from cdktf_cdktf_provider_docker.provider import DockerProvider


def show(*values):
    print(*(re.sub(" at 0x[0-9a-f]+", "", repr(value)) for value in values))


app = App()
stack = TerraformStack(app, "texts")
provider = DockerProvider(stack, "docker")
image = Image(stack, "image", name="a", build_attribute={"context": "."})
network = DataDockerNetwork(stack, "network", name="b")
show(image, provider, network, [image])
show(image.build_attribute, network.ipam_config, network.ipam_config.get(0))
print(image.to_string(), provider.to_string())
TerraformOutput(stack, "texts", value=[image.build_attribute.to_string(), network.ipam_config.to_string()])
app.synth()
