"""For-expressions over lists of blocks, and over attributes."""

from cdktf import App, TerraformIterator, TerraformOutput, TerraformStack, Token
from cdktf_cdktf_provider_docker.container import Container
from cdktf_cdktf_provider_docker.provider import DockerProvider
from cdktf_cdktf_provider_random.provider import RandomProvider
from cdktf_cdktf_provider_random.shuffle import Shuffle

app = App()
stack = TerraformStack(app, "for")
RandomProvider(stack, "random")
DockerProvider(stack, "docker")
shuffle = Shuffle(stack, "shuffle", input=["a"])
names = TerraformIterator.from_list(shuffle.result)
Container(stack, "c", image="i", name="n", command=Token.as_list(names.values()), entrypoint=Token.as_list(names.for_expression_for_list("upper(val)")))
TerraformOutput(stack, "map", value=names.for_expression_for_map("val", "key"))
TerraformOutput(stack, "keys", value=names.keys())
app.synth()
