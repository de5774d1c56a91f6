"""Whether a state knows an address of a configuration, by exit code: `PROVISION CONFIGURATION STATE`."""

import json
import sys
from importlib import import_module
from pathlib import Path

provision, configuration, state = map(Path, sys.argv[1:])
sys.dont_write_bytecode = True
sys.path.append(str(provision.parent))
former = import_module(f"{provision.name}.state.former")
sys.exit(not former.knows_resource_of(state, json.loads(configuration.read_bytes())))
