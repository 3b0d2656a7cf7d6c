"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { RadioCards } from "@/components/ui/radio-cards";
import { type ServiceProfileInput, toggled, toggledChange } from "@/lib/client/plan-tailoring";
import type { ProfileInput } from "@/lib/contracts/profile";
import { APPLICATION_TYPES, CHANGE_FACTS, COMPLIANCE, FACILITIES, PLATFORMS, RISK_TOLERANCES } from "@/lib/domain/tailoring/profile";
import {
  APPLICATION_NAMES,
  CHANGE_NAMES,
  COMPLIANCE_NAMES,
  FACILITY_NAMES,
  PLATFORM_NAMES,
  TOLERANCE_NAMES,
} from "@/lib/domain/tailoring/profile-words";

/** Answers of a release or of a service. `onAnswer` is told what was answered, and in words which question. */
type Props<P extends ServiceProfileInput = ServiceProfileInput> = { profile: P; onAnswer: (change: Partial<P>, from: string) => void };
type ServiceProps = Props;
type ReleaseProps = Props<ProfileInput>;

const named = <T extends string>(values: readonly T[], names: Record<T, string>) => values.map((value) => ({ value, label: names[value] }));

/** What is released, and on what it runs. */
export function ApplicationFields({ profile: { application, platform }, onAnswer }: ServiceProps) {
  return (
    <>
      <RadioCards
        label="Application"
        value={application}
        onValueChange={(value) => onAnswer({ application: value }, "application")}
        options={named(APPLICATION_TYPES, APPLICATION_NAMES)}
      />
      <RadioCards
        label="Platform"
        value={platform}
        onValueChange={(value) => onAnswer({ platform: value }, "platform")}
        options={named(PLATFORMS, PLATFORM_NAMES)}
      />
    </>
  );
}

export function ToleranceField({ profile, onAnswer }: ServiceProps) {
  return (
    <RadioCards
      label="Risk tolerance"
      value={profile.riskTolerance}
      onValueChange={(value) => onAnswer({ riskTolerance: value }, "risk tolerance")}
      options={named(RISK_TOLERANCES, TOLERANCE_NAMES)}
    />
  );
}

const OF_MIGRATION = ["database-irreversible", "database-long"] as const;
const PLAIN_CHANGES = CHANGE_FACTS.filter((fact) => !OF_MIGRATION.some((one) => one === fact));

/** A name within a sentence: `database migration`, and `DNS`. */
const inSentence = (name: string): string => (/^[A-Z]{2}/.test(name) ? name : name.toLowerCase());

/** What changes besides code; more is asked of a migration. */
export function ChangeFactFields({ profile: { changes }, onAnswer }: ReleaseProps) {
  const box = (fact: (typeof CHANGE_FACTS)[number]) => (
    <Checkbox
      key={fact}
      label={CHANGE_NAMES[fact]}
      checked={changes.includes(fact)}
      onChange={() => onAnswer({ changes: toggledChange(changes, fact) }, inSentence(CHANGE_NAMES[fact]))}
    />
  );
  return (
    <>
      <div className="grid grid-cols-2 gap-x-3">{PLAIN_CHANGES.map(box)}</div>
      {changes.includes("database-migration") ? (
        <fieldset className="grid grid-cols-2 gap-x-3 rounded-md border border-border bg-sunken px-3 py-1.5">
          <legend className="sr-only">The migration</legend>
          {OF_MIGRATION.map(box)}
        </fieldset>
      ) : null}
    </>
  );
}

/** What there is to deploy and to watch with, and which rules apply. */
export function FacilityFields({ profile: { facilities, compliance }, onAnswer }: ServiceProps) {
  return (
    <>
      <div className="grid grid-cols-2 gap-x-3">
        {FACILITIES.map((facility) => (
          <Checkbox
            key={facility}
            label={FACILITY_NAMES[facility]}
            checked={facilities.includes(facility)}
            onChange={() => onAnswer({ facilities: toggled(FACILITIES, facilities, facility) }, FACILITY_NAMES[facility])}
          />
        ))}
      </div>
      <fieldset className="flex flex-wrap gap-x-5 border-border-soft border-t pt-2">
        <legend className="sr-only">Rules that apply</legend>
        {COMPLIANCE.map((rule) => (
          <Checkbox
            key={rule}
            label={COMPLIANCE_NAMES[rule]}
            checked={compliance.includes(rule)}
            onChange={() => onAnswer({ compliance: toggled(COMPLIANCE, compliance, rule) }, COMPLIANCE_NAMES[rule])}
          />
        ))}
      </fieldset>
    </>
  );
}
