import type { Locator, Page } from "@playwright/test";
import { ItemRow } from "./item-row";

/** The release room. */
export class Room {
  readonly page: Page;
  readonly #path: string;

  constructor(page: Page, release: { readonly path: string } | null) {
    if (!release) throw new Error("This scenario has no release.");
    this.page = page;
    this.#path = release.path;
  }

  /** Opens it and waits until it follows the release: the stream is asked for once the page answers to clicks. */
  async open(hash = ""): Promise<void> {
    const stream = this.page.waitForResponse(/\/api\/v1\/live\?/);
    await this.page.goto(`${this.#path}${hash}`);
    await stream;
  }

  /** Opens it in a tab that shares the stream of another one. */
  async openBeside(): Promise<void> {
    await this.page.goto(this.#path);
  }

  item(title: string): ItemRow {
    return new ItemRow(this.page, title);
  }

  /** The line across the room that begins with `title`. */
  banner(title: string | RegExp): Locator {
    return this.page.getByRole("status").filter({ hasText: title });
  }
}
