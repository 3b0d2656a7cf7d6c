import { cn } from "@/components/ui/cn";

const MARKS = [
  { label: "T-48h", left: "left-[6%]" },
  { label: "T-2h", left: "left-[24%]" },
  { label: "T-0", left: "left-[42%]" },
  { label: "T+15m", left: "left-[56%]" },
  { label: "T+2h", left: "left-[74%]" },
  { label: "T+24h", left: "left-[94%]" },
] as const;

/** The time axis as a picture at the foot of the pages before the application. */
export function AuthAxis() {
  return (
    <footer className="border-border border-t bg-card px-6 py-5">
      <div className="mx-auto max-w-[880px]" role="img" aria-label="Phases from T minus 48 hours to T plus 24 hours">
        <div className="relative h-10">
          <span className="absolute top-3 right-0 left-0 h-px bg-border-strong" />
          <span className="absolute top-3 left-0 h-px w-[42%] bg-brand" />
          {MARKS.map(({ label, left }) => (
            <span key={label} className={cn("absolute -translate-x-1/2 text-center", left)}>
              <span
                className={cn(
                  "mx-auto block",
                  label === "T-0" ? "mt-px h-[23px] w-[3px] rounded-full bg-brand" : "mt-[7px] mb-[10px] h-[11px] w-px bg-border-strong",
                )}
              />
              <span
                className={cn("mt-1 block font-mono text-2xs", label === "T-0" ? "font-medium text-brand-fg" : "text-subtle-foreground")}
              >
                {label}
              </span>
            </span>
          ))}
        </div>
      </div>
    </footer>
  );
}
