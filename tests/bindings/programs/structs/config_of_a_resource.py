"""The Config struct of a resource, its arguments spread into the constructor."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.container import Container, ContainerConfig
from cdktf_cdktf_provider_docker.provider import DockerProvider, DockerProviderConfig

app = App()
stack = TerraformStack(app, "configs")
DockerProvider(stack, "docker", **DockerProviderConfig(host="h", registry_auth=[{"address": "a"}])._values)
config = ContainerConfig(image="i", name="n", healthcheck={"test": ["a"]}, count=3, depends_on=[])
Container(stack, "c", **config._values)
print(config)
app.synth()
