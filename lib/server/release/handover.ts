import type { HandoverDto, HandoverPreviewDto } from "@/lib/contracts/handover";
import { differencesBetween } from "@/lib/domain/handover/compare-summaries";
import type { HandedRole, HandoverSummary } from "@/lib/domain/handover/record";
import { type SeenOffer, seenOffers } from "@/lib/domain/handover/standing";
import { boundContent, summaryOf } from "@/lib/domain/handover/summary";
import { candidatesFor, roleWord, whyNotTake } from "@/lib/domain/handover/take-over";
import type { RecordedEvent } from "@/lib/domain/release/event";
import { foldRelease } from "@/lib/domain/release/evolve";
import type { ReleaseState } from "@/lib/domain/release/state";
import { now } from "@/lib/server/platform/clock";
import { readEvents } from "@/lib/server/platform/hub";
import { Fault } from "@/lib/server/platform/problem";
import type { Access } from "@/lib/server/platform/route";
import { contentDigest } from "./context";
import { listMembers, requireRelease } from "./data";

/** What an offer of a role would say: by the reader where they have it, else by whoever has. 404 where nobody has. */
export async function previewHandover(access: Access, release: string, role: HandedRole): Promise<HandoverPreviewDto> {
  const { state } = await requireRelease(access, release);
  const holders = state.roster.filter((entry) => entry.role === role).map(({ person }) => person);
  const from = holders.find(({ id }) => id === access.viewer.userId) ?? holders[0];
  if (!from) throw new Fault("not-found", `Nobody is ${roleWord(role)} of this release.`, { path: "role" });
  const people = (await listMembers(state.teamId)).map((one) => ({ id: one.id, name: one.name, initials: one.initials }));
  return {
    role,
    seq: state.seq,
    candidates: candidatesFor(state, { role, from }, people),
    summary: mutable(summaryOf(state, { role, from, to: null, words: "" }, now())),
  };
}

/** An offer as it stands now, with what changed since it was made. 404 for another team's, and for one that was never made. */
export async function getHandover(access: Access, { release, handover }: { release: string; handover: string }): Promise<HandoverDto> {
  const { state, members } = await requireRelease(access, release);
  const offer = findOffer(state, handover);
  if (!offer) throw new Fault("not-found", "There is no such handover.");
  const read = recordedRead(await readEvents(release, 0), handover);
  const present = offer.ended ? null : summaryOf(state, offer, now());
  const summary = present ?? read.accepted?.summary ?? read.offered.summary;
  const { id, role, from, to, words, at, ended } = offer;
  return {
    ...{ id, role, from, to, words, at, ended, seq: state.seq },
    summary: mutable(summary),
    digest: contentDigest(boundContent(summary)),
    offered: mutable(read.offered.summary),
    differences: differencesBetween(read.offered.summary, summary),
    refusal: offer.ended ? null : (whyNotTake(state, offer, members)?.message ?? null),
  };
}

/** What somebody read of an offer at an earlier place of the stream; undefined where nothing has happened since, or it was no offer yet. */
export async function summaryReadAt(
  access: Access,
  { release, handover }: { release: string; handover: string },
  seq: number,
): Promise<HandoverSummary | undefined> {
  const { state } = await requireRelease(access, release);
  if (seq >= state.seq) return undefined;
  const before = foldRelease((await readEvents(release, 0)).filter((event) => event.seq <= seq));
  const offer = findOffer(before, handover);
  return offer && summaryOf(before, offer, now());
}

const findOffer = (state: ReleaseState, id: string): SeenOffer | undefined => seenOffers(state).find((one) => one.id === id);

type Read = Extract<RecordedEvent, { type: "handover.offered" | "handover.accepted" }>["payload"];

/** The summaries are in the events: the release itself is loaded too often to carry them. */
function recordedRead(events: readonly RecordedEvent[], id: string): { offered: Read; accepted: Read | null } {
  let [offered, accepted]: [Read | null, Read | null] = [null, null];
  for (const event of events) {
    if (event.type === "handover.offered" && event.payload.id === id) offered = event.payload;
    if (event.type === "handover.accepted" && event.payload.id === id) accepted = event.payload;
  }
  if (!offered) throw new Error("An offer stands in the release and not in its log.");
  return { offered, accepted };
}

/** As the schema of the answer has it, whose lists are not read-only. */
function mutable({ parts, ...rest }: HandoverSummary): HandoverDto["summary"] {
  return { ...rest, parts: parts.map(({ part, lines }) => ({ part, lines: [...lines] })) };
}
