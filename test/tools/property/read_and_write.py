"""Reads and writes values by generated models: a line of JSON for each module and its values, a line for the answers."""

import json
import sys
import types

from pydantic import ValidationError

for line in sys.stdin:
    request = json.loads(line)
    module = sys.modules["generated"] = types.ModuleType("generated")
    exec(request["module"], module.__dict__)
    entry = module.trial_contract.methods["go"]
    answers = []
    for part, value in request["values"]:
        model = entry.params_model if part == "params" else entry.result_model
        try:
            read = model.model_validate(value)
            answers.append({"written": read.model_dump(mode="json", by_alias=True)})
        except ValidationError as error:
            # As a clamator server writes it into its answer, which it can't do with an exception.
            answers.append({"refused": json.dumps(error.errors())})
    print(json.dumps(answers, allow_nan=False), flush=True)
