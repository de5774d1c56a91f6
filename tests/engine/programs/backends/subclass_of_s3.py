"""A subclass adds to the attributes of its backend, with names as they are given."""

from cdktf import App, S3Backend, TerraformStack


class Locked(S3Backend):
    def __init__(self, scope, name):
        super().__init__(scope, bucket=name, key="state", kms_key_id="k")

    def _synthesize_attributes(self):
        return {**super()._synthesize_attributes(), "use_lockfile": True, "camelCase": {"innerKey": 1}}


app = App()
backend = Locked(TerraformStack(app, "stack"), "bucket")
print(backend._synthesize_attributes(), backend._name)
app.synth()
