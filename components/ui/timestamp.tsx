import { cn } from "./cn";

type TimestampProps = {
  /** The instant as UTC ISO text. */
  dateTime: string;
  /** As drawn: `19:12 GMT`. */
  text: string;
  /** Viewer's zone, release zone and offset: `19:12 GMT · 14:12 EST · T+12m`; tooltip and spoken. Left out when `text` says it all. */
  full?: string;
  className?: string;
};

/** A moment. The texts are given: nothing here knows what time it is. */
export function Timestamp({ dateTime, text, full, className }: TimestampProps) {
  if (full === undefined || full === text) {
    return (
      <time dateTime={dateTime} className={cn("tnum", className)}>
        {text}
      </time>
    );
  }
  return (
    <time dateTime={dateTime} title={full} className={cn("tnum", className)}>
      <span aria-hidden="true">{text}</span>
      <span className="sr-only">{full}</span>
    </time>
  );
}
