"""Maps of texts within blocks keep their keys as they are."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.container import Container
from cdktf_cdktf_provider_docker.image import Image
from cdktf_cdktf_provider_docker.network import Network
from cdktf_cdktf_provider_docker.provider import DockerProvider

app = App()
stack = TerraformStack(app, "maps")
DockerProvider(stack, "docker")
labels = {"snake_case": "a", "camelCase": "b", "2": "c", "with.dot": "d"}
image = Image(stack, "image", name="a", build_attribute={"context": ".", "build_args": labels, "label": labels})
network = Network(stack, "net", name="n", ipam_config=[{"auxAddress": labels}], options=labels)
mounts = [{"target": "t", "type": "volume", "volumeOptions": {"driverOptions": labels}}]
made = Container(stack, "c", image="i", name="n", mounts=mounts)
print(image.build_attribute_input, network.ipam_config_input, made.mounts_input)
app.synth()
