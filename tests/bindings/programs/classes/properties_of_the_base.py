"""What a binding has from TerraformResource and TerraformElement."""

from cdktf import App, TerraformOutput, TerraformStack
from cdktf_cdktf_provider_docker.data_docker_image import DataDockerImage
from cdktf_cdktf_provider_docker.provider import DockerProvider
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider

app = App()
stack = TerraformStack(app, "base")
random, docker = RandomProvider(stack, "random"), DockerProvider(stack, "docker")
pet = Pet(stack, "a-pet")
image = DataDockerImage(stack, "image", name="x")
for one in (pet, image):
    print(one.terraform_resource_type, one.friendly_unique_id, one.terraform_meta_arguments)
    print(one.count, one.depends_on, one.for_each, one.lifecycle, one.provider)
    metadata = one.terraform_generator_metadata
    print(metadata.provider_name, metadata.provider_version_constraint)
    read = [one.fqn, one.get_string_attribute("x"), one.interpolation_for_attribute("y")]
    TerraformOutput(stack, f"{one.node.id}-read", value=read)
for one in (random, docker):
    print(one.terraform_resource_type, one.fqn, one.terraform_provider_source, one.meta_attributes, one.alias)
app.synth()
