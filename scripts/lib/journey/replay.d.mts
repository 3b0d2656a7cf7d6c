/** Types of replay.mjs, which must stay plain JavaScript. */
import type { Peers } from "./peers.mjs";

type Person = { readonly email: string; readonly password: string };

export type ToldExample = {
  readonly name: string;
  readonly rows: readonly {
    readonly kind: string;
    /** Minutes from T-0. */
    readonly due: number;
    readonly sent: number;
    readonly drafted: number;
    readonly fields: number;
    readonly recipients: number;
    readonly figures: number;
  }[];
};

export function replayExamples(options: {
  readonly url: string;
  readonly people: Readonly<
    Record<"manager" | "deployer" | "approver" | "commander" | "communications" | "support" | "primary" | "agent", Person>
  >;
  readonly team: string;
  readonly peers: Peers;
  readonly waitUntil: (instant: string) => Promise<void>;
  readonly say?: (line: string) => void;
}): Promise<ToldExample[]>;

export function tablesOf(examples: readonly ToldExample[]): string;
