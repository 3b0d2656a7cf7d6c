"use client";

import { RadioList } from "@/components/ui/radio-list";
import { VERDICTS, type Verdict, type VerdictWords } from "@/lib/domain/release/verdict";

type Props = { words: VerdictWords; value: Verdict | null; onChange: (verdict: Verdict) => void };

/** What is judged afterwards: whether it was right. The note says why. */
export function VerdictChoice({ words, value, onChange }: Props) {
  return (
    <RadioList
      label="Verdict"
      className="mb-3"
      value={value}
      onValueChange={onChange}
      rows={VERDICTS.map((one) => ({ value: one, label: words[one] }))}
    />
  );
}
