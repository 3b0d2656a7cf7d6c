"use client";

import { useRouter } from "next/navigation";
import { useMemo } from "react";
import type { CommandGroup } from "@/components/ui/command-palette";
import { hrefOf, NAV_ENTRIES } from "./nav-entries";

/** The main navigation as commands of the palette. */
export function useNavigationCommands(basePath: string): CommandGroup {
  const router = useRouter();
  return useMemo(
    () => ({
      id: "go-to",
      label: "Go to",
      commands: NAV_ENTRIES.map((entry) => ({
        id: `go-${entry.key}`,
        label: entry.label,
        icon: entry.icon,
        keys: entry.goKey ? ["g", entry.goKey] : [],
        run: () => router.push(hrefOf(entry, basePath)),
      })),
    }),
    [router, basePath],
  );
}
