/** What a file says of an item, ready to be reported. */
export type Finding = {
  readonly outcome: "pass" | "fail";
  /** One line that stands beside the link. */
  readonly summary: string;
};

/** A file that is not what it should be: which place of it, and what is wrong there. */
export class UnreadableFile extends Error {
  readonly path: string;

  constructor(message: string, path: string) {
    super(message);
    this.path = path;
  }
}
