"""`reset_*` takes an argument back, given or not."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.image import Image
from cdktf_cdktf_provider_docker.provider import DockerProvider
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider

app = App()
stack = TerraformStack(app, "reset")
RandomProvider(stack, "random")
docker = DockerProvider(stack, "docker", host="h", registry_auth=[{"address": "a"}])
pet = Pet(stack, "pet", length=1, prefix="p", keepers={"a": "b"})
pet.reset_prefix()
pet.reset_keepers()
pet.reset_separator()
image = Image(stack, "image", name="a", build_attribute={"context": "."}, triggers={"a": "b"})
image.reset_build_attribute()
image.reset_triggers()
docker.reset_host()
docker.reset_registry_auth()
print(pet.prefix_input, pet.keepers_input, image.build_attribute_input, image.triggers_input, docker.host_input)
app.synth()
