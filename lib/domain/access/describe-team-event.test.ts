import { expect, it } from "vitest";
import { describeTeamEvent } from "./describe-team-event";
import type { TeamEvent } from "./team-event";

const person = { id: "1", name: "Bob Jones", initials: "BJ" };
const invitation = {
  id: "2",
  email: "grace@example.com",
  name: "Grace Hopper",
  role: "manager",
  expiresAt: "2025-02-20T19:00:00.000Z",
} as const;
const service = {
  id: "3",
  name: "checkout-service",
  description: "",
  environment: "production",
  namespace: "production",
  allowSelfApproval: false,
};
const profile = {
  application: "microservices",
  platform: "kubernetes",
  riskTolerance: "balanced",
  facilities: [],
  compliance: [],
} as const;
const gateRule = { template: "standard", phase: "t-minus-2h", requirements: [{ role: "approver", count: 2 }] } as const;
const freeze = {
  id: "4",
  name: "Quarter end",
  serviceId: null,
  startsAt: "2025-03-29T00:00:00.000Z",
  endsAt: "2025-04-02T00:00:00.000Z",
  zone: "Europe/London",
};

const link = { id: "5", release: "6", service: "checkout-service", version: "v2.3.0", expiresAt: "2025-02-14T19:00:00.000Z" };

const template = { id: "7", name: "Shop", track: "standard" } as const;

it.each<[TeamEvent, string]>([
  [
    { type: "template.created", payload: { template, from: "Standard release, version 2" } },
    "made the template Shop from Standard release, version 2",
  ],
  [{ type: "template.draft-saved", payload: { ...template, revision: 2, how: "edited" } }, "saved the draft of the template Shop"],
  [{ type: "template.draft-saved", payload: { ...template, revision: 2, how: "imported" } }, "imported a draft of the template Shop"],
  [{ type: "template.draft-discarded", payload: template }, "discarded the draft of the template Shop"],
  [{ type: "template.published", payload: { ...template, version: 1, changes: [], more: 0 } }, "published version 1 of the template Shop"],
  [
    { type: "template.published", payload: { ...template, version: 2, changes: ["T-0: “A” is gone."], more: 0 } },
    "published version 2 of the template Shop: T-0: “A” is gone.",
  ],
  [
    { type: "template.published", payload: { ...template, version: 3, changes: ["A.", "B."], more: 1 } },
    "published version 3 of the template Shop, with 3 changes",
  ],
  [{ type: "template.archived", payload: template }, "archived the template Shop"],
  [{ type: "team.created", payload: { id: "0", name: "Checkout", slug: "checkout" } }, "created the team Checkout"],
  [{ type: "member.invited", payload: { invitation } }, "invited Grace Hopper (grace@example.com) as a manager"],
  [{ type: "invitation.renewed", payload: { invitation } }, "made a new link for the invitation of Grace Hopper (grace@example.com)"],
  [{ type: "invitation.revoked", payload: { invitation } }, "took back the invitation of Grace Hopper (grace@example.com)"],
  [{ type: "member.joined", payload: { person, role: "member", invitation: "2" } }, "accepted an invitation and joined as a member"],
  [{ type: "member.joined", payload: { person, role: "admin", invitation: null } }, "added Bob Jones as an admin"],
  [
    { type: "member.role-changed", payload: { person, from: "member", to: "manager" } },
    "changed the role of Bob Jones from member to manager",
  ],
  [{ type: "member.removed", payload: { person, role: "member" } }, "removed Bob Jones, a member, from the team"],
  [
    {
      type: "member.profile-changed",
      payload: { person, changes: { name: "Robert Jones", initials: "RJ" }, before: { name: "Bob Jones", initials: "BJ" } },
    },
    "changed their name from Bob Jones to Robert Jones and their initials from BJ to RJ",
  ],
  [
    { type: "member.profile-changed", payload: { person, changes: { initials: "BOB" }, before: { initials: "BJ" } } },
    "changed their initials from BJ to BOB",
  ],
  [{ type: "member.signed-out", payload: { person, sessions: 1 } }, "signed Bob Jones out on 1 browser"],
  [
    { type: "password-reset.issued", payload: { person, expiresAt: "2025-02-14T19:00:00.000Z" } },
    "made a password reset link for Bob Jones, good until 19:00 UTC on Fri 14 Feb",
  ],
  [{ type: "password-reset.used", payload: { person, sessions: 2 } }, "set a new password by a reset link, which ended 2 sessions"],
  [
    { type: "briefing-link.made", payload: { link } },
    "made a link to the briefing of checkout-service v2.3.0 for people without an account, good until 19:00 UTC on Fri 14 Feb",
  ],
  [{ type: "briefing-link.revoked", payload: { link } }, "took back a link to the briefing of checkout-service v2.3.0"],
  [{ type: "service.created", payload: { service } }, "made the service checkout-service"],
  [
    { type: "service.changed", payload: { id: "3", name: "checkout", changes: { name: "checkout", namespace: "" }, before: {} } },
    "changed the name and the namespace of the service checkout",
  ],
  [
    {
      type: "service.changed",
      payload: {
        id: "3",
        name: "checkout",
        changes: { namespace: "", profile: { ...profile, platform: "paas", compliance: ["soc2"] } },
        before: { namespace: "production", profile },
      },
    },
    "changed the namespace and the answers for checklists of the service checkout: platform from Kubernetes to PaaS, now SOC 2",
  ],
  [
    { type: "service.changed", payload: { id: "3", name: "checkout", changes: { profile }, before: { profile: null } } },
    "changed the answers for checklists of the service checkout: Microservice, Kubernetes, Balanced risk tolerance; nobody had said before",
  ],
  [{ type: "service.archived", payload: { id: "3", name: "checkout" } }, "archived the service checkout"],
  [{ type: "freeze.created", payload: { freeze } }, "set the freeze Quarter end from 00:00 GMT on Sat 29 Mar to 01:00 BST on Wed 2 Apr"],
  [
    { type: "freeze.changed", payload: { id: "4", name: "Quarter end", changes: { endsAt: freeze.endsAt }, before: {} } },
    "changed the end of the freeze Quarter end",
  ],
  [{ type: "freeze.removed", payload: { id: "4", name: "Quarter end" } }, "removed the freeze Quarter end"],
  [
    { type: "gate-rule.adopted", payload: { ...gateRule, before: [] } },
    "put in force who must sign the gate t-minus-2h (standard): it was nobody more, and is 2 × Approver",
  ],
  [
    { type: "gate-rule.adopted", payload: { ...gateRule, before: [], service: { id: "3", name: "checkout" } } },
    "put in force who must sign the gate t-minus-2h (standard) of checkout: it was nobody more, and is 2 × Approver",
  ],
  [
    { type: "gate-rule.proposed", payload: { ...gateRule, requirements: [], before: gateRule.requirements } },
    "asked to change who must sign the gate t-minus-2h (standard) to nobody more",
  ],
  [
    { type: "gate-rule.signed", payload: { ...gateRule, role: "deployer" } },
    "signed as deployer that the gate t-minus-2h (standard) is signed by 2 × Approver",
  ],
  [
    { type: "gate-rule.withdrawn", payload: gateRule },
    "took back the change of who must sign the gate t-minus-2h (standard) to 2 × Approver",
  ],
])("%o", (event, text) => {
  expect(describeTeamEvent(event).text).toBe(text);
});

it("does not say that somebody added themselves", () => {
  const event: TeamEvent = { type: "member.joined", payload: { person, role: "admin", invitation: null } };
  expect(describeTeamEvent({ ...event, actor: { id: person.id } }).text).toBe("joined as an admin");
  expect(describeTeamEvent({ ...event, actor: { id: "other" } }).text).toBe("added Bob Jones as an admin");
});
