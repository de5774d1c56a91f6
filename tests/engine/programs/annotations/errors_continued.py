"""With the variable set, errors are written like the rest."""

# env: CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS=1

from cdktf import Annotations, App, TerraformStack

app = App(stack_traces=False)
Annotations.of(TerraformStack(app, "annotated")).add_error("one")
app.synth()
