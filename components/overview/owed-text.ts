/** What keeps a release from being completed, in words; empty where nothing does. */
export function owedText(open: number): string {
  if (open === 0) return "";
  return open === 1 ? "1 obligation open" : `${open} obligations open`;
}
