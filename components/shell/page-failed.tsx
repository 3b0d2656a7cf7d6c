"use client";

import { ErrorState } from "@/components/ui/error-state";
import { useReturn } from "./use-return";

/**
 * A page that failed while it was made. The server's words stay on the server; what it means and the way on do not. Where it
 * was the database that went meanwhile, the page is made again by itself.
 */
export function PageFailed({ onRetry }: { onRetry: () => void }) {
  useReturn({ onReturn: () => location.reload(), isAfterOutage: true });
  return (
    <ErrorState title="This page did not load" onRetry={onRetry} className="py-24">
      Something failed while the page was made. Nothing was changed, and the releases go on.
    </ErrorState>
  );
}
