import { downloadBlob } from "./download-text";

export type ZippedText = { readonly path: string; readonly text: string };

/** Hands several texts to the browser as one zip. What packs them is loaded when it is asked for. */
export async function downloadZip(name: string, files: readonly ZippedText[]): Promise<void> {
  const { strToU8, zipSync } = await import("fflate");
  const entries = Object.fromEntries(files.map(({ path, text }) => [path, strToU8(text)]));
  downloadBlob(name, new Blob([zipSync(entries)], { type: "application/zip" }));
}
