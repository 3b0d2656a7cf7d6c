"use client";

import { type ReactNode, useMemo, useState } from "react";
import type { CommandGroup } from "@/components/ui/command-palette";
import { part, usePart } from "@/components/ui/part";
import { SkipLink } from "@/components/ui/skip-link";
import type { InFlightRelease } from "@/lib/contracts/workspace";
import type { NavBadges } from "./nav-list";
import { ShellContext } from "./shell-context";
import { ShellKeys } from "./shell-keys";
import { NarrowSideNav, WideSideNav } from "./side-nav";
import { TopBar } from "./top-bar";
import { useNavigationCommands } from "./use-navigation-commands";
import { type ShellUser, UserMenu } from "./user-menu";

export type AppShellProps = {
  /**
   * `page`: wide navigation, the shell draws `<main id="main">`, which scrolls.
   * `room`: narrow navigation; the room fills the rest with its own columns and its own `<main id="checklist">`, nothing scrolls as a page,
   * and below 768 px the room brings its own head (put a NavigationButton into it).
   */
  variant: "page" | "room";
  /** Path of the team that the navigation leads through, such as `/t/payments`. */
  basePath: string;
  user: ShellUser;
  onSignOut: () => void;
  badges?: NavBadges;
  inFlight?: readonly InFlightRelease[];
  breadcrumbs: ReactNode;
  clocks?: ReactNode;
  bell?: ReactNode;
  /** About the whole page, below the top bar. One at a time. */
  banner?: ReactNode;
  /** Groups before the navigation entries in the palette. */
  commands?: readonly CommandGroup[];
  children: ReactNode;
};

const SKIP = {
  page: { href: "#main", text: "Skip to content" },
  room: { href: "#checklist", text: "Skip to checklist" },
} as const;

function ScrollingMain({ children }: { children: ReactNode }) {
  return (
    <main
      id="main"
      tabIndex={-1}
      className="min-h-0 flex-1 overflow-y-auto px-6 pt-5 pb-6 outline-none max-md:px-4 print:overflow-visible print:p-0"
    >
      {children}
    </main>
  );
}

const layers = part(() => import("./shell-layers"));

/** What lies over the page, and which of it is open. Nothing of it is there before it is opened for the first time. */
function useShellLayers(basePath: string) {
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  const shell = useMemo(
    () => ({
      basePath,
      openPalette: () => setPaletteOpen(true),
      openShortcuts: () => setHelpOpen(true),
      openNavigation: () => setDrawerOpen(true),
    }),
    [basePath],
  );
  return {
    shell,
    layers: usePart(layers, isPaletteOpen || isHelpOpen || isDrawerOpen),
    palette: { open: isPaletteOpen, onOpenChange: setPaletteOpen },
    help: { open: isHelpOpen, onOpenChange: setHelpOpen },
    drawer: { open: isDrawerOpen, onOpenChange: setDrawerOpen },
  };
}

/** The frame of every signed-in page: navigation, top bar, palette, help. */
export function AppShell(props: AppShellProps) {
  const { variant, basePath, user, badges, inFlight, banner, commands = [], children } = props;
  const { shell, layers: found, palette, help, drawer } = useShellLayers(basePath);
  const goTo = useNavigationCommands(basePath);
  const isRoom = variant === "room";
  return (
    <ShellContext value={shell}>
      <SkipLink href={SKIP[variant].href}>{SKIP[variant].text}</SkipLink>
      <ShellKeys />
      <div className="flex h-(--page-height) overflow-hidden print:h-auto print:overflow-visible">
        {isRoom ? <NarrowSideNav badges={badges} /> : <WideSideNav badges={badges} inFlight={inFlight} />}
        <div className="flex min-w-0 flex-1 flex-col">
          <TopBar
            breadcrumbs={props.breadcrumbs}
            clocks={props.clocks}
            bell={props.bell}
            userMenu={<UserMenu user={user} onSignOut={props.onSignOut} />}
            className={isRoom ? "max-md:hidden" : ""}
          />
          {banner}
          {isRoom ? children : <ScrollingMain>{children}</ScrollingMain>}
        </div>
      </div>
      {found ? (
        <>
          <found.NavDrawer {...drawer} badges={badges} inFlight={inFlight} />
          <found.CommandPalette {...palette} groups={[...commands, goTo]} />
          <found.ShortcutsHelp {...help} groups={found.SHORTCUT_GROUPS} />
        </>
      ) : null}
    </ShellContext>
  );
}
