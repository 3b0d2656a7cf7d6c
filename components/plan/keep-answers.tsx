"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { changeService, servicesQuery } from "@/lib/client/service";
import { useSubmit } from "@/lib/client/use-submit";
import { isSameProfile, profileDifference, serviceProfileOf } from "@/lib/domain/tailoring/service-profile";
import type { Plan } from "./use-plan";

/** Offers to keep for the service what seldom changes of the answers, where it says otherwise and the person may change services. */
export function KeepAnswers({ plan }: { plan: Plan }) {
  const { team } = useWorkspace();
  const queries = useQueryClient();
  const [kept, setKept] = useState("");
  const { service } = plan;
  const profile = serviceProfileOf(plan.form.profile);
  const form = useSubmit(async () => {
    if (!service) return;
    try {
      const saved = await changeService(team.id, service.id, { changes: { profile }, seen: { profile: service.profile } });
      queries.setQueryData(
        servicesQuery(team.id).queryKey,
        (before) => before && { ...before, services: before.services.map((one) => (one.id === saved.id ? saved : one)) },
      );
      setKept(saved.id);
    } finally {
      // Where somebody was first, what they said is what the offer is measured by next.
      await queries.invalidateQueries(servicesQuery(team.id));
    }
  }, []);
  if (!plan.form.isTailored || !service || !plan.canManageServices) return null;
  if (isSameProfile(profile, service.profile)) return kept === service.id ? <Kept name={service.name} /> : null;
  return (
    <div className="mt-2 rounded-md border border-border-soft bg-sunken px-3 py-2 text-xs">
      <p className="text-muted-foreground">
        {service.profile
          ? `This differs from what ${service.name} proposes: ${profileDifference(service.profile, profile)}.`
          : `Nobody has said yet what the checklists of ${service.name} are tailored to.`}
      </p>
      <Button size="sm" className="mt-1.5" busy={form.isBusy} onClick={form.submit}>
        Keep these answers for the service
      </Button>
      <FormProblem text={form.problem} />
    </div>
  );
}

/** Takes the focus of the button that it stands in the place of, and is read by it. */
function Kept({ name }: { name: string }) {
  return (
    <p ref={focusOn} tabIndex={-1} className="mt-2 text-muted-foreground text-xs">
      These answers are kept for {name}, and proposed for its next release.
    </p>
  );
}

const focusOn = (node: HTMLElement | null) => node?.focus();
