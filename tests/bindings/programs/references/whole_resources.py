"""Whole resources, data sources and providers as values of outputs and arguments."""

from cdktf import App, Fn, TerraformLocal, TerraformOutput, TerraformStack
from cdktf_cdktf_provider_docker.data_docker_network import DataDockerNetwork
from cdktf_cdktf_provider_docker.provider import DockerProvider
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider

app = App()
stack = TerraformStack(app, "whole")
RandomProvider(stack, "random")
DockerProvider(stack, "docker")
pet = Pet(stack, "pet")
network = DataDockerNetwork(stack, "network", name="n")
TerraformOutput(stack, "resource", value=pet)
TerraformOutput(stack, "data", value=network)
TerraformOutput(stack, "list", value=[pet, network])
TerraformOutput(stack, "object", value={"pet": pet, "ipam": network.ipam_config})
TerraformOutput(stack, "fqns", value=[pet.fqn, network.fqn])
TerraformLocal(stack, "local", pet.fqn)
TerraformOutput(stack, "function", value=Fn.jsonencode(pet.keepers))
app.synth()
