"""Providers: empty, with arguments and blocks, with an alias that resources ask for."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.image import Image
from cdktf_cdktf_provider_docker.provider import DockerProvider, DockerProviderRegistryAuth

app = App()
stack = TerraformStack(app, "providers")
DockerProvider(stack, "docker")
remote = DockerProvider(
    stack,
    "remote",
    alias="remote",
    host="ssh://user@remote:22",
    ssh_opts=["-o", "StrictHostKeyChecking=no"],
    registry_auth=[
        DockerProviderRegistryAuth(address="registry.example", username="me", auth_disabled=False),
        {"address": "other.example", "configFile": "~/.docker/config.json"},
    ],
)
Image(stack, "here", name="a")
Image(stack, "there", name="b", provider=remote)
print(remote.alias, remote.fqn, remote.host, remote.registry_auth_input)
app.synth()
