import { slugOf } from "@/lib/domain/access/slug";
import type { Prisma } from "@/lib/server/platform/generated/client";

/** The address of a new team: from its name, with a number behind it where that is taken. */
export async function freeSlug(tx: Prisma.TransactionClient, name: string): Promise<string> {
  const wanted = slugOf(name);
  const taken = new Set(
    (await tx.team.findMany({ where: { slug: { startsWith: wanted } }, select: { slug: true } })).map((team) => team.slug),
  );
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number += 1) if (!taken.has(`${wanted}-${number}`)) return `${wanted}-${number}`;
}
