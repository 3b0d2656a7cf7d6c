import { cn } from "./cn";

type BarFillProps = { /** 0 to 1; beyond is cut off. */ share: number; className: string };

/** Fill of a bar, drawn so that no style attribute is needed: a strict Content-Security-Policy drops those from served HTML. */
export function BarFill({ share, className }: BarFillProps) {
  const width = Math.min(1, Math.max(0, share)) * 100;
  return (
    <svg viewBox="0 0 100 1" preserveAspectRatio="none" className="block size-full" aria-hidden="true">
      <rect width={width} height="1" className={cn("transition-[width] duration-180 ease-settle", className)} />
    </svg>
  );
}
