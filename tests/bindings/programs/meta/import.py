"""Resources that exist are imported, by an id and by the binding's own class method."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.container import Container
from cdktf_cdktf_provider_docker.provider import DockerProvider
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider

app = App()
stack = TerraformStack(app, "imports")
RandomProvider(stack, "random")
docker = DockerProvider(stack, "docker", alias="d")
pet = Pet(stack, "pet")
pet.import_from("existing-pet")
container = Container(stack, "c", image="i", name="n", provider=docker)
container.import_from("abc", docker)
generated = Pet.generate_config_for_import(stack, "generated", "another-pet")
aliased = Container.generate_config_for_import(stack, "aliased", "def", docker)
print(type(generated).__name__, generated.node.path, aliased.node.id)
app.synth()
