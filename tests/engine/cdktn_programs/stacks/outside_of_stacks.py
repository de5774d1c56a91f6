"""What is in no stack is refused where the context asks for it."""

from cdktn import App, TerraformStack
from constructs import Construct

for flag in (None, False, "", True, "true"):
    app = App(outdir=f"out-{flag}", context={"failOnConstructsOutsideOfStacks": flag})
    TerraformStack(app, "stack")
    Construct(app, "one")
    Construct(Construct(app, "two"), "below")
    try:
        app.synth()
        print(flag, "written")
    except RuntimeError as error:
        print(flag, str(error).removeprefix("Error: ").strip().splitlines())
