import type { Track } from "@/lib/domain/checklist/template";
import type { Gate } from "@/lib/domain/checklist/template-for";
import { ladderProblem } from "@/lib/domain/checklist/templates/canary/ladder";
import { METRICS, valueProblem } from "@/lib/domain/metrics/metric";
import { type Instant, toMs } from "@/lib/domain/time/instant";
import type { Refusal } from "./command";
import type { NewRelease } from "./create-release";
import { firstRefusal, refusal } from "./guard";
import type { ReleaseDetails } from "./state";

/** How a hotfix is brought out: everywhere at once, or by a switch. What grows in steps is no answer to an emergency. */
const HOTFIX_STRATEGIES: readonly ReleaseDetails["strategy"][] = ["rolling", "blue-green"];

export function fitsHotfix(strategy: ReleaseDetails["strategy"]): boolean {
  return HOTFIX_STRATEGIES.includes(strategy);
}

type Asked = Pick<NewRelease, "hotfix" | "ladder" | "gates" | "criticality" | "strategy">;
type Where = { readonly track: Track; readonly now: Instant };

/** A hotfix says what it mends and nothing else is declared; only a canary has stages. Source: MISSION "The time axis". */
export function checkTrack(asked: Asked, { track, now }: Where): Refusal | null {
  return firstRefusal(
    () => checkDeclared(asked, track),
    () => checkDeclaredAt(asked, now),
    () => checkLadder(asked, track),
    () => checkGates(asked, track),
  );
}

function checkDeclared({ hotfix, criticality, strategy }: Asked, track: Track): Refusal | null {
  const isHotfix = track === "hotfix";
  if (isHotfix !== (criticality === "hotfix"))
    return refusal("invalid", "An emergency hotfix has a checklist of its own.", { path: "criticality" });
  if (!isHotfix && hotfix) return refusal("invalid", "Only an emergency hotfix is declared.", { path: "hotfix" });
  if (isHotfix && !hotfix) return refusal("invalid", "Say what is broken and how badly.", { path: "hotfix" });
  if (!isHotfix || fitsHotfix(strategy)) return null;
  return refusal("invalid", "A hotfix is rolled out at once, or by a switch. Choose rolling or blue-green.", { path: "strategy" });
}

function checkDeclaredAt({ hotfix }: Asked, now: Instant): Refusal | null {
  if (!hotfix?.declaredAt || toMs(hotfix.declaredAt) <= toMs(now)) return null;
  return refusal("invalid", "The hotfix cannot be declared in the future.", { path: "hotfix.declaredAt" });
}

/** The stages lead to all of the traffic. */
function checkLadder({ ladder }: Asked, track: Track): Refusal | null {
  if (!ladder) return null;
  if (track !== "canary") return refusal("invalid", "Only a canary has stages.", { path: "ladder" });
  const problem = ladderProblem(ladder);
  if (problem === null) return null;
  const { message, at } = problem;
  return refusal("invalid", message, { path: at ? `ladder.${at.index}.${at.field}` : "ladder" });
}

/** A limit in another unit than its metric is read in would never say anything. */
function checkGates({ gates = [] }: Asked, track: Track): Refusal | null {
  if (gates.length > 0 && track !== "canary") return refusal("invalid", "Only a canary is held to gates.", { path: "gates" });
  const checks = gates.map((gate, index) => () => {
    const problem = gateProblem(gate);
    return problem && refusal("invalid", problem.message, { path: `gates.${index}.${problem.field}` });
  });
  return firstRefusal(...checks);
}

function gateProblem({ metric, name, unit, limit }: Gate): { field: string; message: string } | null {
  const { name: title, unit: expected } = METRICS[metric];
  if (metric === "business" && !name?.trim()) return { field: "name", message: "Name the business figure." };
  if (metric !== "business" && name !== null) return { field: "name", message: `${title} has no other name.` };
  if (unit === "pp") return { field: "unit", message: "Points are a difference; a gate is on the canary alone." };
  if (expected !== null && unit !== expected) return { field: "unit", message: `${title} is given in ${expected}.` };
  const message = valueProblem(limit, unit);
  return message === null ? null : { field: "limit", message };
}
