"""Hashes, identifiers and secrets, with literals."""

from cdktf import App, Fn, TerraformLocal, TerraformStack

app = App()
stack = TerraformStack(app, "main")
TerraformLocal(stack, "base64sha256", Fn.base64sha256("a"))
TerraformLocal(stack, "base64sha512", Fn.base64sha512("a"))
TerraformLocal(stack, "bcrypt", Fn.bcrypt("a"))
TerraformLocal(stack, "bcrypt_2", Fn.bcrypt("a", 12))
TerraformLocal(stack, "md5", Fn.md5("a"))
TerraformLocal(stack, "rsadecrypt", Fn.rsadecrypt("c", "k"))
TerraformLocal(stack, "sha1", Fn.sha1("a"))
TerraformLocal(stack, "sha256", Fn.sha256("a"))
TerraformLocal(stack, "sha512", Fn.sha512("a"))
TerraformLocal(stack, "uuid", Fn.uuid())
TerraformLocal(stack, "uuidv5", Fn.uuidv5("dns", "example.com"))
TerraformLocal(stack, "sensitive", Fn.sensitive("s"))
TerraformLocal(stack, "nonsensitive", Fn.nonsensitive("s"))
app.synth()
