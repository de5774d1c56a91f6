"""Data sources and providers have the class method too."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.data_docker_network import DataDockerNetwork
from cdktf_cdktf_provider_docker.provider import DockerProvider

app = App()
stack = TerraformStack(app, "imports")
DockerProvider(stack, "docker")
print(type(DataDockerNetwork.generate_config_for_import(stack, "data", "x")).__name__)
provider = DockerProvider.generate_config_for_import(stack, "provider", "y")
print(provider.node.id)
app.synth()
