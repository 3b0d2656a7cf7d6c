import type { AboutDto } from "@/lib/contracts/message";
import { formatOffset, offsetFrom } from "@/lib/domain/time/axis";
import type { Instant } from "@/lib/domain/time/instant";

/** How far a moment is from T-0, in a list of none or one: only a release has one. */
export const offsetsOf = (about: AboutDto, at: Instant): string[] =>
  about.kind === "release" ? [formatOffset(offsetFrom(about.t0, at))] : [];
