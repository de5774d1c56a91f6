"""The levels of annotations in the manifest are the enumeration's; in the metadata they are texts."""

from cdktf import AnnotationMetadataEntryType, Annotations, App, TerraformStack
from constructs import Construct

app = App(stack_traces=False)
stack = TerraformStack(app, "annotated")
part = Construct(stack, "part")
Annotations.of(part).add_info("one")
Annotations.of(part).add_warning("two")
print([(entry.type, entry.data, entry.trace) for entry in part.node.metadata])
app.synth()
found = app.manifest.for_stack(stack).annotations
print([(type(a).__name__, a.level, a.level.value, a.message, a.construct_path, a.stacktrace) for a in found])
print([a.level is AnnotationMetadataEntryType.WARN for a in app.manifest.stacks["annotated"].annotations])
print(list(AnnotationMetadataEntryType))
