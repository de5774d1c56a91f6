"""The structs of options."""

from cdktf import (
    App,
    DefaultTokenResolver,
    EncodingOptions,
    LazyAnyValueOptions,
    LazyListValueOptions,
    LazyStringValueOptions,
    ResolveOptions,
    StringConcat,
    TerraformStack,
)

app = App()
stack = TerraformStack(app, "boxes")
print(EncodingOptions(display_hint="x"), LazyStringValueOptions(), LazyListValueOptions(omit_empty=True))
print(LazyAnyValueOptions(omit_empty_array=True).omit_empty_array, EncodingOptions().display_hint)
options = ResolveOptions(resolver=DefaultTokenResolver(StringConcat()), scope=stack)
print(options.scope is stack, options.preparing)
app.synth()
