"""Blocks in blocks as structs, lists of blocks within."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.provider import DockerProvider
from cdktf_cdktf_provider_docker.service import (
    Service,
    ServiceTaskSpec,
    ServiceTaskSpecContainerSpec,
    ServiceTaskSpecContainerSpecMounts,
    ServiceTaskSpecContainerSpecMountsVolumeOptions,
    ServiceTaskSpecContainerSpecMountsVolumeOptionsLabels,
    ServiceTaskSpecNetworksAdvanced,
)

app = App()
stack = TerraformStack(app, "nested")
DockerProvider(stack, "docker")
labels = [ServiceTaskSpecContainerSpecMountsVolumeOptionsLabels(label="a", value="b")]
mounts = [
    ServiceTaskSpecContainerSpecMounts(
        target="/t",
        type="volume",
        volume_options=ServiceTaskSpecContainerSpecMountsVolumeOptions(labels=labels, driver_options={"o_o": "x"}),
    ),
    ServiceTaskSpecContainerSpecMounts(target="/u", type="bind", bind_options={"propagation": "shared"}),
]
spec = ServiceTaskSpec(
    container_spec=ServiceTaskSpecContainerSpec(image="i", mounts=mounts, args=["a"]),
    networks_advanced=[ServiceTaskSpecNetworksAdvanced(name="net", aliases=["x"])],
)
print(spec)
made = Service(stack, "service", name="s", task_spec=spec)
print(made.task_spec_input == spec, made.task_spec.container_spec_input == spec.container_spec)
app.synth()
