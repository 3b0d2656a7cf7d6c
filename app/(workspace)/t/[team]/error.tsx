"use client";

import { PageFailed } from "@/components/shell/page-failed";

/** Within a team one is in: its frame stays around it. */
export default function PageError({ reset }: { error: Error; reset: () => void }) {
  return <PageFailed onRetry={reset} />;
}
