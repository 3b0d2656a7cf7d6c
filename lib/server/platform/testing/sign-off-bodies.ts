const REASON = { reason: "A reason" };

/** What routes about gates understand, by the end of their path. */
export const SIGN_OFF_BODIES = {
  "POST closing": REASON,
  "POST restart": REASON,
  "POST break-glass": REASON,
  "PUT rule": { requirements: [{ role: "approver", count: 1 }] },
  "PUT [phase]": { requirements: [{ role: "approver", count: 2 }], expectedVersion: 0 },
  "POST signatures": { role: "approver", expectedVersion: 1 },
  "DELETE proposal": { expectedVersion: 1 },
};
