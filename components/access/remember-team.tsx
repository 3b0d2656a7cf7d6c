"use client";

import { useEffect } from "react";
import { LAST_TEAM_COOKIE } from "@/lib/contracts/workspace";

const A_YEAR_SECONDS = 365 * 24 * 3_600;

/** Notes which team is used, so that the start page leads there. Nothing is decided by it: the server looks for itself. */
export function RememberTeam({ slug }: { slug: string }) {
  // The external system is the browser's cookie store.
  useEffect(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and on plain http
    document.cookie = `${LAST_TEAM_COOKIE}=${slug}; path=/; max-age=${A_YEAR_SECONDS}; samesite=lax`;
  }, [slug]);
  return null;
}
