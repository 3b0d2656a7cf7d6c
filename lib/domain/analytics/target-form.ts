import type { DeliveryTargets } from "./target";

/** Targets as they are typed: releases, hours, percent, minutes. An empty field is no target. */
export type TargetForm = {
  readonly zone: string;
  readonly perWeek: string;
  readonly leadHours: string;
  readonly failurePercent: string;
  readonly restoreMinutes: string;
};

export type TargetField = Exclude<keyof TargetForm, "zone">;

export function targetFormOf({ zone, perWeek, leadMinutes, failurePercent, restoreMinutes }: DeliveryTargets): TargetForm {
  const text = (value: number | null) => (value === null ? "" : String(value));
  return {
    zone,
    perWeek: text(perWeek),
    leadHours: text(leadMinutes === null ? null : leadMinutes / 60),
    failurePercent: text(failurePercent),
    restoreMinutes: text(restoreMinutes),
  };
}

/** What was typed, as targets; or what is wrong with a field. */
export function readTargets(form: TargetForm): { readonly targets: DeliveryTargets } | { readonly wrong: TargetField } {
  const fields: readonly TargetField[] = ["perWeek", "leadHours", "failurePercent", "restoreMinutes"];
  const wrong = fields.find((field) => numberOf(form[field]) === undefined);
  if (wrong) return { wrong };
  const value = (field: TargetField) => numberOf(form[field]) ?? null;
  const hours = value("leadHours");
  return {
    targets: {
      zone: form.zone,
      perWeek: value("perWeek"),
      leadMinutes: hours === null ? null : Math.round(hours * 60),
      failurePercent: value("failurePercent"),
      restoreMinutes: value("restoreMinutes"),
    },
  };
}

/** Undefined where it is no number; null where it is empty. */
function numberOf(text: string): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  return /^\d{1,6}(\.\d{1,4})?$/.test(trimmed) ? Number(trimmed) : undefined;
}
