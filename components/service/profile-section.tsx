"use client";

import { useState } from "react";
import { ApplicationFields, FacilityFields, ToleranceField } from "@/components/plan/tailoring-fields";
import { Checkbox } from "@/components/ui/checkbox";
import { CollapsibleSection } from "@/components/ui/collapsible-section";
import { USUAL_PROFILE } from "@/lib/client/plan-tailoring";
import type { ServiceDto } from "@/lib/contracts/service";
import { profileWords, serviceProfileOf } from "@/lib/domain/tailoring/service-profile";

type Profile = ServiceDto["profile"];
type ProfileSectionProps = { profile: Profile; onChange: (profile: Profile) => void };

/** What the service proposes for the checklist of each of its releases; folded away until somebody wants to say it. */
export function ProfileSection({ profile, onChange }: ProfileSectionProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <CollapsibleSection
      title="What its checklists are tailored to"
      aside={profile ? profileWords(profile) : "nobody has said"}
      open={isOpen}
      onOpenChange={setOpen}
      className="overflow-hidden rounded-md border last:border-b"
    >
      <div className="space-y-3 border-border-soft border-t px-4 py-3">
        <Checkbox
          label="Propose these answers for each of its releases"
          hint="Whoever plans a release can still answer otherwise."
          checked={profile !== null}
          onChange={(event) => onChange(event.target.checked ? serviceProfileOf(USUAL_PROFILE) : null)}
        />
        {profile ? <Answers profile={profile} onChange={onChange} /> : null}
      </div>
    </CollapsibleSection>
  );
}

function Answers({ profile, onChange }: { profile: NonNullable<Profile>; onChange: (profile: Profile) => void }) {
  const answers = { profile, onAnswer: (change: Partial<typeof profile>) => onChange({ ...profile, ...change }) };
  return (
    <>
      <ApplicationFields {...answers} />
      <ToleranceField {...answers} />
      <FacilityFields {...answers} />
    </>
  );
}
