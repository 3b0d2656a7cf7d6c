import { fillSnippet, type SnippetValues } from "@/lib/domain/checklist/snippet";
import { mdFence, mdText } from "./markdown-text";

/** Something to do, as lists of any kind have it. */
export type MarkdownItem = {
  readonly title: string;
  readonly how?: string | null | undefined;
  readonly command?: string | null | undefined;
  /** What shows that it is so. */
  readonly proof?: string | undefined;
};

/** A list to tick off, each with how it is done, its command with the values filled in, and what proves it. */
export function tickList(items: readonly MarkdownItem[], values: SnippetValues): string[] {
  return items.flatMap(({ title, how, command, proof }) => {
    const filled = command ? ["", ...mdFence("sh", fillSnippet(command, values))] : [];
    const told = [...(how ? ["", mdText(how)] : []), ...filled, ...(proof ? ["", `Proof: ${mdText(proof)}`] : [])];
    return [`- [ ] ${mdText(title)}`, ...told.map((line) => (line === "" ? "" : `  ${line}`)), ""];
  });
}
