"""Data sources, with and without arguments."""

from cdktf import App, TerraformOutput, TerraformStack
from cdktf_cdktf_provider_docker.data_docker_image import DataDockerImage
from cdktf_cdktf_provider_docker.data_docker_plugin import DataDockerPlugin
from cdktf_cdktf_provider_docker.provider import DockerProvider
from cdktf_cdktf_provider_null.data_null_data_source import DataNullDataSource
from cdktf_cdktf_provider_null.provider import NullProvider

app = App()
stack = TerraformStack(app, "data")
DockerProvider(stack, "docker")
NullProvider(stack, "null")
image = DataDockerImage(stack, "image", name="nginx")
DataDockerPlugin(stack, "none")
DataDockerPlugin(stack, "plugin", alias="sample:latest")
null = DataNullDataSource(stack, "null_source", inputs={"a": image.repo_digest}, has_computed_default="x")
TerraformOutput(stack, "random", value=null.random)
app.synth()
