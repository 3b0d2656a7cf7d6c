"use client";

import { Keyboard } from "lucide-react";
import Link from "next/link";
import { Kbd } from "@/components/ui/kbd";
import type { InFlightRelease } from "@/lib/contracts/workspace";
import { InFlightList } from "./in-flight-list";
import { Logo } from "./logo";
import { type NavBadges, NavList } from "./nav-list";
import { useShell } from "./shell-context";

type SideNavProps = { badges?: NavBadges | undefined; inFlight?: readonly InFlightRelease[] | undefined };

/** What the wide column and the drawer have in common. */
export function WideNavContent({ badges, inFlight = [], onNavigate }: SideNavProps & { onNavigate?: () => void }) {
  const { basePath, openShortcuts } = useShell();
  return (
    <>
      <Link
        href={basePath || "/"}
        onClick={onNavigate}
        className="mb-3 flex h-6 shrink-0 items-center gap-2 self-start rounded-sm px-1 pointer-coarse:-mt-2.5 pointer-coarse:mb-0.5 pointer-coarse:h-11"
      >
        <Logo />
        <span className="font-semibold text-base tracking-[-0.01em]">T-Minus</span>
      </Link>
      <NavList isNarrow={false} badges={badges} onNavigate={onNavigate} />
      <InFlightList entries={inFlight} onNavigate={onNavigate} />
      <div className="mt-auto shrink-0 pt-3">
        <button
          type="button"
          onClick={openShortcuts}
          className="flex h-8 w-full items-center gap-2.5 rounded-md px-2 text-muted-foreground text-sm transition-colors duration-120 hover:bg-sidebar-accent/60 hover:text-foreground pointer-coarse:h-11"
        >
          <Keyboard className="size-4 shrink-0" aria-hidden="true" />
          Shortcuts
          <Kbd className="ml-auto" aria-hidden="true">
            ?
          </Kbd>
        </button>
      </div>
    </>
  );
}

/** Main navigation with names, 216 px, on pages. */
export function WideSideNav(props: SideNavProps) {
  return (
    <nav
      aria-label="Main"
      className="flex w-54 shrink-0 flex-col border-sidebar-border border-r bg-sidebar px-3 py-3 max-md:hidden print:hidden"
    >
      <WideNavContent {...props} />
    </nav>
  );
}

/** Main navigation as icons, 52 px, in rooms. */
export function NarrowSideNav({ badges }: Pick<SideNavProps, "badges">) {
  const { basePath, openShortcuts } = useShell();
  return (
    <nav
      aria-label="Main"
      className="flex w-13 shrink-0 flex-col items-center border-sidebar-border border-r bg-sidebar py-3 max-md:hidden print:hidden"
    >
      <Link href={basePath || "/"} aria-label="T-Minus, home" className="mb-4 rounded-md">
        <Logo className="size-7" />
      </Link>
      <NavList isNarrow badges={badges} />
      <button
        type="button"
        aria-label="Shortcuts"
        title="Shortcuts (?)"
        onClick={openShortcuts}
        className="mt-auto grid size-9 place-items-center rounded-md text-muted-foreground transition-colors duration-120 hover:bg-sidebar-accent/60 hover:text-foreground"
      >
        <Keyboard className="size-[18px]" aria-hidden="true" />
      </button>
    </nav>
  );
}
