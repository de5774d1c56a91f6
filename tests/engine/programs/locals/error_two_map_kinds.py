"""One reference as two kinds of map."""

from cdktf import App, TerraformLocal, TerraformStack, Token

stack = TerraformStack(App(), "locals")
any_value = TerraformLocal(stack, "l", {}).as_boolean
Token.as_string_map(any_value)
Token.as_number_map(any_value)
