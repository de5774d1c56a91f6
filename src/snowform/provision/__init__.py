"""Apply a stack unattended: plan to a file, judge the plan, apply exactly that, never lose track.

Stands alone: the standard library only, nothing of Snowform's other packages, imports relative to itself. A
copy of this folder runs on any Linux host with Python 3.11 or newer and OpenTofu or Terraform:

    python3 -I provision --help

`command_line` has the commands, `run` the way of one apply, `inputs` what an operator gives to it, `host` the
machine that it runs on, `console` what is said. `configuration` reads what a stack says, `hcl` the native
syntax of modules. `plan` reads and judges what tofu means to do, `programs` finds what would be started,
`state` keeps the state from being lost or mistaken, `crash` finds what an interrupted run left behind,
`report` tells people and machines, `tofu` runs the program itself.
"""
