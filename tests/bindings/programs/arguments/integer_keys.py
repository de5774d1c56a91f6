"""Keys that are numbers come first, as JavaScript has them."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.container import Container
from cdktf_cdktf_provider_docker.provider import DockerProvider
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider

app = App()
stack = TerraformStack(app, "keys")
RandomProvider(stack, "random")
DockerProvider(stack, "docker")
keys = {"b": "1", "10": "2", "9": "3", "01": "4", "-1": "5", "4294967295": "6", "4294967294": "7", "a": "8"}
print(Pet(stack, "pet", keepers=keys).keepers_input)
print(Container(stack, "c", image="i", name="n", sysctls=keys, tmpfs={}).sysctls_input)
app.synth()
