import { notFound } from "next/navigation";
import { cache } from "react";
import { releaseParams } from "@/lib/contracts/release-commands";
import type { RoomDto } from "@/lib/contracts/room";
import { orNotFound, pageAccess } from "@/lib/server/access/loaders";
import { getRoom } from "./data";

/** The room of a page's address, read once per request. */
export const roomPage = cache(async (release: string): Promise<RoomDto> => {
  const params = releaseParams.safeParse({ release });
  if (!params.success) notFound();
  return orNotFound(getRoom(await pageAccess(), params.data.release));
});
