import type { ShortcutGroup } from "@/components/ui/shortcuts-help";

/** All shortcuts there are, as the help lists them. */
export const SHORTCUT_GROUPS: readonly ShortcutGroup[] = [
  {
    title: "Checklist",
    rows: [
      { label: "next, previous item", keys: ["j", "k"] },
      { label: "tick, untick", keys: ["x"] },
      { label: "not applicable", keys: ["n"] },
      { label: "blocked", keys: ["b"] },
      { label: "comment", keys: ["c"] },
      { label: "assign", keys: ["a"] },
      { label: "copy command", keys: ["y"] },
      { label: "expand item", keys: ["Enter"] },
      { label: "undo", keys: ["⌘Z"] },
    ],
  },
  {
    title: "Room",
    rows: [
      { label: "sign off, or decide a stage", keys: ["s"] },
      { label: "open roll back dialog", keys: ["r"] },
      { label: "previous, next phase", keys: ["[", "]"] },
      { label: "close, cancel", keys: ["Esc"] },
    ],
  },
  {
    title: "Briefing",
    rows: [{ label: "I have read this", keys: ["a"] }],
  },
  {
    title: "Go to",
    rows: [
      { label: "Home", keys: ["g", "h"], isSequence: true },
      { label: "Releases", keys: ["g", "r"], isSequence: true },
      { label: "Incidents", keys: ["g", "i"], isSequence: true },
      { label: "Briefings", keys: ["g", "b"], isSequence: true },
    ],
  },
  {
    title: "Anywhere",
    rows: [
      { label: "search", keys: ["/"] },
      { label: "command palette", keys: ["⌘K"] },
      { label: "this list", keys: ["?"] },
    ],
  },
];
