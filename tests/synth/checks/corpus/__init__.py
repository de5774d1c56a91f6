"""Small documents, each with one fault, and its right twin; what OpenTofu, Terraform and we say of each.

A file of documents for each kind of fault is listed in `kinds.py`; the verdicts of the real validators are
recorded in `verdicts/`. `python -m tests.synth.checks.corpus record KIND…` asks them, and
`python -m tests.synth.checks.corpus table > docs/checked.md` makes the page.
"""
