import { PenLine } from "lucide-react";
import { listed } from "@/lib/domain/access/who-can";
import type { ReleaseState } from "@/lib/domain/release/state";
import type { StandingRow } from "@/lib/domain/sign-off/sign-off-rows";

/** Whose signature a change would end, said before it is saved. Source: SIGNOFF rule 12. */
export function FallingNotice({ state, falling }: { state: ReleaseState; falling: readonly StandingRow[] }) {
  return (
    <div role="status">
      {falling.length > 0 ? (
        <p className="mt-3 flex items-start gap-2 rounded-md border border-signoff-line bg-signoff-soft p-3 text-signoff-fg">
          <PenLine className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
          <span>{sentenceOf(state, falling)}</span>
        </p>
      ) : null}
    </div>
  );
}

function sentenceOf(state: ReleaseState, falling: readonly StandingRow[]): string {
  const codeOf = (key: string) => state.phases.find((phase) => phase.key === key)?.code ?? key;
  const signed = [
    ...new Map(falling.map((row) => [`${row.person.id} ${row.phase}`, `${row.person.name} (${codeOf(row.phase)})`])).values(),
  ];
  return `Saving ends what ${listed(signed, "and")} signed; it has to be signed again.`;
}
