"use client";

import { ArrowUpRight } from "lucide-react";
import Link from "next/link";
import { useWorkspace } from "@/components/shell/workspace";
import { PageHeader } from "@/components/ui/page-header";
import { TEXT_LINK_CLASSES } from "@/components/ui/text-link";
import { roomHref } from "@/lib/client/room-href";
import { RoomProvider, useRoom } from "@/lib/client/use-room";
import type { RoomDto } from "@/lib/contracts/room";
import type { Template } from "@/lib/domain/checklist/template";
import { AnswersPanel } from "./answers-panel";
import { DeviationsPanel } from "./deviations-panel";
import { LeftOut } from "./left-out";
import { OwnTemplate } from "./own-template";
import { PhaseItems } from "./phase-items";

/** What the checklist of one release asks for and why, live; whoever may changes it here. */
export function ScopePage({ dto, own }: { dto: RoomDto; own?: Template | undefined }) {
  return (
    <RoomProvider dto={dto}>
      <OwnTemplate value={own}>
        <Scope />
      </OwnTemplate>
    </RoomProvider>
  );
}

function Scope() {
  const { team } = useWorkspace();
  const { confirmed: state } = useRoom();
  const { details } = state;
  return (
    <div className="mx-auto max-w-[1096px] space-y-4">
      <PageHeader
        title="Checklist"
        description={`${details.service.name} ${details.toVersion}: ${state.items.length} items, and why they are asked`}
        actions={
          <Link href={roomHref(team.slug, state.id)} className={`text-xs ${TEXT_LINK_CLASSES}`}>
            Open the release
            <ArrowUpRight className="size-3.5" aria-hidden="true" />
          </Link>
        }
      />
      <AnswersPanel />
      <DeviationsPanel />
      {state.phases.map((phase) => (
        <PhaseItems key={phase.key} phase={phase} />
      ))}
      <LeftOut />
    </div>
  );
}
