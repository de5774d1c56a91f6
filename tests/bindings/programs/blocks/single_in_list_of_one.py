"""A block that may stand once in a set-of-one form: what a list and a single give."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.provider import DockerProvider
from cdktf_cdktf_provider_docker.data_docker_registry_image_manifests import DataDockerRegistryImageManifests
from cdktf_cdktf_provider_docker.registry_image import RegistryImage


def builtin(error):
    return next(cls.__name__ for cls in type(error).__mro__ if cls.__module__ == "builtins")


app = App()
stack = TerraformStack(app, "one")
DockerProvider(stack, "docker")
RegistryImage(stack, "image", name="a", auth_config={"address": "x", "username": "y", "password": "z"})
data = DataDockerRegistryImageManifests(
    stack, "data", name="a", auth_config={"address": "x", "username": "y", "password": "z"}
)
print(data.auth_config_input, data.auth_config.address_input)
try:
    RegistryImage(stack, "listed", name="a", auth_config=[{"address": "x", "username": "y", "password": "z"}])
except Exception as error:
    print("!", builtin(error), repr(str(error)))
app.synth()
