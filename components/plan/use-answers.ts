"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { useAnnounce } from "@/components/ui/live-region";
import { gateRulesQuery, rulesOf } from "@/lib/client/gate-policy";
import { useTeamChanges } from "@/lib/client/live";
import { usePageNow } from "@/lib/client/page-now";
import { type PlanChange, planChange } from "@/lib/client/plan-change";
import { createPlanDraft, usePlanDraft } from "@/lib/client/plan-draft";
import { findErrors } from "@/lib/client/plan-errors";
import { emptyForm, type PlanForm } from "@/lib/client/plan-form";
import { type PlanPreview, previewPlan } from "@/lib/client/plan-preview";
import { servicesQuery } from "@/lib/client/service";
import { useViewerZone } from "@/lib/client/viewer-zone";
import type { GatePoliciesDto } from "@/lib/contracts/gate-policy";
import type { ServicesDto } from "@/lib/contracts/service";
import type { TrackRule } from "@/lib/domain/checklist/added-rules";
import type { PersonRef } from "@/lib/domain/release/state";
import { useOwnTemplate } from "./use-own-template";

export type PlanData = {
  readonly services: ServicesDto;
  readonly members: readonly PersonRef[];
  /** What the team asks for at the gates of every service. */
  readonly rules: GatePoliciesDto;
  readonly now: string;
};

/** What the last answer changed in the plan, for the eye and for screen readers. */
export type PlanNotice = PlanChange & { readonly from: string };

/** The form with its draft, what would be made of it, and what is wrong with it. */
export function useAnswers({ services: firstServices, members, rules: firstRules, now: loadedAt }: PlanData) {
  const { team, user } = useWorkspace();
  const { services, canManage } = useQuery({ ...servicesQuery(team.id), initialData: firstServices }).data;
  const viewerZone = useViewerZone(user.zone, "UTC");
  const [store] = useState(() => createPlanDraft(`tminus:new-release:${team.id}:${user.id}`, emptyForm("")));
  const [openedAt] = useState(() => Date.now());
  const now = usePageNow({ now: loadedAt, receivedAt: openedAt });
  const draft = usePlanDraft(store);
  const { notice, tell } = useNotice();

  // A form that names no zone is in the viewer's, which the server does not know.
  const form: PlanForm = draft.form.zone === "" ? { ...draft.form, zone: viewerZone } : draft.form;
  const own = useOwnTemplate(form);
  const rules = useRules(form.serviceId, firstRules);
  const serviceOf = ({ serviceId }: PlanForm) => services.find((one) => one.id === serviceId) ?? null;
  const preview = (of: PlanForm) => {
    const { allowSelfApproval = false, limits = [] } = serviceOf(of) ?? {};
    return previewPlan(of, { viewer: user, members, allowSelfApproval, limits, own, rules });
  };
  const shown = preview(form);
  const errors = (plan: boolean) => findErrors(form, { preview: shown, now, plan });

  /** Changes answers; `from` names the question where the plan may look different afterwards. */
  const set = (change: Partial<PlanForm>, from = "") => {
    store.set(change);
    if (from !== "") tell(shown, preview({ ...form, ...change }), from);
  };
  const clear = store.clear;
  return {
    ...{ form, draft, set, clear, services, members, viewerZone, now, notice },
    service: serviceOf(form),
    canManageServices: canManage,
    preview: shown,
    errors,
  };
}

/** What is asked for at the gates of the service, as the server will copy it; while that is on its way, what is asked of every service. */
function useRules(serviceId: string, first: GatePoliciesDto): TrackRule[] {
  const { team } = useWorkspace();
  const queries = useQueryClient();
  const refresh = useCallback(() => void queries.invalidateQueries({ queryKey: ["teams", team.id, "gate-rules"] }), [queries, team.id]);
  useTeamChanges(team.id, refresh);
  const every = useQuery({ ...gateRulesQuery({ team: team.id, service: null }), initialData: first }).data;
  const own = useQuery({ ...gateRulesQuery({ team: team.id, service: serviceId }), enabled: serviceId !== "" }).data;
  return rulesOf(own ?? every);
}

function useNotice() {
  const announce = useAnnounce();
  const [notice, setNotice] = useState<PlanNotice | null>(null);
  const tell = (before: PlanPreview, after: PlanPreview, from: string) => {
    const change = planChange(before, after);
    if (!change) return;
    setNotice({ ...change, from });
    announce.polite(`${change.text} from your last answer: ${from}.`);
  };
  return { notice, tell };
}
