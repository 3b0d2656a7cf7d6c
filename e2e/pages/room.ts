import { expect, type Locator, type Page } from "@playwright/test";
import { Gate } from "./gate";
import { ItemRow } from "./item-row";
import { Stage } from "./stage";

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

  gate(code: string): Gate {
    return new Gate(this.page, code);
  }

  stage(code: string): Stage {
    return new Stage(this.page, code);
  }

  /** Sign-off and activity: beside the checklist, in a drawer where the window is narrow. */
  async openColumn(): Promise<void> {
    await this.page.getByRole("button", { name: "Sign-off and activity" }).click();
  }

  async closeColumn(): Promise<void> {
    await this.page.getByRole("dialog", { name: "Sign-off and activity" }).getByRole("button", { name: "Close" }).click();
  }

  /** Presses a button of the head and confirms the dialog that it opens; `text` is what the dialog asks for, if it asks. */
  async act(button: string, { title, confirm, text }: { title: string; confirm: string; text?: string }): Promise<void> {
    await this.page.getByRole("button", { name: button, exact: true }).first().click();
    const dialog = this.page.getByRole("dialog", { name: title }).or(this.page.getByRole("alertdialog", { name: title }));
    if (text !== undefined) await dialog.getByRole("textbox").fill(text);
    await dialog.getByRole("button", { name: confirm }).click();
    await expect(dialog).toBeHidden();
  }
}
