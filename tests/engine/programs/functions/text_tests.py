"""Tests of texts give expressions that stay out of text tokens."""

from cdktf import App, Fn, TerraformLocal, TerraformStack

app = App()
stack = TerraformStack(app, "main")
TerraformLocal(stack, "startswith", Fn.startswith("hello", "he"))
TerraformLocal(stack, "endswith", Fn.endswith("hello", "lo"))
TerraformLocal(stack, "strcontains", Fn.strcontains("hello", "ell"))
TerraformLocal(stack, "alltrue", Fn.alltrue([True, "true"]))
TerraformLocal(stack, "anytrue", Fn.anytrue([False, "true"]))
TerraformLocal(stack, "fileexists", Fn.fileexists("x.txt"))
TerraformLocal(stack, "can", Fn.can("a"))
TerraformLocal(stack, "tobool", Fn.tobool("true"))
app.synth()
