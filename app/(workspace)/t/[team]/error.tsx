"use client";

import { ErrorState } from "@/components/ui/error-state";

/** A page that failed while it was made. The server's words stay on the server; what it means and the way on do not. */
export default function PageError({ reset }: { error: Error; reset: () => void }) {
  return (
    <ErrorState title="This page did not load" onRetry={reset} className="py-24">
      Something failed while the page was made. Nothing was changed, and the releases go on.
    </ErrorState>
  );
}
