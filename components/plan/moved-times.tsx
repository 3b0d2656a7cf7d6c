import { TriangleAlert } from "lucide-react";
import { RELEASE_ROLES } from "@/lib/domain/access/roles";
import { listed, peopleInRoles } from "@/lib/domain/access/who-can";
import type { ReleaseTimes } from "@/lib/domain/release/command";
import { WINDOW_TOLERANCE_MINUTES } from "@/lib/domain/release/move-release";
import type { ReleaseState } from "@/lib/domain/release/state";
import { type MoveRow, moveT0 } from "@/lib/domain/time/axis";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";
import { type Instant, toMs } from "@/lib/domain/time/instant";

type MovedTimesProps = { state: ReleaseState; move: ReleaseTimes | null; viewerZone: string };

const NAMES: Record<Exclude<MoveRow["what"], "phase-due">, string> = {
  "window-start": "Window opens",
  t0: "T-0",
  "window-end": "Window closes",
};

/** Everything that a move takes along: due times before and after, the sign-offs that fall, and who must be told. */
export function MovedTimes({ state, move, viewerZone }: MovedTimesProps) {
  const rows = move ? moveT0(state, move) : [];
  if (!move || rows.length === 0) return <p className="text-muted-foreground text-xs">What moves along is shown here.</p>;
  const zones = { releaseZone: move.zone, viewerZone };
  return (
    <>
      <table className="w-full text-xs">
        <caption className="pb-1 text-left font-semibold text-sm">
          {rows.length} {rows.length === 1 ? "time moves" : "times move"}
        </caption>
        <thead>
          <tr className="border-border-soft border-b text-2xs text-subtle-foreground">
            <th scope="col" className="py-1 pr-2 text-left font-medium">
              What
            </th>
            <th scope="col" className="px-2 py-1 text-left font-medium">
              Was
            </th>
            <th scope="col" className="py-1 pl-2 text-left font-medium">
              Will be
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.phase?.key ?? row.what} className="border-border-soft border-b last:border-0">
              <th scope="row" className="py-1 pr-2 text-left align-top font-medium">
                {row.what === "phase-due" ? <span className="font-mono">{row.phase?.code}</span> : NAMES[row.what]}
                {row.phase?.isClosed ? <span className="block font-normal text-2xs text-subtle-foreground">closed already</span> : null}
              </th>
              <td className="tnum px-2 py-1 align-top text-subtle-foreground">
                <Moment instant={row.before} {...zones} />
              </td>
              <td className="tnum py-1 pl-2 align-top">
                <Moment instant={row.after} {...zones} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Consequences state={state} move={move} />
    </>
  );
}

function Consequences({ state, move }: { state: ReleaseState; move: ReleaseTimes }) {
  const signers = fallingSigners(state, move);
  const people = peopleInRoles(state.roster, RELEASE_ROLES);
  return (
    <>
      {signers.length > 0 ? (
        <p className="flex items-start gap-1.5 rounded-md border border-blocked-line bg-blocked-soft px-2.5 py-2 text-xs">
          <TriangleAlert className="mt-px size-3.5 text-blocked-fg" aria-hidden="true" />
          The window moves by more than {WINDOW_TOLERANCE_MINUTES} minutes, so the sign-offs of {listed(signers, "and")} fall and are asked
          again.
        </p>
      ) : null}
      {people.length > 0 ? <p className="text-subtle-foreground text-xs">To be told again: {people.join(", ")}.</p> : null}
    </>
  );
}

/** Whose sign-offs no longer hold: given ones, where the window leaves the one they are bound to. Source: SIGNOFF rule 12. */
function fallingSigners(state: ReleaseState, { windowStart, windowEnd }: ReleaseTimes): string[] {
  const { start, end } = state.details.boundWindow;
  const shiftMs = Math.max(Math.abs(toMs(windowStart) - toMs(start)), Math.abs(toMs(windowEnd) - toMs(end)));
  if (shiftMs <= WINDOW_TOLERANCE_MINUTES * 60_000) return [];
  const ended = new Set(state.signOffs.map((row) => row.refersTo));
  const standing = state.signOffs.filter((row) => row.kind === "granted" && !ended.has(row.id));
  return [...new Set(standing.map((row) => row.person.name))];
}

/** The moment in the viewer's zone, and below it in the release's where that reads otherwise. */
function Moment({ instant, releaseZone, viewerZone }: { instant: Instant; releaseZone: string; viewerZone: string }) {
  const texts = [...new Set([viewerZone, releaseZone].map((zone) => `${dayLabel(instant, zone)}, ${zonedTime(instant, zone)}`))];
  return (
    <time dateTime={instant}>
      {texts.map((text, index) => (
        <span key={text} className={index > 0 ? "block text-subtle-foreground" : "block"}>
          {text}
        </span>
      ))}
    </time>
  );
}
