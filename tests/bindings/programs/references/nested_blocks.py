"""References into single blocks and blocks of blocks."""

from cdktf import App, TerraformOutput, TerraformStack
from cdktf_cdktf_provider_docker.image import Image
from cdktf_cdktf_provider_docker.provider import DockerProvider
from cdktf_cdktf_provider_docker.service import Service

app = App()
stack = TerraformStack(app, "nested")
DockerProvider(stack, "docker")
service = Service(stack, "service", name="s", task_spec={"container_spec": {"image": "i"}})
image = Image(stack, "image", name="a", build_attribute={"context": "."})
TerraformOutput(stack, "single", value=service.task_spec)
TerraformOutput(stack, "two", value=service.task_spec.container_spec)
TerraformOutput(stack, "field", value=service.task_spec.container_spec.image)
TerraformOutput(stack, "list", value=service.task_spec.container_spec.mounts.get(0).target)
TerraformOutput(stack, "deepest", value=service.task_spec.container_spec.privileges.se_linux_context.level)
TerraformOutput(stack, "map", value=service.task_spec.container_spec.env)
TerraformOutput(stack, "number", value=service.task_spec.resources.limits.memory_bytes)
TerraformOutput(stack, "build", value=[image.build_attribute.context, image.build_attribute.labels])
TerraformOutput(stack, "not_given", value=service.update_config.delay)
TerraformOutput(stack, "timeouts", value=image.timeouts.create)
app.synth()
