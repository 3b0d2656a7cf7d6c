import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

/** Teaches the merger the sizes and shadows of tokens.css: unknown `text-*` names would otherwise count as colours. */
const merge = extendTailwindMerge({
  extend: { theme: { text: ["2xs", "clock"], shadow: ["raise", "pop", "dialog"], animate: ["flash", "live", "late"], ease: ["settle"] } },
});

/** Joins class names; of two that set the same property the later one wins. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
