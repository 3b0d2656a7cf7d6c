import type { Fact } from "@/lib/domain/tailoring/profile";
import type { GeneralItem, GeneralSection } from "./general-item";

type Row = {
  readonly key: string;
  readonly title: string;
  readonly proof: string;
  readonly how: string;
  readonly when?: readonly Fact[];
  readonly about: string;
};

/** One requirement. The inventory has no ids for them: they restate prose of the guide, not items of its checklists. */
function requirement({ key, title, proof, how, when, about }: Row): GeneralItem {
  return {
    key,
    title,
    proof,
    verify: { how },
    kind: "tick",
    owner: "expert",
    moment: "preparation",
    weight: "advisory",
    ...(when && { when }),
    tags: ["documentation", about],
    sources: [],
  };
}

/** What one document must hold is one item; what must be written only for a kind of change is an item for that change. */
const WHOLE_DOCUMENTS: readonly Row[] = [
  {
    key: "runbook-complete",
    title: "The runbook holds all that a deployment needs",
    proof: "Link to the runbook, with who looked for each part.",
    how: "Look for: steps, checks before, commands, checks after with what they should show, way back, known troubles, people to call, dashboards, further reading.",
    about: "runbook",
  },
  {
    key: "configuration-explained",
    title: "The configuration is explained, not only listed",
    proof: "Link to the pages on configuration.",
    how: "Look for: purpose of each variable, effect of each flag, how secrets are kept, where the files are, how a change is made.",
    about: "configuration",
  },
  {
    key: "monitoring-explained",
    title: "Somebody new on call can read the monitoring",
    proof: "Link to the pages on monitoring.",
    how: "Look for: meaning of the key metrics, dashboards, rules with thresholds, what to do on each alert, useful log searches, guides from a figure to its cause.",
    about: "monitoring",
  },
];

/** The diagrams themselves are PRE6.03. */
const ARCHITECTURE: readonly Row[] = [
  {
    key: "new-components-described",
    title: "New services and databases are described",
    proof: "Link to the page of each new component.",
    how: "Each has a purpose, an owner, and what happens when it is away.",
    when: ["infrastructure"],
    about: "architecture",
  },
  {
    key: "service-dependencies-described",
    title: "It is written down which service needs which",
    proof: "Link to the changed list of dependencies.",
    how: "Compare with the calls that staging makes; what went is taken off.",
    when: ["new-dependency"],
    about: "architecture",
  },
  {
    key: "data-flow-described",
    title: "It is written down where data comes from and goes to",
    proof: "Link to the changed data flow.",
    how: "New fields and stores are in it, with who may see them and how long they are kept.",
    when: ["database-migration", "is-data-pipeline"],
    about: "architecture",
  },
  {
    key: "security-boundaries-described",
    title: "The borders between trusted and untrusted are drawn anew",
    proof: "Link to the changed boundaries, with who agreed.",
    how: "Each new way in is on it, with what guards it.",
    when: ["security-relevant"],
    about: "architecture",
  },
  {
    key: "network-described",
    title: "The plan of the network shows the new ways",
    proof: "Link to the changed plan.",
    how: "Names, networks, gateways and rules are those that will be there after T-0.",
    when: ["infrastructure", "dns", "cdn", "service-mesh"],
    about: "architecture",
  },
  {
    key: "integrations-described",
    title: "Each changed integration is described with its contact",
    proof: "Link to the page of the integration.",
    how: "Interface, limits, credentials by name, behaviour when it fails, and whom to call there.",
    when: ["new-dependency", "api"],
    about: "architecture",
  },
];

/** New and changed endpoints themselves are PRE6.04. */
const INTERFACES: readonly Row[] = [
  {
    key: "schemas-described",
    title: "Requests and answers are described as they now are",
    proof: "Difference of the published schemas between both versions.",
    how: "Each field has a type, a meaning and an example; optional and required are right.",
    when: ["api"],
    about: "api",
  },
  {
    key: "api-access-described",
    title: "It is described how a caller proves who it is",
    proof: "Link to the section on authentication and rights.",
    how: "Each endpoint names the right it asks for.",
    when: ["api", "security-relevant"],
    about: "api",
  },
  {
    key: "api-limits-described",
    title: "The limits of the API are described",
    proof: "Link to the section on limits.",
    how: "Numbers, headers and what a caller does after a refusal.",
    when: ["api"],
    about: "api",
  },
  {
    key: "deprecations-announced",
    title: "What will go away is announced with its date",
    proof: "The notice, and the header or field that carries it.",
    how: "Each has a date and a successor. Does not apply where nothing goes away.",
    when: ["api"],
    about: "api",
  },
  {
    key: "migration-guide-written",
    title: "Callers have a guide from the old API to the new",
    proof: "Link to the guide, followed once by somebody from outside the team.",
    how: "Old and new side by side for each change. Does not apply where callers need not change.",
    when: ["api"],
    about: "api",
  },
];

/** Source: "Documentation Requirements" of the guide: runbook, architecture, configuration, monitoring, API. */
export const DOCUMENTATION: GeneralSection = {
  key: "documentation-requirements",
  title: "Documentation requirements",
  items: [...WHOLE_DOCUMENTS, ...ARCHITECTURE, ...INTERFACES].map(requirement),
};
