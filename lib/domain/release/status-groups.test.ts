import { expect, it } from "vitest";
import { RELEASE_STATUSES } from "./state";
import { OPEN_STATUSES, STATUS_GROUPS, statusesOf } from "./status-groups";

it("puts every status into exactly one group", () => {
  const grouped = STATUS_GROUPS.flatMap((group) => statusesOf(group));
  expect(grouped.toSorted()).toEqual([...RELEASE_STATUSES].sort());
  expect(statusesOf(null)).toEqual(RELEASE_STATUSES);
});

it("calls neither drafts nor finished releases open", () => {
  expect(OPEN_STATUSES).toEqual(["planned", "preparing", "ready", "deploying", "verifying", "deployed", "on-hold", "rolling-back"]);
});
