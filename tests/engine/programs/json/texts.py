"""Texts: escapes, unicode, control characters, line separators, lone surrogates."""

from cdktf import App, TerraformLocal, TerraformStack

texts = [
    '"quoted"',
    "back\\slash",
    "tab\tnew\nline\rreturn",
    "\x00\x01\x1f\x7f",
    "\b\f",
    "/",
    "<&>'",
    "\u2028\u2029",
]
texts += ["ünïcödé", "\U0001f600", "\ud83d\ude00", "e\u0301", "\ufeff", "%{if}", "$", "$$", "{", "}", "$ {x}"]
app = App()
stack = TerraformStack(app, "texts")
TerraformLocal(stack, "list", texts)
app.synth()
