"""One reference as a text, a number, a list, a map and anything."""

from cdktf import App, TerraformStack, TerraformVariable, Token
from cdktf_cdktf_provider_docker.container import Container
from cdktf_cdktf_provider_docker.provider import DockerProvider
from cdktf_cdktf_provider_random.password import Password
from cdktf_cdktf_provider_random.provider import RandomProvider

app = App()
stack = TerraformStack(app, "tokens")
RandomProvider(stack, "random")
DockerProvider(stack, "docker")
variable = TerraformVariable(stack, "v")
Password(
    stack,
    "password",
    length=Token.as_number(variable.value),
    min_lower=variable.number_value,
    override_special=Token.as_string(variable.value),
    upper=Token.as_any(variable.value),
    keepers=Token.as_string_map(variable.value),
)
Container(
    stack,
    "container",
    image=variable.string_value,
    name=f"{variable.string_value}-1",
    command=Token.as_list(variable.value),
    ports=Token.as_any(variable.value),
    sysctls=Token.as_string_map(variable.value),
    memory=variable.number_value,
)
app.synth()
