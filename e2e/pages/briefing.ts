import { expect, type Page } from "@playwright/test";

/** The page of a release's briefing in one window. */
export class Briefing {
  readonly page: Page;
  readonly #path: string;

  constructor(page: Page, release: { readonly path: string } | null) {
    if (!release) throw new Error("This scenario has no release.");
    this.page = page;
    this.#path = `${release.path}/briefing`;
  }

  async open(): Promise<void> {
    await this.page.goto(this.#path);
    await expect(this.page.getByRole("main")).toBeVisible();
  }

  headline = (name: string) => this.page.getByRole("heading", { level: 1, name });
  readBy = () => this.page.getByRole("region", { name: "Read by" });
  confirmButton = () => this.page.getByRole("button", { name: "I have read this briefing" });

  /** Writes over the first line of a section, or into a new one. */
  async fill(label: string, text: string): Promise<void> {
    await this.page.getByRole("textbox", { name: label, exact: true }).fill(text);
  }

  /** Goes from the text to publishing it. */
  async publish(weight: "Yes, it is material" | "No, a correction" | null): Promise<void> {
    await this.page.getByRole("button", { name: "Publish…" }).click();
    const sheet = this.page.getByRole("dialog", { name: /^Publish version/ });
    if (weight) await sheet.getByText(weight, { exact: true }).click();
    await sheet.getByRole("button", { name: "Publish", exact: true }).click();
    await expect(sheet).toBeHidden();
  }
}
