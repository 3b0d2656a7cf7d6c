import { useQuery } from "@tanstack/react-query";
import { useWorkspace } from "@/components/shell/workspace";
import type { PlanForm } from "@/lib/client/plan-form";
import { chosenTemplate } from "@/lib/client/plan-tracks";
import { templateVersionQuery } from "@/lib/client/template";
import { toTemplate } from "@/lib/domain/checklist/own-template/document";
import type { Template } from "@/lib/domain/checklist/template";

/** The template of the team that a plan names, in the version that was chosen; null while there is none or it is on its way. */
export function useOwnTemplate(form: PlanForm): Template | null {
  const { team } = useWorkspace();
  const chosen = chosenTemplate(form);
  const { data } = useQuery({ ...templateVersionQuery(team.id, chosen ?? { id: "", version: 0 }), enabled: chosen !== null });
  return chosen && data?.id === chosen.id ? toTemplate(data.document, { key: data.id, version: data.version }) : null;
}
