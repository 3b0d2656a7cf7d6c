import { CalendarDays, House, type LucideIcon, Rocket, ScrollText, Server, Users } from "lucide-react";

export type NavKey = "home" | "releases" | "services" | "freezes" | "members" | "audit";

export type NavEntry = {
  readonly key: NavKey;
  readonly label: string;
  readonly href: string;
  readonly icon: LucideIcon;
  /** Second key after `g`. */
  readonly goKey?: string;
};

/** Main navigation, in order. Only what exists. */
export const NAV_ENTRIES: readonly NavEntry[] = [
  { key: "home", label: "Home", href: "/", icon: House, goKey: "h" },
  { key: "releases", label: "Releases", href: "/releases", icon: Rocket, goKey: "r" },
  { key: "services", label: "Services", href: "/services", icon: Server },
  { key: "freezes", label: "Freezes", href: "/freezes", icon: CalendarDays },
  { key: "members", label: "Members", href: "/members", icon: Users },
  { key: "audit", label: "Audit", href: "/audit", icon: ScrollText },
];

/** Whether `pathname` lies in the entry's part of the application. */
export function isCurrentEntry(entry: NavEntry, pathname: string): boolean {
  if (entry.href === "/") return pathname === "/";
  return pathname === entry.href || pathname.startsWith(`${entry.href}/`);
}
