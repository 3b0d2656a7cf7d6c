"use client";

import { PageFailed } from "@/components/shell/page-failed";

/** Any page outside of a team's frame, and the frame itself. */
export default function PageError({ reset }: { error: Error; reset: () => void }) {
  return (
    <main>
      <PageFailed onRetry={reset} />
    </main>
  );
}
