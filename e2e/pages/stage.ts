import { expect, type Locator, type Page } from "@playwright/test";

/** One stage of a canary in its room: what was read, and what is decided. On a narrow window the decision is in the drawer. */
export class Stage {
  readonly #page: Page;
  readonly #code: string;

  /** `code` is that of the stage, such as `10%`. */
  constructor(page: Page, code: string) {
    this.#page = page;
    this.#code = code;
  }

  /** The row of a metric in the comparison. */
  row(metric: string): Locator {
    return this.#page.getByRole("row").filter({ has: this.#page.getByRole("rowheader", { name: metric }) });
  }

  /** Types what was read: by metric, stable and canary. */
  async record(readings: Readonly<Record<string, readonly [stable: string, canary: string]>>): Promise<void> {
    await this.#page.getByRole("button", { name: "Record readings" }).click();
    const dialog = this.#page.getByRole("dialog", { name: `Record readings at ${this.#code}` });
    for (const [metric, [stable, canary]] of Object.entries(readings)) {
      await dialog.getByRole("textbox", { name: `${metric}, stable` }).fill(stable);
      await dialog.getByRole("textbox", { name: `${metric}, canary` }).fill(canary);
    }
    await dialog.getByRole("button", { name: "Record" }).click();
    await expect(dialog).toBeHidden();
  }

  /** Replaces a reading, named by what it says. */
  async correct(reading: string, value: string): Promise<void> {
    await this.#page.getByRole("button", { name: /each with who read it$/ }).click();
    await this.#page.getByRole("button", { name: `Correct ${reading}` }).click();
    const dialog = this.#page.getByRole("dialog", { name: /^Correct / });
    await dialog.getByRole("textbox", { name: "The right value" }).fill(value);
    await dialog.getByRole("button", { name: "Correct" }).click();
    await expect(dialog).toBeHidden();
  }

  get choices(): Locator {
    return this.#page.getByRole("radiogroup", { name: `What happens at ${this.#code}` });
  }

  async choose(choice: string): Promise<void> {
    await this.choices.getByText(choice).click();
  }

  /** Signs to proceed; `why` where the readings advise against it. Answers with what the ceremony showed. */
  async proceed(initials: string, { why, key }: { why?: string; key?: string } = {}): Promise<string> {
    if (key) await this.#page.keyboard.press(key);
    else await this.#page.getByRole("button", { name: /^Sign and proceed to / }).click();
    const ceremony = this.#page.getByRole("dialog", { name: `Sign off ${this.#code}` });
    await ceremony.getByRole("textbox", { name: "Type your initials to sign" }).fill(initials);
    if (why) await ceremony.getByRole("textbox", { name: "Why you proceed against the readings" }).fill(why);
    const shown = (await ceremony.textContent()) ?? "";
    await ceremony.getByRole("button", { name: `Sign ${this.#code}` }).click();
    await expect(ceremony).toBeHidden();
    return shown;
  }

  /** Presses a button of the panel and confirms the dialog that it opens; `text` is what the dialog asks for, if it is not there. */
  async act(button: string, { title, confirm, text }: { title: string; confirm: string; text?: string }): Promise<void> {
    await this.#page.getByRole("button", { name: button }).click();
    const dialog = this.#page.getByRole("dialog", { name: title });
    if (text !== undefined) await dialog.getByRole("textbox").fill(text);
    await dialog.getByRole("button", { name: confirm }).click();
    await expect(dialog).toBeHidden();
  }

  /** What was decided here so far, and who disagreed. */
  get decided(): Locator {
    return this.#page.getByRole("list", { name: "What was decided here" });
  }
}
