import { notFound } from "next/navigation";
import { cache } from "react";
import { releaseParams } from "@/lib/contracts/release-commands";
import { orNotFound, pageAccess } from "@/lib/server/access/loaders";
import { getReport } from "./data";

/** The report of the release of a page's address, made once per request. */
export const reportPage = cache(async (release: string) => {
  const params = releaseParams.safeParse({ release });
  if (!params.success) notFound();
  return orNotFound(getReport(await pageAccess(), params.data.release));
});
