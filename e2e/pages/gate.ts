import { expect, type Locator, type Page } from "@playwright/test";

/** The gate of one phase in the room: signing, refusing, closing. On a narrow window most of it is in a drawer. */
export class Gate {
  readonly #page: Page;
  readonly #code: string;

  /** `code` is that of the phase, such as `T-2h`. */
  constructor(page: Page, code: string) {
    this.#page = page;
    this.#code = code;
  }

  /** Signs with the initials; accepts what stays open where that is asked. Answers with what the ceremony showed. */
  async sign(initials: string): Promise<string> {
    await this.#page.getByRole("button", { name: /^(Sign off|Close rollback)/ }).click();
    const ceremony = this.#page.getByRole("dialog", { name: `Sign off ${this.#code}` });
    await ceremony.getByRole("textbox", { name: "Type your initials to sign" }).fill(initials);
    const shown = (await ceremony.textContent()) ?? "";
    const acceptance = ceremony.getByRole("checkbox", { name: /^I accept/ });
    if ((await acceptance.count()) > 0) await acceptance.check();
    await ceremony.getByRole("button", { name: `Sign ${this.#code}` }).click();
    await expect(ceremony).toBeHidden();
    return shown;
  }

  /** Opens the ceremony and says "not yet", with a reason. */
  async refuse(reason: string): Promise<void> {
    await this.#page.getByRole("button", { name: /^(Sign off|Close rollback)/ }).click();
    await this.#page
      .getByRole("dialog", { name: `Sign off ${this.#code}` })
      .getByRole("button", { name: "Not yet, say why" })
      .click();
    const dialog = this.#page.getByRole("dialog", { name: `Refuse to sign ${this.#code}` });
    await dialog.getByRole("textbox").fill(reason);
    await dialog.getByRole("button", { name: "Refuse" }).click();
    await expect(dialog).toBeHidden();
  }

  async withdrawRefusal(): Promise<void> {
    await this.#page.getByRole("button", { name: "Withdraw your refusal" }).click();
  }

  /** Closes a phase that nobody signs. */
  async close(): Promise<void> {
    await this.#page.getByRole("button", { name: `Close ${this.#code}` }).click();
    const dialog = this.#page.getByRole("dialog", { name: `Close ${this.#code}` });
    await dialog.getByRole("button", { name: `Close ${this.#code}` }).click();
    await expect(dialog).toBeHidden();
  }

  /** The one unmistakable line. */
  get allIn(): Locator {
    return this.#page.getByRole("status").filter({ hasText: `All sign-offs of ${this.#code} are in` });
  }
}
