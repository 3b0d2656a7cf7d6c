import { MARKS } from "./placeholders";
import type { Subject } from "./subject";

/** Commands of a POSIX shell that ask and tell T-Minus; they read TMINUS_URL, TMINUS_TOKEN and RELEASE. docs/deploy-gates.md has the same. */

/** Asks the gate that the start rests on until it says go (0) or no-go (1), every 30 s for an hour at most. */
export const ASK_GATE = [
  `for _ in $(seq "\${ATTEMPTS:-120}"); do`,
  `  answer=$(curl --silent --show-error --max-time 15 --header "Authorization: Bearer $TMINUS_TOKEN" "$TMINUS_URL/api/v1/gates/$RELEASE/go" || true)`,
  '  echo "$answer"',
  '  case "$answer" in',
  `    '{"decision":"go"'*) exit 0 ;;`,
  `    '{"decision":"no-go"'*) exit 1 ;;`,
  "  esac",
  `  sleep "\${INTERVAL:-30}"`,
  "done",
  "exit 1",
].join("\n");

/** Hands in junit.xml as what proves the item ITEM, or fails it; RUN_URL leads to the run. */
export const REPORT_TESTS = [
  'curl --silent --show-error --fail-with-body --max-time 30 --header "Authorization: Bearer $TMINUS_TOKEN" \\',
  '  --header "Content-Type: application/xml" --data-binary @junit.xml \\',
  '  "$TMINUS_URL/api/v1/releases/$RELEASE/items/$ITEM/evidence-files?url=$RUN_URL"',
].join("\n");

/** Ticks the item DEPLOYED_ITEM, or fails it where OUTCOME is not `pass`. */
export const REPORT_DEPLOYMENT = [
  'case "$OUTCOME" in',
  `  pass) told='"outcome": "pass"' ;;`,
  `  *) told='"outcome": "fail", "reason": "The deployment job failed."' ;;`,
  "esac",
  'curl --silent --show-error --fail-with-body --max-time 30 --header "Authorization: Bearer $TMINUS_TOKEN" \\',
  `  --header "Content-Type: application/json" --data "{$told, \\"evidence\\": {\\"url\\": \\"$RUN_URL\\", \\"label\\": \\"Deployment job\\"}}" \\`,
  '  "$TMINUS_URL/api/v1/releases/$RELEASE/items/$DEPLOYED_ITEM/reports"',
].join("\n");

/** What those commands read, as far as the release knows it. The token stays a secret of the pipeline. */
export function gateVariables({ release }: Subject) {
  const keyOf = (keys: readonly string[]) => keys.find((key) => release.items.some((item) => item.key === key));
  return {
    TMINUS_URL: release.tminusUrl,
    RELEASE: release.id,
    ITEM: keyOf(TEST_ITEMS) ?? MARKS.testItem.mark,
    DEPLOYED_ITEM: keyOf(DEPLOYED_ITEMS) ?? MARKS.deployedItem.mark,
  };
}

/** Items of the checklists that say that the tests passed, and that the deployment went through. */
const TEST_ITEMS = ["final-build-green", "hotfix-build-green", "tests-green"];
const DEPLOYED_ITEMS = ["rollout-finished", "hotfix-rollout-finished", "canary-started"];
