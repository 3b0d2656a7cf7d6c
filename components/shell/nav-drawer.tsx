"use client";

import { X } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { Sheet } from "@/components/ui/sheet";
import type { InFlightRelease } from "@/lib/contracts/workspace";
import type { NavBadges } from "./nav-list";
import { WideNavContent } from "./side-nav";

type NavDrawerProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  badges?: NavBadges | undefined;
  inFlight?: readonly InFlightRelease[] | undefined;
};

/** Main navigation as a drawer, below 768 px. Closes when something is chosen. */
export function NavDrawer({ open, onOpenChange, badges, inFlight }: NavDrawerProps) {
  const close = () => onOpenChange(false);
  return (
    <Sheet open={open} onOpenChange={onOpenChange} side="left" bare title="Menu" className="w-72 max-w-[calc(100vw-3rem)] bg-sidebar">
      <nav aria-label="Main" className="relative flex min-h-0 flex-1 flex-col overflow-y-auto px-3 py-3">
        <IconButton label="Close menu" size="lg" onClick={close} className="absolute top-1 right-1 size-11">
          <X aria-hidden="true" />
        </IconButton>
        <WideNavContent badges={badges} inFlight={inFlight} onNavigate={close} />
      </nav>
    </Sheet>
  );
}
