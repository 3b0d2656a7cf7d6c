import { sectionBody, sectionParams } from "@/lib/contracts/incident";
import { incidentRoute } from "@/lib/server/incident/incident-route";

/** Writes a section of the post-mortem. */
export const PUT = incidentRoute({
  permission: "incident.work",
  params: sectionParams,
  body: sectionBody,
  command: ({ params: { section }, body }) => ({ type: "section.write", section, ...body }),
});
