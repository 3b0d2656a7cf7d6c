import type { ProfileAnswers } from "@/lib/domain/tailoring/profile";
import { CHANGE_NAMES } from "@/lib/domain/tailoring/profile-words";
import { profileDifference } from "@/lib/domain/tailoring/service-profile";

/** What somebody else made of the answers meanwhile, in a sentence. */
export function changeWords(before: ProfileAnswers | undefined, after: ProfileAnswers): string {
  const came = after.changes.filter((one) => !before?.changes.includes(one)).map((one) => `now ${CHANGE_NAMES[one]}`);
  const went = before?.changes.filter((one) => !after.changes.includes(one)).map((one) => `no longer ${CHANGE_NAMES[one]}`) ?? [];
  const parts = [profileDifference(before ?? null, after), ...came, ...went].filter((part) => part !== "");
  return `They say: ${parts.join(", ")}.`;
}
