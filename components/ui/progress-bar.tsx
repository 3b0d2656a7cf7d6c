import { cn } from "./cn";

const FILLS = {
  done: "fill-done",
  na: "fill-na/70",
  blocked: "fill-blocked",
  failed: "fill-failed",
  brand: "fill-brand",
  neutral: "fill-muted-foreground",
} as const;

export type ProgressSegment = { readonly tone: keyof typeof FILLS; readonly count: number };

type ProgressBarProps = {
  /** The whole in words: "11 of 11 required resolved". */
  label: string;
  /** Parts from the left; what is missing to `total` stays empty. */
  segments: readonly ProgressSegment[];
  total: number;
  className?: string;
};

/** How far something is, one colour per state. */
export function ProgressBar({ label, segments, total, className }: ProgressBarProps) {
  let x = 0;
  const rects = segments.map((segment) => {
    const rect = { tone: segment.tone, x, width: total > 0 ? (segment.count / total) * 100 : 0 };
    x += rect.width;
    return rect;
  });
  return (
    <span role="img" aria-label={label} className={cn("inline-block h-1.5 w-28 overflow-hidden rounded-full bg-border", className)}>
      <svg viewBox="0 0 100 1" preserveAspectRatio="none" className="block size-full" aria-hidden="true">
        {rects.map((rect) => (
          <rect
            key={rect.tone}
            x={rect.x}
            width={rect.width}
            height="1"
            className={cn("transition-all duration-180 ease-settle", FILLS[rect.tone])}
          />
        ))}
      </svg>
    </span>
  );
}
