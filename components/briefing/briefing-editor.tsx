"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "@/components/ui/error-state";
import { Sheet } from "@/components/ui/sheet";
import { SkeletonRows } from "@/components/ui/skeleton";
import { errorText } from "@/lib/client/api";
import { fetchBriefing } from "@/lib/client/briefing";
import { useRoomStore } from "@/lib/client/use-room";
import { EditorForm } from "./editor-form";

/** The sheet in which the next version is written. Begins with what is saved now, not with what the page once loaded. */
export function BriefingEditor({ onClose }: { onClose: () => void }) {
  const { releaseId } = useRoomStore();
  const query = useQuery({
    queryKey: ["releases", releaseId, "briefing", "editor"],
    queryFn: ({ signal }) => fetchBriefing(releaseId, signal),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (query.data) return <EditorForm briefing={query.data} onClose={onClose} />;
  return (
    <Sheet open onOpenChange={(open) => open || onClose()} title="Briefing" className="md:w-[640px]">
      {query.isError ? (
        <ErrorState title="The briefing did not load" onRetry={() => void query.refetch()}>
          {errorText(query.error)}
        </ErrorState>
      ) : (
        <SkeletonRows rows={6} label="Loading the briefing" />
      )}
    </Sheet>
  );
}
