const SPECIAL = /[\\`*_{}[\]<>#|!]/g;

/** Somebody's words as a line of Markdown that reads as they were written: nothing in them is formatting, and they stay one line. */
export function markdownText(text: string): string {
  return text.trim().replace(/\s+/g, " ").replace(SPECIAL, "\\$&");
}
