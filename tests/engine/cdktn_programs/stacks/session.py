"""What a synthesizer of a program's own is told."""

import jsii
from cdktn import App, IStackSynthesizer, TerraformStack


@jsii.implements(IStackSynthesizer)
class Synthesizer:
    def synthesize(self, session):
        print(session.stacks_prepared, session.skip_validation, session.outdir.split("/")[-1])
        print(session.manifest.version)


app = App(outdir="made")
stack = TerraformStack(app, "stack")
stack.synthesizer = Synthesizer()
app.synth()
