"use client";

import { Checklist } from "@/components/checklist/checklist";
import { SignOffPanel } from "@/components/sign-off/sign-off-panel";
import { useRoom } from "@/lib/client/use-room";
import { ObligationsPlace } from "./obligations-place";
import { RollbackFooter } from "./rollback-footer";
import { RollbackGuidePlace } from "./rollback-guide-place";
import { RollbackMethod } from "./rollback-method";
import { RollbackReason } from "./rollback-reason";
import { RollbackRoles } from "./rollback-roles";
import { RollbackTimeline } from "./rollback-timeline";
import { ScrollArea } from "./scroll-area";
import { SignOffBar } from "./sign-off-bar";
import { useIsWide } from "./use-media";

/**
 * The room while a release is rolled back, and afterwards as its record: why at the left, what in the centre, what happened at
 * the right. Below 1024 px one column, with what happened in the drawer. Source: DESIGN section 7.
 */
export function RollbackRoom() {
  const { state } = useRoom();
  const isWide = useIsWide();
  const phase = state.phases.find((one) => one.kind === "rollback" && one.status !== "hidden");
  const { rollback } = state;
  if (!phase || !rollback) return null;
  return (
    <>
      <div className="min-h-[30px] shrink-0">
        <RollbackGuidePlace method={rollback.method} piece="clocks" />
      </div>
      <div className="flex min-h-0 flex-1 max-lg:block max-lg:overflow-y-auto print:block">
        <aside
          aria-label="Why we are rolling back"
          className="flex w-[344px] shrink-0 flex-col border-border border-r max-lg:w-auto max-lg:border-r-0 max-lg:border-b"
        >
          <ScrollArea label="Reason, signers and roles">
            <RollbackReason rollback={rollback} />
            <div className="max-lg:hidden">
              {isWide ? <SignOffPanel phase={phase} isListOnly /> : null}
              <RollbackRoles />
              <ObligationsPlace />
            </div>
          </ScrollArea>
        </aside>
        <main id="checklist" tabIndex={-1} className="flex min-w-0 flex-1 flex-col bg-card outline-none">
          <RollbackMethod rollback={rollback} />
          <Checklist phase={phase} />
          {isWide ? <RollbackFooter phase={phase} /> : null}
        </main>
        {isWide ? <RollbackTimeline /> : null}
      </div>
      <SignOffBar phase={phase} />
    </>
  );
}
