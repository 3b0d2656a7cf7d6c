import { VisuallyHidden } from "@/components/ui/visually-hidden";

type ZoneClocksProps = {
  /** Viewer's zone, `19:12 GMT`. */ local: string /** Release's zone, left out when it is the same. */;
  release?: string | undefined;
};

/** Both clocks of the top bar, as text; whoever renders it drives them. Hidden below 1024 px. */
export function ZoneClocks({ local, release }: ZoneClocksProps) {
  return (
    <span className="tnum mr-1 hidden whitespace-nowrap text-muted-foreground text-xs lg:inline" title="Your zone, then release zone">
      <VisuallyHidden>Time: </VisuallyHidden>
      <span className="text-foreground">{local}</span>
      {release && release !== local ? ` · ${release}` : null}
    </span>
  );
}
