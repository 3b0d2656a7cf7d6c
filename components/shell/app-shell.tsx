"use client";

import { type ReactNode, useMemo, useState } from "react";
import { type CommandGroup, CommandPalette } from "@/components/ui/command-palette";
import { type ShortcutGroup, ShortcutsHelp } from "@/components/ui/shortcuts-help";
import { SkipLink } from "@/components/ui/skip-link";
import type { InFlightEntry } from "./in-flight-list";
import { NavDrawer } from "./nav-drawer";
import type { NavBadges } from "./nav-list";
import { ShellContext } from "./shell-context";
import { ShellKeys } from "./shell-keys";
import { SHORTCUT_GROUPS } from "./shortcut-groups";
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
  onChangeTimeZone?: () => void;
  badges?: NavBadges;
  inFlight?: readonly InFlightEntry[];
  breadcrumbs: ReactNode;
  clocks?: ReactNode;
  bell?: ReactNode;
  /** Groups before the navigation entries in the palette. */
  commands?: readonly CommandGroup[];
  /** Rows of the help; those of the whole application when absent. */
  shortcuts?: readonly ShortcutGroup[];
  children: ReactNode;
};

const SKIP = {
  page: { href: "#main", text: "Skip to content" },
  room: { href: "#checklist", text: "Skip to checklist" },
} as const;

/** The frame of every signed-in page: navigation, top bar, palette, help. */
export function AppShell({
  variant,
  basePath,
  user,
  onSignOut,
  onChangeTimeZone,
  badges,
  inFlight,
  commands = [],
  shortcuts,
  children,
  ...bar
}: AppShellProps) {
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  const goTo = useNavigationCommands(basePath);
  const shell = useMemo(
    () => ({
      basePath,
      openPalette: () => setPaletteOpen(true),
      openShortcuts: () => setHelpOpen(true),
      openNavigation: () => setDrawerOpen(true),
    }),
    [basePath],
  );
  const userMenu = <UserMenu user={user} onSignOut={onSignOut} onChangeTimeZone={onChangeTimeZone} />;
  const isRoom = variant === "room";

  return (
    <ShellContext value={shell}>
      <SkipLink href={SKIP[variant].href}>{SKIP[variant].text}</SkipLink>
      <ShellKeys />
      <div className="flex h-dvh overflow-hidden print:h-auto print:overflow-visible">
        {isRoom ? <NarrowSideNav badges={badges} /> : <WideSideNav badges={badges} inFlight={inFlight} />}
        <div className="flex min-w-0 flex-1 flex-col">
          <TopBar {...bar} userMenu={userMenu} className={isRoom ? "max-md:hidden" : ""} />
          {isRoom ? (
            children
          ) : (
            <main
              id="main"
              tabIndex={-1}
              className="min-h-0 flex-1 overflow-y-auto px-6 pt-5 pb-6 outline-none max-md:px-4 print:overflow-visible"
            >
              {children}
            </main>
          )}
        </div>
      </div>
      <NavDrawer open={isDrawerOpen} onOpenChange={setDrawerOpen} badges={badges} inFlight={inFlight} />
      <CommandPalette open={isPaletteOpen} onOpenChange={setPaletteOpen} groups={[...commands, goTo]} />
      <ShortcutsHelp open={isHelpOpen} onOpenChange={setHelpOpen} groups={shortcuts ?? SHORTCUT_GROUPS} />
    </ShellContext>
  );
}
