import { type Finding, UnreadableFile } from "./finding";

/** An element of an XML file, without its text. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
};

type Counts = { total: number; skipped: number; failed: string[] };

/**
 * Judges a JUnit report: failed when any test failed or none ran. Where a suite counts more failures than it lists tests, as
 * after a crash between tests, its count holds. Refuses another root element.
 */
export function judgeJunit(root: XmlElement): Finding {
  if (root.name !== "testsuites" && root.name !== "testsuite") {
    throw new UnreadableFile(
      `A JUnit report begins with <testsuites> or <testsuite>; this file begins with <${root.name.slice(0, 60)}>.`,
      "",
    );
  }
  const counts: Counts = { total: 0, skipped: 0, failed: [] };
  collect(root, counts);
  const failed = Math.max(counts.failed.length, claimed(root));
  const ran = counts.total - counts.skipped;
  if (failed === 0 && ran === 0) return { outcome: "fail", summary: `No test ran: ${counted(counts.total)}, ${counts.skipped} skipped` };
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : "";
  if (failed === 0) return { outcome: "pass", summary: `${counted(counts.total)}: all passed${skipped}` };
  const [first] = counts.failed;
  return { outcome: "fail", summary: `${counted(counts.total)}: ${failed} failed${skipped}${first ? `. First: ${first}` : ""}` };
}

function collect(element: XmlElement, counts: Counts): void {
  if (element.name !== "testcase") {
    for (const child of element.children) collect(child, counts);
    return;
  }
  counts.total += 1;
  const has = (name: string) => element.children.some((child) => child.name === name);
  if (has("failure") || has("error")) counts.failed.push(element.attributes.name ?? "a test without a name");
  else if (has("skipped")) counts.skipped += 1;
}

/** Failures and errors by the attributes: those of an element, or of the suites in it, whichever is more. */
function claimed(element: XmlElement): number {
  const own = numberOf(element, "failures") + numberOf(element, "errors");
  const within = element.children.filter((child) => child.name === "testsuite").reduce((sum, child) => sum + claimed(child), 0);
  return Math.max(own, within);
}

function numberOf({ name, attributes }: XmlElement, key: string): number {
  const text = attributes[key];
  if (text === undefined || text === "") return 0;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new UnreadableFile(`${key} of <${name}> is no whole number.`, key);
}

const counted = (count: number): string => (count === 1 ? "1 test" : `${count} tests`);
