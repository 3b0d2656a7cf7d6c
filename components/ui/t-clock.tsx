import { cva, type VariantProps } from "class-variance-authority";
import { cn } from "./cn";

const clockVariants = cva("tnum inline-flex items-baseline font-medium font-mono tracking-[-0.03em] whitespace-nowrap", {
  variants: {
    tone: { before: "text-clock-before", after: "text-clock-after", hold: "text-clock-hold", rollback: "text-clock-rollback" },
    size: { sm: "text-sm", xl: "text-xl", "2xl": "text-2xl", clock: "text-clock max-md:text-[32px] max-md:leading-9" },
  },
  defaultVariants: { tone: "before", size: "xl" },
});

type TClockProps = VariantProps<typeof clockVariants> & {
  prefix: "T-" | "T+";
  /** Digits as drawn, such as `00:12:40` or `4d 23:47`. */
  text: string;
  /** The same in words: "T plus 12 minutes 40 seconds". */
  spoken: string;
  className?: string;
};

/** The T-clock as it looks; whoever renders it drives the digits. It is a timer that never announces itself. */
export function TClock({ prefix, text, spoken, tone, size, className }: TClockProps) {
  return (
    <span role="timer" aria-live="off" aria-label={spoken} className={cn(clockVariants({ tone, size }), className)}>
      <span className="mr-[0.12em] font-normal text-clock-prefix">{prefix}</span>
      {text}
    </span>
  );
}
