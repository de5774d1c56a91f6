"""Names that Python or cdktf has for itself, and names with digits."""

from cdktf import App, TerraformOutput, TerraformStack
from cdktf_cdktf_provider_docker.buildx_builder import BuildxBuilder
from cdktf_cdktf_provider_docker.container import Container
from cdktf_cdktf_provider_docker.image import Image
from cdktf_cdktf_provider_docker.provider import DockerProvider
from cdktf_cdktf_provider_docker.service import Service
from cdktf_cdktf_provider_random.id import Id
from cdktf_cdktf_provider_random.provider import RandomProvider

app = App()
stack = TerraformStack(app, "names")
RandomProvider(stack, "random")
DockerProvider(stack, "docker")
number = Id(stack, "id", byte_length=2)
TerraformOutput(stack, "b64", value=[number.b64_std, number.b64_url, number.hex, number.dec])
image = Image(stack, "image", name="a", build_attribute={"context": ".", "build_id": "x", "cpu_set_cpus": "0"})
builder = BuildxBuilder(stack, "builder", node_attribute="n", use=True)
Service(stack, "service", name="s", task_spec={"container_spec": {"image": "i"}}, mode={"global_": False})
container = Container(
    stack, "c", image="i", name="n", networks_advanced=[{"name": "x", "ipv4Address": "1", "ipv6Address": "::1"}]
)
TerraformOutput(stack, "more", value=[image.build_attribute.context, builder.node_attribute])
print(builder.node_attribute_input, image.build_attribute_input, container.networks_advanced_input)
app.synth()
