"""An iterator's values in texts, functions, numbers and nested blocks."""

from cdktf import App, Fn, TerraformIterator, TerraformStack, TerraformVariable, Token
from cdktf_cdktf_provider_docker.container import Container
from cdktf_cdktf_provider_docker.provider import DockerProvider

app = App()
stack = TerraformStack(app, "values")
DockerProvider(stack, "docker")
variable = TerraformVariable(stack, "apps", type="map(object({image=string}))")
apps = TerraformIterator.from_map(Token.as_any_map(variable.value))
Container(
    stack,
    "c",
    for_each=apps,
    name=apps.key,
    image=f"{apps.get_string('image')}:{apps.get_string('tag')}",
    memory=apps.get_number("memory"),
    env=[f"NAME={apps.key}", Fn.upper(apps.get_string("x"))],
    command=apps.get_list("command"),
    privileged=apps.get_boolean("privileged"),
    healthcheck={"test": apps.get_list("test"), "interval": "5s"},
    ports=[{"internal": apps.get_number("port")}],
)
app.synth()
