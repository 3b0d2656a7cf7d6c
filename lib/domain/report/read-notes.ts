/** Release notes in their parts, as a page shows them. */
export type ReadNotes = {
  readonly title: string;
  readonly sections: { readonly heading: string; readonly points: string[] }[];
};

/** Takes apart what `releaseNotes` wrote: nothing else of Markdown is known here. `[2.3.0] - 2025-02-14` is a title without brackets. */
export function readNotes(markdown: string): ReadNotes {
  const [title = "", ...lines] = markdown.split("\n").filter((line) => line !== "");
  const sections: ReadNotes["sections"] = [];
  for (const line of lines) {
    if (line.startsWith("### ")) sections.push({ heading: plain(line.slice(4)), points: [] });
    else if (line.startsWith("- ")) sections.at(-1)?.points.push(plain(line.slice(2)));
  }
  return { title: plain(title.replace(/^## \[(.*)\] - /, "$1, ")), sections };
}

const plain = (text: string): string => text.replace(/\\([\\`*_{}[\]<>#|!])/g, "$1");
