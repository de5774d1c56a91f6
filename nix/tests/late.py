"""A proxy before an AWS that is late with its answers, until a file is there: `late.py ENDPOINT PORT`."""

import signal
import sys
from pathlib import Path

from proxy import Call, proxy

# In seconds: a test that looks once a second is to see what happens meanwhile.
LATE = 5.0
ANSWERS_AT_ONCE = Path("/var/lib/answers-at-once")

endpoint, port = sys.argv[1:]
with proxy(endpoint, int(port)) as (_, faults):

    def late(call: Call) -> float:
        """For how many seconds the answer is held back."""
        return LATE if call.writes and not ANSWERS_AT_ONCE.exists() else 0.0

    faults.late = late
    signal.pause()
