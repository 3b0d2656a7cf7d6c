"use client";

import { CommandPalette } from "@/components/ui/command-palette";
import { ShortcutsHelp } from "@/components/ui/shortcuts-help";
import { NavDrawer } from "./nav-drawer";
import { SHORTCUT_GROUPS } from "./shortcut-groups";

/** What lies over the page in every room: one piece of code, fetched after the page. */
export { CommandPalette, NavDrawer, SHORTCUT_GROUPS, ShortcutsHelp };
