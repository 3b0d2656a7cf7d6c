import type { FieldKey } from "./kinds";
import type { MessageField } from "./message";

/** A field as it would be sent now; `live` is what the release says there, whatever somebody wrote. */
export type FilledField = MessageField & { readonly live: string; readonly isLive: boolean; readonly isMissing: boolean };

/** A field with what somebody wrote there, or, where that is null, with what the release says. */
export function filledField(key: FieldKey, { text, live }: { readonly text: string | null; readonly live: string }): FilledField {
  const shown = text ?? live;
  return { key, text: shown, live, isLive: text === null && live !== "", isMissing: shown.trim() === "" };
}
