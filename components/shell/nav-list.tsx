"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "@/components/ui/cn";
import type { NavBadge } from "@/lib/contracts/workspace";
import { hrefOf, isCurrentEntry, NAV_ENTRIES, type NavEntry, type NavKey } from "./nav-entries";
import { useShell } from "./shell-context";

export type NavBadges = Partial<Record<NavKey, NavBadge>>;

const COUNT_TONES = {
  signoff: "border-signoff-line bg-signoff-soft text-signoff-fg",
  blocked: "border-blocked-line bg-blocked-soft text-blocked-fg",
} as const;
const DOT_TONES = { signoff: "bg-signoff", blocked: "bg-blocked" } as const;

type EntryProps = { entry: NavEntry; href: string; badge: NavBadge | undefined; isCurrent: boolean; onNavigate: (() => void) | undefined };

function WideEntry({ entry, href, badge, isCurrent, onNavigate }: EntryProps) {
  const Icon = entry.icon;
  return (
    <Link
      href={href}
      onClick={onNavigate}
      aria-current={isCurrent ? "page" : undefined}
      className={cn(
        "flex h-8 items-center gap-2.5 rounded-md px-2 text-sm transition-colors duration-120 max-md:h-11 pointer-coarse:h-11",
        isCurrent
          ? "bg-sidebar-accent font-medium text-foreground"
          : "text-muted-foreground hover:bg-sidebar-accent/60 hover:text-foreground",
      )}
    >
      <Icon className="size-4 shrink-0" aria-hidden="true" />
      {entry.label}
      {badge ? (
        <span
          className={cn(
            "tnum ml-auto grid h-4 min-w-4 place-items-center rounded-full border px-1 font-semibold text-[10px]",
            COUNT_TONES[badge.tone],
          )}
        >
          <span aria-hidden="true">{badge.count}</span>
          <span className="sr-only">, {badge.label}</span>
        </span>
      ) : null}
      {!badge && entry.goKey ? (
        <span aria-hidden="true" className="ml-auto text-[10px] text-muted-foreground max-md:hidden">
          g {entry.goKey}
        </span>
      ) : null}
    </Link>
  );
}

function NarrowEntry({ entry, href, badge, isCurrent, onNavigate }: EntryProps) {
  const Icon = entry.icon;
  return (
    <Link
      href={href}
      onClick={onNavigate}
      aria-label={badge ? `${entry.label}, ${badge.label}` : entry.label}
      title={entry.label}
      aria-current={isCurrent ? "page" : undefined}
      className={cn(
        "relative mb-1 grid size-9 place-items-center rounded-md transition-colors duration-120",
        isCurrent ? "bg-sidebar-accent text-foreground" : "text-muted-foreground hover:bg-sidebar-accent/60 hover:text-foreground",
      )}
    >
      <Icon className="size-[18px] shrink-0" aria-hidden="true" />
      {badge ? <span className={cn("absolute top-1.5 right-1.5 size-1.5 rounded-full", DOT_TONES[badge.tone])} /> : null}
    </Link>
  );
}

type NavListProps = { isNarrow: boolean; badges?: NavBadges | undefined; onNavigate?: (() => void) | undefined };

/** The entries of the main navigation, wide with names or narrow with icons. */
export function NavList({ isNarrow, badges, onNavigate }: NavListProps) {
  const pathname = usePathname();
  const { basePath } = useShell();
  const Entry = isNarrow ? NarrowEntry : WideEntry;
  return (
    <ul className={isNarrow ? "" : "space-y-0.5"}>
      {NAV_ENTRIES.map((entry) => (
        <li key={entry.key}>
          <Entry
            entry={entry}
            href={hrefOf(entry, basePath)}
            badge={badges?.[entry.key]}
            isCurrent={isCurrentEntry(entry, pathname, basePath)}
            onNavigate={onNavigate}
          />
        </li>
      ))}
    </ul>
  );
}
