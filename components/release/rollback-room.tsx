"use client";

import { Checklist } from "@/components/checklist/checklist";
import { SignOffPanel } from "@/components/sign-off/sign-off-panel";
import { useRoom } from "@/lib/client/use-room";
import type { Rollback } from "@/lib/domain/release/rollback-record";
import type { PhaseState } from "@/lib/domain/release/state";
import { RollbackFooter } from "./rollback-footer";
import { RollbackGuidePlace } from "./rollback-guide-place";
import { RollbackMethod } from "./rollback-method";
import { RollbackReason } from "./rollback-reason";
import { RollbackRoles } from "./rollback-roles";
import { RollbackTimeline } from "./rollback-timeline";
import { ScrollArea } from "./scroll-area";
import { SignOffBar } from "./sign-off-bar";
import { useIsWide, useMedia } from "./use-media";

/**
 * The room while a release is rolled back, and afterwards as its record: why at the left, what in the centre, what happened at
 * the right. Below 1024 px one column, the way back first and the people last, with what happened in the drawer. Source: DESIGN section 7.
 */
export function RollbackRoom() {
  const { state } = useRoom();
  const isWide = useIsWide();
  const hasColumns = useMedia("(min-width: 1024px)", true);
  const phase = state.phases.find((one) => one.kind === "rollback" && one.status !== "hidden");
  const { rollback } = state;
  if (!phase || !rollback) return null;
  const { method } = rollback;
  return (
    <>
      <div className="flex min-h-0 flex-1 max-lg:block max-lg:overflow-y-auto print:block">
        <aside
          aria-label="Why we are rolling back"
          className="flex w-[344px] shrink-0 flex-col border-border border-r max-lg:w-auto max-lg:border-r-0 max-lg:border-b"
        >
          <ScrollArea label="Reason, signers and roles">
            <RollbackReason rollback={rollback} />
            {hasColumns ? <People phase={phase} rollback={rollback} isListed={isWide} /> : null}
          </ScrollArea>
        </aside>
        <main id="checklist" tabIndex={-1} className="flex min-w-0 flex-1 flex-col bg-card outline-none">
          <RollbackMethod rollback={rollback} />
          <Checklist phase={phase} below={<RollbackGuidePlace method={method} piece="follow-up" />} />
          {isWide ? <RollbackFooter phase={phase} /> : null}
        </main>
        {isWide ? <RollbackTimeline /> : null}
        {hasColumns ? null : <People phase={phase} rollback={rollback} isListed={false} />}
      </div>
      <SignOffBar phase={phase} beside={<UpdateInReach method={method} />} />
    </>
  );
}

/** On a phone the head has no room for it. */
function UpdateInReach({ method }: { method: string }) {
  return (
    <div className="w-full md:hidden">
      <RollbackGuidePlace method={method} piece="update" />
    </div>
  );
}

type PeopleProps = {
  phase: PhaseState;
  rollback: Rollback;
  /** Who signs the end; elsewhere that is in the drawer. */
  isListed: boolean;
};

/** Who does what, what is told to whom, and who ends it. */
function People({ phase, rollback, isListed }: PeopleProps) {
  return (
    <>
      <RollbackRoles />
      <RollbackGuidePlace method={rollback.method} piece="notices" />
      {isListed ? <SignOffPanel phase={phase} isListOnly /> : null}
      <RollbackGuidePlace method={rollback.method} piece="limits" />
    </>
  );
}
