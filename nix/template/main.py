#!/usr/bin/env python3
"""The infrastructure of this project: each stack that is deployed, with its settings from cdktf.json."""

from cdktf import App

from snowform import settings
from stacks.nixos_host import NixosHost, NixosHostSettings

app = App()

NixosHost(app, "nixos-host", settings.load(app, "nixos-host", NixosHostSettings))

app.synth()
