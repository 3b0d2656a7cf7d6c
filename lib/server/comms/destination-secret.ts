import type { RenewSecretBody } from "@/lib/contracts/destination";
import type { NewSecretDto } from "@/lib/contracts/webhook";
import { requireProof } from "@/lib/server/access/proof";
import type { TeamAccess } from "@/lib/server/access/team";
import { Fault } from "@/lib/server/platform/problem";
import { newSigningSecret, seal, unseal } from "@/lib/server/platform/secret-box";
import { changeTeam } from "@/lib/server/platform/team-change";
import { secretAbout } from "./destination-address";
import { getDestination } from "./destinations";

/**
 * A new secret for a webhook that is told, shown this once. The former one ends at once, or signs along for a day by the clock of the
 * database, so that the receiver can be changed in peace. Needs a fresh proof. Refuses what has no secret.
 */
export async function renewDestinationSecret(access: TeamAccess, id: string, { formerEnds }: RenewSecretBody): Promise<NewSecretDto> {
  requireProof(access.access.viewer);
  const { name, channel } = await getDestination(access, id);
  if (channel !== "webhook") throw new Fault("wrong-state", "Only a webhook has a secret. Change the address of this destination instead.");
  const secret = newSigningSecret();
  const sealed = seal(secret, secretAbout(id));
  const teamId = access.team.id;
  await changeTeam({ teamId, viewer: access.access.viewer }, async ({ tx, append }) => {
    const changed = await tx.$executeRaw`
      UPDATE destination SET secret = ${sealed},
        "secretBefore" = CASE WHEN ${formerEnds === "after-a-day"} THEN secret END,
        "secretBeforeEndsAt" = CASE WHEN ${formerEnds === "after-a-day"} THEN clock_timestamp() + interval '24 hours' END
      WHERE id = ${id}::uuid AND "teamId" = ${teamId}::uuid AND channel = 'webhook' AND "removedAt" IS NULL`;
    if (changed === 0) throw new Fault("stale", "Somebody changed this destination meanwhile. Look again.");
    await append({ type: "destination.secret-renewed", payload: { id, name, formerEnds } });
  });
  return { id, secret };
}

type Sealed = { readonly destination: string; readonly secret: string | null; readonly secretBefore: string | null };

/** What a message is signed with: the present secret, and the former one while it counts. */
export function signingSecrets({ destination, secret, secretBefore }: Sealed): string[] {
  return [secret ?? "", ...(secretBefore ? [secretBefore] : [])].map((one) => unseal(one, secretAbout(destination)));
}
