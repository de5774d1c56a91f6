"""What `Testing` gives an app."""

from cdktn import TerraformStack, Testing
from constructs import Construct

for options in ({}, {"enable_future_flags": False}, {"fake_cdktf_json_path": True}, {"stack_traces": True}):
    app = Testing.app(**options)
    names = ("failOnConstructsOutsideOfStacks", "canonicalAssetHashes", "cdktfRelativeModules")
    print(options, [app.node.try_get_context(name) for name in names])
    Construct(app, "outside")
    TerraformStack(app, "stack")
    try:
        app.synth()
        print("written")
    except RuntimeError as error:
        print(str(error).removeprefix("Error: ").splitlines()[0])
app = Testing.enable_future_flags(Testing.app(enable_future_flags=False))
print(app.node.try_get_context("canonicalAssetHashes"))
print(Testing.fake_cdktf_json_path(app).node.try_get_context("cdktfRelativeModules"))
