"use client";

import { Menu as MenuIcon, Search } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { useShell } from "./shell-context";

/** Opens the drawer with the main navigation; drawn below 768 px only. */
export function NavigationButton() {
  const { openNavigation } = useShell();
  return (
    <IconButton label="Menu" size="lg" onClick={openNavigation} className="-ml-2 size-11 md:hidden">
      <MenuIcon aria-hidden="true" />
    </IconButton>
  );
}

function SearchButton() {
  const { openPalette } = useShell();
  return (
    <button
      type="button"
      onClick={openPalette}
      aria-keyshortcuts="Meta+K Control+K"
      className="inline-flex h-8 w-44 items-center gap-2 rounded-md border border-border bg-background px-2 text-muted-foreground text-xs transition-colors duration-120 hover:border-border-strong max-md:size-11 max-md:justify-center max-md:border-transparent max-md:bg-transparent"
    >
      <Search className="size-3.5 shrink-0 max-md:size-4" aria-hidden="true" />
      <span className="max-md:sr-only">Search or jump to</span>
      <Kbd className="ml-auto max-md:hidden" aria-hidden="true">
        ⌘K
      </Kbd>
    </button>
  );
}

type TopBarProps = {
  breadcrumbs: ReactNode;
  clocks?: ReactNode;
  bell?: ReactNode;
  userMenu: ReactNode;
  className?: string;
};

/** The bar above everything: where you are, what time it is in both zones, search, notifications, you. */
export function TopBar({ breadcrumbs, clocks, bell, userMenu, className }: TopBarProps) {
  return (
    <header
      className={cn("flex h-12 shrink-0 items-center gap-3 border-border border-b bg-card px-4 max-md:gap-1 print:hidden", className)}
    >
      <NavigationButton />
      {breadcrumbs}
      <div className="ml-auto flex items-center gap-2 max-md:gap-0">
        {clocks}
        <SearchButton />
        {bell}
        {userMenu}
      </div>
    </header>
  );
}
