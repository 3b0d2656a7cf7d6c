import fc from "fast-check";
import { addMinutes, type Instant } from "@/lib/domain/time/instant";
import type { Deployment } from "../deployment";

export const NOW: Instant = "2025-02-13T19:00:00.000Z";

/** A deployment of checkout-service that stayed, an hour ago, unless told otherwise. */
export const deployment = (changes: Partial<Deployment> = {}): Deployment => ({
  id: "d-1",
  service: { id: "s-1", name: "checkout-service" },
  strategy: "rolling",
  status: "completed",
  t0: addMinutes(NOW, -60),
  firstCommitAt: null,
  rollback: null,
  hotfix: null,
  brokeGlass: false,
  ...changes,
});

const MONTHS = 200 * 1440;
const minutes = fc.integer({ min: 0, max: MONTHS });

/** Deployments of three services over the last two hundred days, in any order, each with its own id. */
export const anyDeployments: fc.Arbitrary<Deployment[]> = fc
  .array(
    fc.record({
      ago: minutes,
      service: fc.constantFrom("a", "b", "c"),
      strategy: fc.constantFrom("rolling" as const, "canary" as const, "blue-green" as const),
      commit: fc.option(minutes),
      restored: fc.option(fc.option(fc.integer({ min: 0, max: 600 }))),
      hotfix: fc.option(fc.constant("v2")),
    }),
    { maxLength: 40 },
  )
  .map((all) =>
    all.map(({ ago, service, strategy, commit, restored, hotfix }, index) => {
      const t0 = addMinutes(NOW, -ago);
      const back = restored === null ? null : { decidedAt: t0, restoredAt: restored === null ? null : addMinutes(t0, restored) };
      return deployment({
        ...{ id: `d-${index}`, service: { id: service, name: `service ${service}` }, strategy, t0 },
        firstCommitAt: commit === null ? null : addMinutes(t0, -commit),
        rollback: back,
        hotfix: back ? null : hotfix,
      });
    }),
  );
