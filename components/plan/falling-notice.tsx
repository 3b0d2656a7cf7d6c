import { PenLine } from "lucide-react";
import { listed } from "@/lib/domain/access/who-can";
import type { ReleaseState } from "@/lib/domain/release/state";
import type { StandingRow } from "@/lib/domain/sign-off/sign-off-rows";

/** `doing` begins the sentence, where it is not a form that is saved. */
type FallingNoticeProps = { state: ReleaseState; falling: readonly StandingRow[]; doing?: string };

/** Whose signature a change would end, said before it is saved. Source: SIGNOFF rule 12. */
export function FallingNotice({ state, falling, doing = "Saving" }: FallingNoticeProps) {
  return (
    <div role="status">
      {falling.length > 0 ? (
        <p className="mt-3 flex items-start gap-2 rounded-md border border-signoff-line bg-signoff-soft p-3 text-signoff-fg">
          <PenLine className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
          <span>{sentenceOf(state, falling, doing)}</span>
        </p>
      ) : null}
    </div>
  );
}

function sentenceOf(state: ReleaseState, falling: readonly StandingRow[], doing: string): string {
  const codeOf = (key: string) => state.phases.find((phase) => phase.key === key)?.code ?? key;
  const signed = [
    ...new Map(falling.map((row) => [`${row.person.id} ${row.phase}`, `${row.person.name} (${codeOf(row.phase)})`])).values(),
  ];
  return `${doing} ends what ${listed(signed, "and")} signed; it has to be signed again.`;
}
