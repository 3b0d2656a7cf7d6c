"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { useAnnounce } from "@/components/ui/live-region";
import { usePageNow } from "@/lib/client/page-now";
import { createPlanDraft, usePlanDraft } from "@/lib/client/plan-draft";
import { findErrors } from "@/lib/client/plan-errors";
import { emptyForm, type PlanForm } from "@/lib/client/plan-form";
import { type PlanPreview, previewPlan } from "@/lib/client/plan-preview";
import { servicesQuery } from "@/lib/client/service";
import { useViewerZone } from "@/lib/client/viewer-zone";
import type { ServicesDto } from "@/lib/contracts/service";
import type { PersonRef } from "@/lib/domain/release/state";
import { useOwnTemplate } from "./use-own-template";

export type PlanData = { readonly services: ServicesDto; readonly members: readonly PersonRef[]; readonly now: string };

/** What the last answer changed in the plan, for the eye and for screen readers. */
export type PlanNotice = { readonly text: string; readonly from: string };

/** The form with its draft, what would be made of it, and what is wrong with it. */
export function useAnswers({ services: firstServices, members, now: loadedAt }: PlanData) {
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
  const serviceOf = ({ serviceId }: PlanForm) => services.find((one) => one.id === serviceId) ?? null;
  const preview = (of: PlanForm) =>
    previewPlan(of, { viewer: user, members, allowSelfApproval: serviceOf(of)?.allowSelfApproval ?? false, own });
  const errors = (plan: boolean) => findErrors(form, { preview: preview(form), now, plan });

  /** Changes answers; `from` names the question where the plan may look different afterwards. */
  const set = (change: Partial<PlanForm>, from = "") => {
    store.set(change);
    if (from !== "") tell(preview(form), preview({ ...form, ...change }), from);
  };
  const clear = store.clear;
  return {
    ...{ form, draft, set, clear, services, members, viewerZone, now, notice },
    service: serviceOf(form),
    canManageServices: canManage,
    preview: preview(form),
    errors,
  };
}

function useNotice() {
  const announce = useAnnounce();
  const [notice, setNotice] = useState<PlanNotice | null>(null);
  const tell = (before: PlanPreview, after: PlanPreview, from: string) => {
    const parts = [difference(before.itemCount, after.itemCount, "item"), difference(before.signOffCount, after.signOffCount, "sign-off")];
    const text = parts.filter((part) => part !== "").join(", ");
    if (text === "") return;
    setNotice({ text, from });
    announce.polite(`${text} from your last answer: ${from}.`);
  };
  return { notice, tell };
}

function difference(before: number, after: number, unit: string): string {
  const size = Math.abs(after - before);
  return size === 0 ? "" : `${after > before ? "+" : "-"}${size} ${unit}${size === 1 ? "" : "s"}`;
}
