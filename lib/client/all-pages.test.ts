import { expect, it } from "vitest";
import { allPages } from "./all-pages";

type Page = { names: readonly string[]; next: string | null };
const join = (before: Page, page: Page): Page => ({ ...page, names: [...before.names, ...page.names] });

it("asks for one page after the other, and for nothing after the last", async () => {
  const pages: Record<string, Page> = {
    "": { names: ["a", "b"], next: "b/+" },
    "?after=b%2F%2B": { names: ["c"], next: "c" },
    "?after=c": { names: ["d"], next: null },
  };
  const asked: string[] = [];
  const load = async (search: string) => {
    asked.push(search);
    return pages[search] ?? { names: [], next: null };
  };
  expect(await allPages(load, join)).toEqual({ names: ["a", "b", "c", "d"], next: null });
  expect(asked).toEqual(Object.keys(pages));
});

it("fails as a page fails", async () => {
  const load = async (search: string): Promise<Page> => {
    if (search !== "") throw new Error("The second page is gone.");
    return { names: ["a"], next: "a" };
  };
  await expect(allPages(load, join)).rejects.toThrow("second page");
});
