import type { GuidanceDocument } from "./document";
import { MARKS } from "./placeholders";
import { shellWord } from "./shell-text";

/** Source: "Smoke Testing and Validation" of the guide. */
export const SMOKE_TEST: GuidanceDocument = {
  path: "smoke-test.sh",
  title: "Smoke test",
  group: "measuring",
  language: "sh",
  why: "Asks the service what must answer right after the deployment, and ends with 1 where something does not. Add a line for each critical function. Its output is the proof for the smoke tests of the checklist.",
  needs: {},
  write: ({ name, toVersion }) =>
    [
      "#!/bin/sh",
      "# Usage: smoke-test.sh [base url]",
      "set -eu",
      `base_url=\${1:-${shellWord(MARKS.baseUrl.mark)}}`,
      "failed=0",
      "",
      "check() {",
      '  case "$base_url$2" in',
      "    *'<'*) echo \"NOT RUN $1: fill in the placeholders first\"; failed=1; return ;;",
      "  esac",
      '  if curl -fsS -o /dev/null --max-time 10 "$base_url$2"; then',
      '    echo "PASS $1"',
      "  else",
      '    echo "FAIL $1"',
      "    failed=1",
      "  fi",
      "}",
      "",
      `echo ${shellWord(`Smoke test of ${name} ${toVersion}`)}`,
      `check 'alive' ${shellWord(MARKS.live.mark)}`,
      `check 'ready' ${shellWord(MARKS.ready.mark)}`,
      `check 'critical function' ${shellWord(MARKS.critical.mark)}`,
      'exit "$failed"',
      "",
    ].join("\n"),
};
