import { listed } from "@/lib/domain/access/who-can";
import type { CommandContext } from "@/lib/domain/release/command";
import type { ReleaseState } from "@/lib/domain/release/state";
import { overdueRequests } from "@/lib/domain/sign-off/escalation";
import { phaseWord } from "@/lib/domain/sign-off/gate-words";
import { type DueNotice, gateText, momentText, refOf } from "./notice-words";

/** Whom a request that waits too long is brought to: the commander of the release and the managers of the team. Source: SIGNOFF rule 17. */
export function hearsOfEscalation({ access, roles }: Pick<CommandContext, "access" | "roles">): boolean {
  return access === "manager" || roles.includes("commander");
}

/** Requests for signatures that waited too long, for those who answer for the release; whoever is asked to sign is told so anyway. */
export function escalationNotices(state: ReleaseState, context: CommandContext): DueNotice[] {
  if (!hearsOfEscalation(context)) return [];
  return overdueRequests(state, context.now, context.members).flatMap(({ phase, since, waitsFor }): DueNotice[] => {
    if (waitsFor.some((person) => person.id === context.actor.id)) return [];
    const names = listed(
      waitsFor.map((person) => person.name),
      "and",
    );
    const facts = [
      { label: "Gate", text: gateText(phase) },
      { label: "Waits since", text: momentText(since, state.details.zone) },
      { label: "Waits for", text: names },
    ];
    const detail = `${phaseWord(phase)} waits for ${names} and for nothing else.`;
    const words = { title: "Sign-off overdue", detail, facts, release: refOf(state), place: `/releases/${state.id}#phase-${phase.key}` };
    return [{ kind: "escalation", key: `escalate ${phase.key} ${since}`, isUrgent: true, words }];
  });
}
