/** Access roles of a team member. Source: MISSION "People". */
export const ACCESS_ROLES = ["viewer", "member", "manager", "admin"] as const;
export type AccessRole = (typeof ACCESS_ROLES)[number];

/** Release roles: what a person does on one release, by its roster. */
export const RELEASE_ROLES = [
  "deployer",
  "approver",
  "commander",
  "communications-lead",
  "support-lead",
  "primary-on-call",
  "secondary-on-call",
  "expert",
] as const;
export type ReleaseRole = (typeof RELEASE_ROLES)[number];

/** The words people read. */
export const RELEASE_ROLE_NAMES: Record<ReleaseRole, string> = {
  deployer: "Deployer",
  approver: "Approver",
  commander: "Incident commander",
  "communications-lead": "Communications lead",
  "support-lead": "Support lead",
  "primary-on-call": "Primary on-call",
  "secondary-on-call": "Secondary on-call",
  expert: "Subject expert",
};

/** As part of a sentence: "a manager of the team". */
export const ACCESS_ROLE_NAMES: Record<AccessRole, string> = {
  viewer: "a viewer",
  member: "a member",
  manager: "a manager",
  admin: "an admin",
};
