"""Two backends below different constructs are both written; the last is in the metadata."""

from cdktf import App, GcsBackend, PgBackend, TerraformStack
from constructs import Construct

app = App()
stack = TerraformStack(app, "stack")
GcsBackend(Construct(stack, "one"), bucket="b")
PgBackend(Construct(stack, "two"), conn_str="c")
print(stack.ensure_backend_exists().node.path)
app.synth()
