"use client";

import { useRouter } from "next/navigation";
import { useHotkeys } from "react-hotkeys-hook";
import { useKeySequence, useSingleKey } from "@/components/ui/single-keys";
import { hrefOf, NAV_ENTRIES } from "./nav-entries";
import { useShell } from "./shell-context";

function GoKey({ goKey, href }: { goKey: string; href: string }) {
  const router = useRouter();
  useKeySequence(`g>${goKey}`, () => router.push(href));
  return null;
}

/** The keys that work everywhere inside the frame: palette, search, help, and `g` then a letter. */
export function ShellKeys() {
  const { basePath, openPalette, openShortcuts } = useShell();
  useHotkeys("mod+k", openPalette, { preventDefault: true, enableOnFormTags: true, enableOnContentEditable: true });
  useSingleKey("/", openPalette);
  useSingleKey("?", openShortcuts);
  return NAV_ENTRIES.map((entry) => (entry.goKey ? <GoKey key={entry.key} goKey={entry.goKey} href={hrefOf(entry, basePath)} /> : null));
}
