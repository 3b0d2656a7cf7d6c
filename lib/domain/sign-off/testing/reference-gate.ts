/**
 * The go of a release as a few flags: what the rules say, written down a second time and in another way. It knows no digests, rows, revisions
 * or events; where it and the application differ, one of them is wrong. Source: SIGNOFF rules 7, 12, 14–17, 19, 22 and 24.
 */
export type Signer = "dana" | "amir" | "ben";

export const SIGNERS: readonly Signer[] = ["dana", "amir", "ben"];
/** Minutes after T-0. */
const BEGIN = -120;
const WINDOW_START = -60;
const WINDOW_END = 180;
const GLASS_MINUTES = 60;

export class ReferenceGate {
  minutes = BEGIN;
  readonly items = [true, true];
  readonly votes = new Map<Signer, "granted" | "refused">();
  readonly agreed = new Set<"approver" | "commander">();
  isHeld = false;
  isStarted = false;
  isClosed = false;
  glassEnds: number | null = null;

  get isAwaiting(): boolean {
    return !this.isClosed && !this.isHeld && this.isWindowOpen && this.items.every(Boolean);
  }

  get isWindowOpen(): boolean {
    return this.minutes < WINDOW_END;
  }

  get isRefused(): boolean {
    return [...this.votes.values()].includes("refused");
  }

  get isQuorate(): boolean {
    return SIGNERS.every((who) => this.votes.get(who) === "granted");
  }

  grant(who: Signer): boolean {
    if (!this.isAwaiting || this.isRefused || this.votes.has(who)) return false;
    this.votes.set(who, "granted");
    return this.#pass();
  }

  refuse(who: Signer): boolean {
    if (this.isHeld || this.isClosed || this.votes.get(who) === "refused") return false;
    this.votes.set(who, "refused");
    return true;
  }

  /** Taking back a refusal or a sign-off of one's own. */
  takeBack(who: Signer, kind: "granted" | "refused"): boolean {
    if (this.votes.get(who) !== kind) return false;
    this.votes.delete(who);
    return kind === "granted" ? this.#reopen() : this.#pass();
  }

  /** Another content ends whatever was said about the one before. */
  change(): boolean {
    this.votes.clear();
    return this.#reopen();
  }

  setItem(index: number, isDone: boolean): boolean {
    if (this.items[index] === isDone) return true;
    this.items[index] = isDone;
    return this.change();
  }

  hold(): boolean {
    if (this.isHeld) return false;
    this.isHeld = true;
    return true;
  }

  resume(role: "approver" | "commander"): boolean {
    if (!this.isHeld) return false;
    this.agreed.add(role);
    if (this.agreed.size < 2) return true;
    this.agreed.clear();
    this.isHeld = false;
    return this.#pass();
  }

  breakGlass(): boolean {
    if (!this.isAwaiting || this.isRefused) return false;
    this.glassEnds = this.minutes + GLASS_MINUTES;
    this.isClosed = true;
    return true;
  }

  start(): boolean {
    const isInWindow = this.minutes >= WINDOW_START && this.isWindowOpen;
    this.isStarted = this.isClosed && !this.isHeld && isInWindow;
    return this.isStarted;
  }

  wait(minutes: number): void {
    this.minutes += minutes;
    const granted = SIGNERS.filter((who) => this.votes.get(who) === "granted");
    if (!this.isWindowOpen && granted.length > 0) {
      for (const who of granted) this.votes.delete(who);
      this.#reopen();
    }
    if (this.glassEnds !== null && this.minutes >= this.glassEnds) this.#reopen();
  }

  #pass(): true {
    if (this.isAwaiting && this.isQuorate) this.isClosed = true;
    return true;
  }

  #reopen(): true {
    this.isClosed = false;
    this.glassEnds = null;
    return true;
  }
}
