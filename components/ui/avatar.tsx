import { cn } from "./cn";

const SIZES = { xs: "size-5 text-[9px]", sm: "size-6 text-[10px]", md: "size-7 text-[11px]" } as const;

const TONES = {
  /** The person looking. */
  self: "bg-primary text-primary-foreground",
  person: "border border-brand-line bg-brand-soft text-brand-fg",
  /** Somebody known by function only, or a machine. */
  role: "border border-border bg-muted text-muted-foreground",
  /** A place nobody has to fill. */
  vacant: "border border-border-strong border-dashed bg-card text-muted-foreground",
} as const;

const PRESENCE = { here: "bg-done", editing: "bg-brand", idle: "border-[1.5px] border-border-strong bg-card" } as const;

export type AvatarPresence = keyof typeof PRESENCE;
export type AvatarTone = keyof typeof TONES;
export type AvatarProps = {
  name: string;
  /** At most three letters; taken from the first and last word of the name when absent. */
  initials?: string;
  tone?: AvatarTone;
  size?: keyof typeof SIZES;
  presence?: AvatarPresence | undefined;
  /** The name stands beside it: hide the picture from assistive technology. */
  decorative?: boolean;
  className?: string;
};

/** First letters of the first and the last word: "Alice Smith" is AS, "Approver" is AP. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const [first = "", last = ""] = [words.at(0), words.length > 1 ? words.at(-1) : undefined];
  const letters = last ? [...first].slice(0, 1).concat([...last].slice(0, 1)) : [...first].slice(0, 2);
  return letters.join("").toUpperCase();
}

function nameWithState(name: string, tone: AvatarTone, presence: AvatarPresence | undefined): string {
  const shown = tone === "self" ? `${name} (you)` : name;
  return presence ? `${shown}, ${presence}` : shown;
}

/** Initials in a circle: yourself dark, people tinted, roles grey, vacant dashed. */
export function Avatar({ name, initials, tone = "person", size = "sm", presence, decorative, className }: AvatarProps) {
  const semantics = decorative
    ? { "aria-hidden": true as const }
    : { role: "img", "aria-label": nameWithState(name, tone, presence), title: name };
  return (
    <span
      {...semantics}
      className={cn("relative inline-grid shrink-0 place-items-center rounded-full font-medium", SIZES[size], TONES[tone], className)}
    >
      {initials ?? initialsOf(name)}
      {presence ? (
        <span className={cn("absolute -right-0.5 -bottom-0.5 size-2 rounded-full ring-2 ring-background", PRESENCE[presence])} />
      ) : null}
    </span>
  );
}
