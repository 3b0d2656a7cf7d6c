import { phaseParams, ruleBody } from "@/lib/contracts/release-commands";
import { commandRoute } from "@/lib/server/release/command-route";

/** Applies the rule in force to a gate, which is reset by it (SIGNOFF rule 2). */
export const PUT = commandRoute({
  permission: "release.edit",
  params: phaseParams,
  body: ruleBody,
  command: ({ params, body }) => ({ type: "gate.apply-rule", phase: params.phase, ...body }),
});
