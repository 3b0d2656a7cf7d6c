import { cn } from "./cn";

export type SignOffDotState = "signed" | "waiting" | "later" | "stale" | "missing" | "refused" | "not-required";
export type SignOffDot = { readonly role: string; readonly state: SignOffDotState };

const DOTS: Record<SignOffDotState, string> = {
  signed: "size-2 rounded-full bg-done",
  waiting: "size-2 rounded-full border-[1.5px] border-signoff bg-signoff-soft",
  later: "size-2 rounded-full border border-border-strong",
  stale: "size-2 rounded-full border-[1.5px] border-blocked border-dashed",
  missing: "size-2 rounded-full border-[1.5px] border-blocked border-dashed",
  refused: "size-2 rounded-full bg-blocked",
  "not-required": "h-0.5 w-2 rounded-full bg-na",
};

const WORDS: Record<SignOffDotState, string> = {
  signed: "signed",
  waiting: "waiting",
  later: "later",
  stale: "stale",
  missing: "missing",
  refused: "refused",
  "not-required": "not required",
};

/** One dot per signer in the given order: filled, violet ring, grey ring, amber dashes or, where somebody refuses, amber, or a dash where nobody signs. */
export function SignOffDots({ signers, className }: { signers: readonly SignOffDot[]; className?: string }) {
  const spoken = signers.map((signer) => `${signer.role} ${WORDS[signer.state]}`).join(", ");
  return (
    <span role="img" aria-label={`Sign-offs: ${spoken}`} className={cn("inline-flex items-center gap-1", className)}>
      {signers.map((signer) => (
        <span key={signer.role} className={DOTS[signer.state]} />
      ))}
    </span>
  );
}
