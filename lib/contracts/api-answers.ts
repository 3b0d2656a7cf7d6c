import { z } from "zod";
import { ACCESS_ROLES, RELEASE_ROLES } from "@/lib/domain/access/roles";
import { RELEASE_STATUSES } from "@/lib/domain/release/state";
import { nextPage } from "./page";
import { PROBLEMS, type ProblemCode } from "./problem";

/**
 * What the large answers promise to clients: the part that is described and does not change. They carry more, which the rooms use;
 * a client ignores what it does not know.
 */
const personAnswer = z.object({ id: z.string(), name: z.string(), initials: z.string() }).meta({ id: "Person" });

const instant = z.string().meta({ format: "date-time", description: "UTC, ISO 8601." });
const whenKnown = instant.nullable();

export const eventAnswer = z
  .looseObject({
    seq: z.number().meta({ description: "Place in the stream of the release, from 1, without a gap." }),
    type: z.string().meta({ description: "What happened, such as `item.status-changed`. Types are added, never renamed." }),
    occurredAt: instant,
    actor: z.looseObject({ kind: z.string(), id: z.string(), name: z.string() }),
    payload: z.looseObject({}),
  })
  .meta({ id: "Event" });

export const commandAnswer = z
  .object({ seq: z.number().meta({ description: "Where the release is now." }), events: z.array(eventAnswer) })
  .meta({ id: "CommandResult", description: "What was recorded because of the request; empty when it was so already." });

export const eventPageAnswer = z
  .object({
    events: z.array(eventAnswer),
    next: nextPage,
  })
  .meta({ id: "EventPage" });

const itemAnswer = z
  .looseObject({
    key: z.string().meta({ description: "The {item} of the addresses; the same in every release of a template." }),
    phase: z.string(),
    title: z.string(),
    kind: z.string(),
    owner: z.enum(RELEASE_ROLES),
    required: z.boolean(),
    status: z.string(),
    version: z.number().meta({ description: "Sent back as `expectedVersion`, or in quotes as If-Match." }),
    value: z.string().nullable(),
    reason: z.string().nullable(),
    source: z.string().meta({ description: "Who answered last: person, token or metric." }),
    by: personAnswer.nullable(),
    at: whenKnown,
  })
  .meta({ id: "Item" });

const phaseAnswer = z
  .looseObject({
    key: z.string().meta({ description: "The {phase} of the addresses, and the name of its gate." }),
    code: z.string(),
    name: z.string(),
    kind: z.enum(["forward", "rollback"]),
    status: z.enum(["hidden", "open", "closed"]),
    gateRevision: z.number(),
  })
  .meta({ id: "Phase" });

const signOffAnswer = z
  .looseObject({
    id: z.string(),
    phase: z.string(),
    kind: z.string(),
    role: z.enum(RELEASE_ROLES),
    person: personAnswer,
    digest: z.string(),
    at: instant,
  })
  .meta({ id: "SignOff" });

const stateAnswer = z
  .looseObject({
    id: z.string(),
    teamId: z.string(),
    seq: z.number(),
    status: z.enum(RELEASE_STATUSES),
    actualT0: whenKnown,
    phases: z.array(phaseAnswer),
    items: z.array(itemAnswer),
    signOffs: z.array(signOffAnswer),
  })
  .meta({ id: "ReleaseState" });

export const roomDocument = z
  .looseObject({
    state: stateAnswer,
    events: z.array(eventAnswer).meta({ description: "The latest 200, oldest first." }),
    access: z.enum(ACCESS_ROLES),
    now: instant,
  })
  .meta({ id: "Release" });

export const gateAnswer = z
  .looseObject({
    release: z.string(),
    phase: z.string(),
    seq: z.number(),
    digest: z.string().meta({ description: "Of exactly what is shown; sent back with a signature." }),
    evaluation: z.looseObject({
      display: z.unknown(),
      conditions: z.array(z.looseObject({ code: z.string(), text: z.string() })).meta({ description: "What keeps it closed." }),
      isQuorate: z.boolean(),
      canPass: z.boolean(),
    }),
    content: z.looseObject({}),
    now: instant,
  })
  .meta({ id: "Gate" });

export const incomingAnswer = z.object({
  result: z.enum(["taken", "known"]).meta({ description: "`known`: this delivery was here before and changes nothing." }),
});

const CODES = Object.keys(PROBLEMS).filter((code): code is ProblemCode => code in PROBLEMS);

export const problemAnswer = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    code: z.enum(CODES).meta({ description: "Stable. Decide by this." }),
    detail: z.string().meta({ description: "What is wrong and what to do, for people." }),
    path: z.string().optional().meta({ description: "Where in the request it is wrong." }),
    details: z.unknown().optional(),
  })
  .meta({ id: "Problem", description: "RFC 9457." });
