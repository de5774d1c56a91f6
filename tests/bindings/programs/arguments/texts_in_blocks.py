"""Texts with expressions in structs, dictionaries and maps of blocks."""

from cdktf import App, Fn, TerraformStack, TerraformVariable
from cdktf_cdktf_provider_docker.container import Container, ContainerUpload
from cdktf_cdktf_provider_docker.image import Image
from cdktf_cdktf_provider_docker.provider import DockerProvider

app = App()
stack = TerraformStack(app, "texts")
DockerProvider(stack, "docker")
variable = TerraformVariable(stack, "v")
image = Image(stack, "image", name=f"a:{variable.string_value}", build_attribute={"context": f"./{variable.string_value}"})
Container(
    stack,
    "c",
    image=image.image_id,
    name="n",
    upload=[ContainerUpload(file="/a", content=Fn.file("x")), {"file": f"/b/{image.repo_digest}", "content": '"quoted" ${x}'}],
    labels=[{"label": Fn.upper(variable.string_value), "value": "v"}],
    healthcheck={"test": [f"{variable.string_value}", "\n"], "interval": variable.string_value},
    log_opts={variable.string_value: variable.string_value},
)
app.synth()
