"""An empty block is not the same as none."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.container import Container, ContainerCapabilities, ContainerMounts, ContainerVolumes
from cdktf_cdktf_provider_docker.provider import DockerProvider
from cdktf_cdktf_provider_docker.service import Service

app = App()
stack = TerraformStack(app, "empty")
DockerProvider(stack, "docker")
Container(stack, "struct", image="i", name="n", capabilities=ContainerCapabilities())
Container(stack, "dictionary", image="i", name="n", capabilities={})
Container(stack, "nones", image="i", name="n", capabilities={"add": None, "drop": None})
Container(stack, "in_list", image="i", name="n", volumes=[ContainerVolumes(), {}])
Container(
    stack,
    "in_block",
    image="i",
    name="n",
    mounts=[ContainerMounts(target="t", type="tmpfs", tmpfs_options={}), {"target": "u", "type": "bind", "bindOptions": {}}],
)
put = Container(stack, "put", image="i", name="n")
put.put_capabilities()
print(put.capabilities_input)
Service(stack, "service", name="s", task_spec={"container_spec": {"image": "i", "privileges": {}}}, mode={})
app.synth()
