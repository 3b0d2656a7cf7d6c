"use client";

import { NavigationButton } from "@/components/shell/top-bar";
import { VersionArrow } from "@/components/ui/version-arrow";
import { useRoom } from "@/lib/client/use-room";
import { RollbackGuidePlace } from "./rollback-guide-place";
import { MoreMenu } from "./room-actions";
import { RoomClock, StatusChip } from "./room-header";

/** The head of the room of a rollback: the clock, back to which version and why, what is left of the aim and until the next update. */
export function RollbackHeader() {
  const { details, rollback } = useRoom().state;
  if (!rollback) return null;
  const { service, fromVersion, toVersion } = details;
  return (
    <div className="flex shrink-0 items-center gap-6 border-mode-line border-b bg-mode-band px-5 py-2.5 text-mode-fg max-md:flex-wrap max-md:gap-x-3 max-md:gap-y-1 max-md:px-4 max-xl:gap-4">
      <div className="hidden w-full items-center gap-2 max-md:flex">
        <NavigationButton />
        <span className="min-w-0 flex-1 truncate font-semibold text-base">{service.name}</span>
        <VersionArrow from={toVersion} to={fromVersion} />
        <span className="-mr-3 print:hidden">
          <MoreMenu />
        </span>
      </div>
      <RoomClock />
      <div className="h-12 w-px bg-mode-line max-md:hidden" />
      <div className="min-w-0 flex-1 max-md:hidden">
        <div className="flex items-center gap-2.5">
          <StatusChip />
          <h1 className="truncate font-semibold text-lg tracking-[-0.01em]">{service.name}</h1>
          <VersionArrow from={toVersion} to={fromVersion} />
        </div>
        <p className="mt-1 line-clamp-2 text-mode-muted text-xs">{rollback.reason}</p>
      </div>
      <div className="min-h-10 max-md:min-h-9 max-md:w-full">
        <RollbackGuidePlace method={rollback.method} piece="clocks" />
      </div>
      <span className="max-md:hidden print:hidden">
        <MoreMenu />
      </span>
    </div>
  );
}
