import { releaseNotes } from "@/lib/domain/report/release-notes";
import type { Instant } from "@/lib/domain/time/instant";
import type { SeedPerson } from "./actors";
import type { DemoTeam } from "./cast";
import { onAxis, type Room, runAs } from "./room";

const DAY = 24 * 60;

/** What checkout-service is watched by, before v2.2.5 and since: the baseline that v2.3.0 is measured against. */
const WATCHED = {
  p95: { name: null, unit: "ms" },
  "error-rate": { name: null, unit: "%" },
  throughput: { name: null, unit: "per second" },
  business: { name: "Payment success", unit: "%" },
} as const;

type Values = Readonly<Record<keyof typeof WATCHED, number>>;

const BEFORE: readonly (readonly [minutes: number, values: Values])[] = [
  [-160, { p95: 191, "error-rate": 0.33, throughput: 1_180, business: 98.6 }],
  [-100, { p95: 187, "error-rate": 0.31, throughput: 1_210, business: 98.7 }],
  [-42, { p95: 189, "error-rate": 0.32, throughput: 1_200, business: 98.7 }],
];

/** The readings from before the start, taken down together in the minutes before the go. */
export async function readBaseline(room: Room, by: SeedPerson, when: Instant): Promise<void> {
  for (const [minutes, values] of BEFORE) {
    await readAll(room, { phase: "t-minus-2h", side: "baseline", values, by, when, observedAt: onAxis(room, minutes) });
  }
}

/** What the new version reads in a phase after T-0, and how long after. */
export async function readAfter(
  room: Room,
  { by, phase, minutes, values }: { by: SeedPerson; phase: string; minutes: number; values: Values },
) {
  const when = onAxis(room, minutes);
  await readAll(room, { phase, side: "canary", values, by, when, observedAt: when });
}

type Reads = {
  readonly phase: string;
  readonly side: "baseline" | "canary";
  readonly values: Values;
  readonly by: SeedPerson;
  readonly when: Instant;
  readonly observedAt: Instant;
};

async function readAll(room: Room, { values, by, when, ...where }: Reads): Promise<void> {
  for (const metric of ["p95", "error-rate", "throughput", "business"] as const) {
    await runAs(room, by, { type: "reading.record", metric, ...WATCHED[metric], value: values[metric], ...where }, when);
  }
}

/** What people wrote when all was settled, and the notes as they were published. */
export async function writeReport(room: Room, { people }: DemoTeam): Promise<void> {
  const { alice, bob, qa, support } = people;
  const later = (minutes: number) => onAxis(room, 2 * DAY + minutes);
  const write = (section: "lessons" | "known-issues" | "thanks", text: string) =>
    ({ type: "report.write", section, text, expectedVersion: 0 }) as const;
  await runAs(
    room,
    qa,
    write("lessons", "The load environment is booked a week ahead from now on.\nA waiver costs more than a day's delay."),
    later(12),
  );
  const known = "Carts that were emptied are not brought back by signing in again.";
  await runAs(room, support, write("known-issues", known), later(25));
  await runAs(room, alice, write("thanks", "The support team, who counted carts by hand for a day."), later(31));
  const { details, seq, phases } = room.state;
  const deployedAt = phases.find(({ key }) => key === "t-plus-24h")?.closed?.at ?? null;
  const of = { details, deployedAt, knownIssues: known };
  const texts = { public: releaseNotes(of, "public"), internal: releaseNotes(of, "internal") };
  await runAs(room, bob, { type: "notes.publish", expectedSeq: seq, ...texts }, later(44));
}
