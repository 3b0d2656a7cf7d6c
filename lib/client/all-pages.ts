/** A whole list, page after page; `join` puts the following page to what there is. Throws what `load` throws. */
export async function allPages<Page extends { readonly next: string | null }>(
  load: (search: string) => Promise<Page>,
  join: (before: Page, page: Page) => Page,
): Promise<Page> {
  let whole = await load("");
  while (whole.next !== null) whole = join(whole, await load(`?after=${encodeURIComponent(whole.next)}`));
  return whole;
}
