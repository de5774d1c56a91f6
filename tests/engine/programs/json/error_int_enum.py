"""Enumerations of numbers are refused."""

from enum import IntEnum

from cdktf import App, TerraformLocal, TerraformStack


class Size(IntEnum):
    BIG = 2


TerraformLocal(TerraformStack(App(), "enums"), "l", [Size.BIG])
