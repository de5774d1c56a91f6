"""What JavaScript refuses is a RuntimeError, and none of jsii's own classes."""

from jsii.errors import JavaScriptError, JSIIError

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.container import Container

app = App()
stack = TerraformStack(app, "errors")
for attempt in (
    lambda: Container(stack, "c", image="i", name="n", ports=[{"external": 80}]),
    lambda: [Container(stack, "d", image="i", name="n") for _ in range(2)],
):
    try:
        attempt()
    except Exception as error:
        print(isinstance(error, RuntimeError), isinstance(error, (JSIIError, JavaScriptError)))
