"""Dependencies on resources, data sources, constructs and stacks."""

from constructs import Construct
from cdktf import App, TerraformStack, TerraformModuleProvider, TerraformVariable
from cdktf_cdktf_provider_docker.data_docker_network import DataDockerNetwork
from cdktf_cdktf_provider_docker.provider import DockerProvider
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider

app = App()
stack = TerraformStack(app, "depends")
RandomProvider(stack, "random")
DockerProvider(stack, "docker")
pet = Pet(stack, "pet")
data = DataDockerNetwork(stack, "data", name="n", depends_on=[pet])
last = Pet(stack, "last", depends_on=[pet, data])
late = Pet(stack, "late")
late.depends_on = [last.fqn]
group = Construct(stack, "group")
inner = Pet(group, "inner")
late.node.add_dependency(group)
pet.node.add_dependency(inner)
print(len(last.depends_on), late.depends_on is not None, last.depends_on[0] == pet.fqn)
app.synth()
