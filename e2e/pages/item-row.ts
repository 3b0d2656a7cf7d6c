import type { Locator, Page } from "@playwright/test";

/** One item of the checklist, found by its title. */
export class ItemRow {
  /** Named by title, state, whether it is required, and whose it is. */
  readonly box: Locator;
  readonly row: Locator;
  /** What stood against one's own change. */
  readonly notice: Locator;
  readonly #page: Page;
  readonly #title: string;

  constructor(page: Page, title: string) {
    this.#page = page;
    this.#title = title;
    this.box = page.getByRole("checkbox", { name: `${title}: ` });
    this.row = page.getByRole("listitem").filter({ has: this.box });
    this.notice = this.row.getByRole("alert");
  }

  /** The box while the item is in a state, such as "Done" or "sending, Done". */
  boxAs(state: string): Locator {
    return this.#page.getByRole("checkbox", { name: `${this.#title}: ${state}, ` });
  }

  async tick(): Promise<void> {
    await this.box.click();
  }

  /** Picks something of the item's menu. */
  async choose(action: string): Promise<void> {
    await this.row.getByRole("button", { name: `Actions for ${this.#title}` }).click();
    await this.#page.getByRole("menuitem", { name: action }).click();
  }

  async note(text: string): Promise<void> {
    await this.choose("Add note");
    await this.row.getByRole("textbox", { name: "Note" }).fill(text);
    await this.row.getByRole("button", { name: "Add note" }).click();
  }

  /** Marks it failed, blocked or not applicable, with a reason. */
  async mark(action: "Does not apply" | "Blocked" | "Failed", reason: string): Promise<void> {
    await this.choose(action);
    await this.row.getByRole("textbox").fill(reason);
    await this.row.getByRole("button", { name: /^Mark / }).click();
  }
}
