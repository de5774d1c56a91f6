"""Blocks of a provider: structs, and put again."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.provider import DockerProvider, DockerProviderRegistryAuth

app = App()
stack = TerraformStack(app, "provider")
provider = DockerProvider(stack, "docker", registry_auth=[DockerProviderRegistryAuth(address="a")])
print(provider.registry_auth, provider.registry_auth_input)
provider.registry_auth = [{"address": "b", "configFile": "c"}, DockerProviderRegistryAuth(address="d", password="e")]
print(provider.registry_auth_input)
app.synth()
