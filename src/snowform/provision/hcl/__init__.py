"""HCL's native syntax: tokens, bodies with their positions, and values in the shape of the JSON syntax.

`lexer` cuts expressions and templates into tokens, `bodies` finds arguments and blocks, `values` reads
arguments, those that are not plain by their tokens (`expressions`). Nothing is evaluated. The grammar of
expressions stands on the lexer: `snowform.expressions`.
"""
