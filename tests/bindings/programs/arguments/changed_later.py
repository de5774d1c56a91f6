"""Set after the constructor: what is written is the last value."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.container import Container, ContainerHealthcheck
from cdktf_cdktf_provider_docker.provider import DockerProvider
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider

app = App()
stack = TerraformStack(app, "later")
RandomProvider(stack, "random")
DockerProvider(stack, "docker")
pet = Pet(stack, "pet", length=1, keepers={"a": "1"})
pet.length = 7
pet.keepers = {"b": "2"}
pet.prefix = "new"
container = Container(stack, "container", image="i", name="n", env=["A=1"])
container.env = [*container.env_input, "B=2"]
container.privileged = True
container.image = pet.id
container.put_healthcheck(test=["CMD", "true"], interval="5s")
print(pet.length_input, pet.keepers_input, container.env_input, container.image_input == pet.id)
app.synth()
