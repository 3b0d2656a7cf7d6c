import type { ReferenceId } from "@/lib/domain/checklist/reference-ids";
import type { TemplateItem } from "@/lib/domain/checklist/template";

/**
 * After a rollback the whole dashboard is as before. Errors and latency by their figures are RBK1.02 and RBK1.03: a business figure or a
 * queue can be off while both are fine.
 */
export const dashboardRestored = (source: ReferenceId): Partial<Omit<TemplateItem, "key">> => ({
  title: "The dashboard looks as it did before the deployment",
  proof: "Link to the dashboard with both times: business figures, traffic, errors, response times, queues, use of resources.",
  verify: { how: "Lay the half hour before T-0 over the time since the return; every line is back, or its difference is explained." },
  sources: [source],
});
