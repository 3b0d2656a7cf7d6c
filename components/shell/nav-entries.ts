import {
  BookOpenText,
  CalendarDays,
  ChartNoAxesColumn,
  House,
  type LucideIcon,
  Megaphone,
  Rocket,
  ScrollText,
  Server,
  Settings,
  Siren,
  Users,
} from "lucide-react";

export type NavKey =
  | "home"
  | "releases"
  | "incidents"
  | "communications"
  | "briefings"
  | "analytics"
  | "services"
  | "freezes"
  | "members"
  | "audit"
  | "settings";

export type NavEntry = {
  readonly key: NavKey;
  readonly label: string;
  /** Path below the team's own, empty for its home. */
  readonly path: "" | `/${string}`;
  readonly icon: LucideIcon;
  /** Second key after `g`. */
  readonly goKey?: string;
};

/** Main navigation, in order. Only what exists. */
export const NAV_ENTRIES: readonly NavEntry[] = [
  { key: "home", label: "Home", path: "", icon: House, goKey: "h" },
  { key: "releases", label: "Releases", path: "/releases", icon: Rocket, goKey: "r" },
  { key: "incidents", label: "Incidents", path: "/incidents", icon: Siren, goKey: "i" },
  { key: "communications", label: "Communications", path: "/communications", icon: Megaphone, goKey: "c" },
  { key: "briefings", label: "Briefings", path: "/briefings", icon: BookOpenText, goKey: "b" },
  { key: "analytics", label: "Analytics", path: "/analytics", icon: ChartNoAxesColumn, goKey: "a" },
  { key: "services", label: "Services", path: "/services", icon: Server },
  { key: "freezes", label: "Freezes", path: "/freezes", icon: CalendarDays },
  { key: "members", label: "Members", path: "/members", icon: Users },
  { key: "audit", label: "Audit", path: "/audit", icon: ScrollText },
  { key: "settings", label: "Settings", path: "/settings", icon: Settings },
];

/** Address of an entry below `basePath`, such as `/t/payments`. */
export function hrefOf(entry: NavEntry, basePath: string): string {
  return `${basePath}${entry.path}` || "/";
}

/** A briefing stands below its release and is one of the briefings. */
const BRIEFING = /^\/releases\/[^/]+\/briefing$/;

/** Whether `pathname` lies in the entry's part of the application; home is only itself, what releases owe is a part of theirs, and the history of analytics. */
export function isCurrentEntry(entry: NavEntry, pathname: string, basePath: string): boolean {
  const href = hrefOf(entry, basePath);
  if (pathname.startsWith(`${basePath}/`) && BRIEFING.test(pathname.slice(basePath.length))) return entry.key === "briefings";
  if (entry.key === "releases" && pathname === `${basePath}/obligations`) return true;
  if (entry.key === "analytics" && pathname === `${basePath}/deployments`) return true;
  return pathname === href || (entry.path !== "" && pathname.startsWith(`${href}/`));
}
