"""`isinstance` and the class methods that tell constructs apart."""

from constructs import Construct
from cdktf import App, TerraformDataSource, TerraformElement, TerraformProvider, TerraformResource, TerraformStack
from cdktf_cdktf_provider_docker.data_docker_image import DataDockerImage
from cdktf_cdktf_provider_docker.provider import DockerProvider
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider

app = App()
stack = TerraformStack(app, "kinds")
made = [
    Pet(stack, "pet"),
    DataDockerImage(stack, "image", name="a"),
    RandomProvider(stack, "random"),
    DockerProvider(stack, "docker"),
]
for one in made:
    print(type(one).__name__, [isinstance(one, cls) for cls in (Construct, TerraformElement, TerraformResource)])
    print([isinstance(one, cls) for cls in (TerraformDataSource, TerraformProvider, Pet)])
    print(Pet.is_construct(one), TerraformElement.is_terraform_element(one))
    print(TerraformResource.is_terraform_resource(one), TerraformDataSource.is_terraform_data_source(one))
    print(TerraformProvider.is_terraform_provider(one), type(one).is_construct("no"))
print(TerraformStack.of(made[0]) is stack, stack.node.find_child("pet") is made[0], made[0].node.scope is stack)
print([child.node.id for child in stack.node.children], made[0] in stack.node.children)
