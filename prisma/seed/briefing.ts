import type { BriefingContent } from "@/lib/domain/briefing/content";
import type { DemoTeam } from "./cast";
import { onAxis, type Room, runAs } from "./room";

/** What support was told of checkout-service v2.3.0 three days before. Its facts are those of the first worked example of the reference. */
const FIRST: BriefingContent = {
  headline: "Customers can now use discount codes at checkout",
  features: [
    { name: "Discount codes", text: "A field at checkout: the total changes before payment." },
    { name: "Payment retry", text: "If the payment processor fails, checkout tries again before it shows an error." },
    { name: "Faster checkout", text: "About 20% faster in the load test, where it took 180 ms (p95) before." },
  ],
  behaviour: [
    { name: "International tax", text: "Now right, so a total can differ from an order of last week." },
    { name: "Stock at busy times", text: "“Out of stock” may come sooner. Before, two people could buy the last piece." },
  ],
  issues: [
    { name: "One code per order", text: "Codes cannot be combined. Ask which one to keep." },
    { name: "Earlier orders", text: "Take no code. Offer to cancel and order again." },
  ],
  faq: [
    {
      name: "A customer says the code does not work.",
      text: "Check the spelling, and that the order has no other code. Still failing: step 1.",
    },
    {
      name: "Why is the tax different from my last order?",
      text: "It was corrected in this release. Past orders stay as they are.",
    },
  ],
  escalation: [
    { name: "Support lead", text: "Questions and single orders. Answers in 15 minutes, 08:00 to 20:00 EST." },
    { name: "Primary SRE", text: "Payments or checkout broken. Page; answers in 5 minutes, day and night." },
  ],
};

/** The day's second thoughts: what to say of a double charge, and whom to call when nobody answers. */
const SECOND: BriefingContent = {
  ...FIRST,
  faq: [...FIRST.faq, { name: "The customer was charged twice.", text: "**Step 2 at once**, with the number of the order." }],
  escalation: [...FIRST.escalation, { name: "Bob Jones", text: "No answer from step 2. After him, the incident commander." }],
};

const readersOf = ({ people: { support, agent, communications, product, primary, qa } }: DemoTeam) =>
  [support, agent, communications, product, primary, qa].map(({ id, name, initials }) => ({ id, name, initials }));

/** The support lead publishes the briefing three days before, and everybody has read it by evening. */
export async function briefSupport(room: Room, team: DemoTeam): Promise<void> {
  const { support, agent, communications, product, primary, qa } = team.people;
  const asked = readersOf(team);
  const publish = { type: "briefing.publish", expectedVersion: 0, content: FIRST, isMaterial: true, asked } as const;
  await runAs(room, support, publish, onAxis(room, -74 * 60));
  for (const [index, person] of [support, agent, communications, product, primary, qa].entries()) {
    await runAs(room, person, { type: "briefing.confirm", version: 1 }, onAxis(room, -73 * 60 + index * 37));
  }
}

/** Minutes before T-0 the second version comes, which asks everybody again; two have not read it when the deployment starts. */
export async function briefAgain(room: Room, team: DemoTeam): Promise<void> {
  const { support, communications, product, primary } = team.people;
  const publish = { type: "briefing.publish", expectedVersion: 1, content: SECOND, isMaterial: true, asked: readersOf(team) } as const;
  await runAs(room, support, publish, onAxis(room, -16));
  for (const [index, person] of [support, primary, communications, product].entries()) {
    await runAs(room, person, { type: "briefing.confirm", version: 2 }, onAxis(room, -15 + index * 3));
  }
}
