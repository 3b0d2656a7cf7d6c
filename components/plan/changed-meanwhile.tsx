import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

type ChangedMeanwhileProps = {
  /** What somebody else changed; null while nothing is in conflict. */
  what: string | null;
  /** How it stands now. */
  children: ReactNode;
  takeTheirs: () => void;
  keepMine: () => void;
};

/** Somebody else saved what this person is changing: nothing is lost or overwritten before they choose. */
export function ChangedMeanwhile({ what, children, takeTheirs, keepMine }: ChangedMeanwhileProps) {
  return (
    <div role="alert">
      {what === null ? null : (
        <div className="mx-4 mt-3 rounded-md border border-blocked-line bg-blocked-soft p-3 md:mx-6">
          <p className="font-medium text-blocked-fg">Somebody changed {what} meanwhile.</p>
          <div className="mt-1 text-muted-foreground text-xs">{children}</div>
          <div className="mt-2 flex flex-wrap gap-2">
            <Button size="sm" onClick={takeTheirs}>
              Take theirs
            </Button>
            <Button size="sm" onClick={keepMine}>
              Keep mine
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}
