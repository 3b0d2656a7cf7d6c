import { countRelease } from "@/lib/domain/checklist/progress";
import { hasLeft, standingMessages } from "@/lib/domain/comms/message";
import { linkedIncidents } from "@/lib/domain/incident/linked";
import { standingRows } from "@/lib/domain/sign-off/sign-off-rows";
import { durationFigure, endedFigure, type Facts, heldFigure, lastOf, startedFigure } from "./course-figures";
import type { Figure } from "./figure";
import { sourceOfEvent } from "./figure-source";
import { migrationFigure, ticketsFigure } from "./item-figures";

/**
 * The figures at the head of a report, in the order in which they are read. What was not recorded is there and says so; what the checklist
 * does not ask for is left out, and so is a hold where there was none.
 */
export function releaseFigures(facts: Facts): Figure[] {
  return [
    startedFigure,
    endedFigure,
    durationFigure,
    migrationFigure,
    checklist,
    ticketsFigure,
    heldFigure,
    signOffs,
    messages,
    incidents,
  ].flatMap((figure) => figure(facts) ?? []);
}

function checklist({ events, state, asOf }: Facts): Figure {
  const { done, notApplicable, waived, total } = countRelease(state, asOf);
  const parts = [`${done} done`, notApplicable > 0 && `${notApplicable} not applicable`, waived > 0 && `${waived} waived`];
  const last = lastOf(events, "item.set");
  const value = `${done + notApplicable + waived} of ${total}`;
  const sources = last ? [sourceOfEvent(last, state)] : [];
  return { key: "checklist", label: "Checklist", value, detail: parts.filter(Boolean).join(", "), sources };
}

function signOffs({ events, state }: Facts): Figure {
  const granted = standingRows(state).filter(({ kind }) => kind === "granted");
  const ids = new Set(granted.map(({ id }) => id));
  const own = events.filter((event) => event.type === "sign-off.recorded" && ids.has(event.payload.row.id));
  const over = state.signOffs.filter(({ refersTo, kind }) => refersTo !== null && kind !== "withdrawn").length;
  const refused = state.signOffs.filter(({ kind }) => kind === "refused").length;
  const detail = [over > 0 && `${over} ended and given again or lost`, refused > 0 && `${refused} refused`].filter(Boolean).join(", ");
  return {
    ...{ key: "sign-offs", label: "Sign-offs", value: String(granted.length), detail: detail || "none ended, none refused" },
    sources: own.map((event) => sourceOfEvent(event, state)),
  };
}

function messages({ events, state, asOf }: Facts): Figure {
  const left = standingMessages(state.messages).filter((row) => hasLeft(row, asOf));
  const seqs = new Set(left.map(({ seq }) => seq));
  const sources = events.filter(({ seq }) => seqs.has(seq)).map((event) => sourceOfEvent(event, state));
  const told = left.filter(({ audiences }) => audiences.includes("customers")).length;
  return { key: "messages", label: "Messages sent", value: String(left.length), detail: `${told} of them to customers`, sources };
}

function incidents({ events, state }: Facts): Figure {
  const linked = linkedIncidents(state.incidents);
  const own = events.filter((event) => event.type === "incident.linked" && event.payload.act === "declared");
  const open = linked.filter(({ endedAt }) => endedAt === null).length;
  const detail = linked.length === 0 ? "none declared from here" : open > 0 ? `${open} open` : "all resolved";
  const sources = own.map((event) => sourceOfEvent(event, state));
  return { key: "incidents", label: "Incidents", value: String(linked.length), detail, sources };
}
