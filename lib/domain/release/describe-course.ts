import { because, type Description, type EventOf, type Names } from "./describe-words";

type CourseEvent = EventOf<
  | "release.preparation-started"
  | "release.ready"
  | "release.unready"
  | "deployment.started"
  | "deployment.verifying"
  | "release.deployed"
  | "release.completed"
  | "release.held"
  | "release.resume-agreed"
  | "release.resumed"
  | "release.cancelled"
  | "rollback.started"
  | "rollback.step-set"
  | "rollback.method-changed"
  | "rollback.closed"
  | "obligation.opened"
  | "obligation.settled"
  | "obligation.changed"
>;

/** The course of a release. What follows from somebody's act is told as theirs: their act brought it about. */
export function describeCourse(event: CourseEvent, names: Names): Description {
  switch (event.type) {
    case "release.preparation-started":
      return { text: "began the preparation", tone: "neutral" };
    case "release.ready":
      return { text: "completed the go: the deployment may start", tone: "done" };
    case "release.unready":
      return { text: `ended the go${because(event.payload.cause)}`, tone: "blocked" };
    case "deployment.started":
      return { text: "started the deployment", tone: "brand" };
    case "deployment.verifying":
      return { text: "ended the deployment phase; the release is being verified", tone: "brand" };
    case "release.deployed":
      return { text: "closed the last phase: the release is deployed", tone: "done" };
    case "release.completed":
      return { text: "completed the release", tone: "done" };
    case "release.held":
      return { text: `put the release on hold${because(event.payload.reason)}`, tone: "blocked" };
    case "release.resume-agreed":
      return { text: `agreed to resume as ${names.role(event.payload.role)}`, tone: "neutral" };
    case "release.resumed":
      return { text: "resumed the release", tone: "brand" };
    case "release.cancelled":
      return { text: `cancelled the release${because(event.payload.reason)}`, tone: "na" };
    case "rollback.started":
      return { text: `started the rollback (${event.payload.method})${because(event.payload.reason)}`, tone: "failed" };
    case "rollback.step-set":
      return stepRun(event.payload);
    case "rollback.method-changed":
      return { text: `rolls back otherwise (${event.payload.method})${because(event.payload.reason)}`, tone: "failed" };
    case "rollback.closed":
      return { text: "closed the rollback", tone: "done" };
    case "obligation.opened":
      return {
        text: `opened an obligation, due ${names.time(event.payload.obligation.dueAt)}: ${event.payload.obligation.title}`,
        tone: "blocked",
      };
    case "obligation.settled":
      return describeSettled(event.payload);
    case "obligation.changed":
      return { text: `${changeOfTerms(event.payload, names)}${because(event.payload.reason)}`, tone: "neutral" };
  }
}

function stepRun({ isRun, words }: EventOf<"rollback.step-set">["payload"]): Description {
  return isRun ? { text: `ran ${words}`, tone: "done" } : { text: `took back that this was run: ${words}`, tone: "neutral" };
}

/** What was judged against stands out: it was done all the same. */
function describeSettled({ note, verdict }: EventOf<"obligation.settled">["payload"]): Description {
  const judged = verdict ? { approved: ", approving it afterwards", rejected: ", not approving it afterwards" }[verdict] : "";
  return { text: `settled an obligation${judged}: ${note}`, tone: verdict === "rejected" ? "blocked" : "done" };
}

function changeOfTerms({ before, after }: EventOf<"obligation.changed">["payload"], names: Names): string {
  const said = [
    ...(before.owner === after.owner ? [] : [`gave an obligation to the ${names.role(after.owner)}`]),
    ...(before.dueAt === after.dueAt ? [] : [`moved its deadline from ${names.time(before.dueAt)} to ${names.time(after.dueAt)}`]),
  ];
  return said.join(" and ").replace(/^moved its deadline/, "moved the deadline of an obligation");
}
