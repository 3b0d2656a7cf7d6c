"use client";

import {
  BookOpenText,
  ChartColumn,
  CircleX,
  FileCode,
  ListChecks,
  type LucideIcon,
  Pause,
  Printer,
  Scale,
  ScrollText,
  ShieldAlert,
  Siren,
} from "lucide-react";
import { useRouter } from "next/navigation";
import { useWorkspace } from "@/components/shell/workspace";
import { MenuItem } from "@/components/ui/menu";
import { configurationHref } from "@/lib/client/configuration-href";
import { evidenceHref } from "@/lib/client/evidence-href";
import { reportHref } from "@/lib/client/report-href";
import { briefingHref } from "@/lib/client/room-href";
import { scopeHref } from "@/lib/client/scope-href";
import { strategyHref } from "@/lib/client/strategy-href";
import { useRoom, useRoomStore } from "@/lib/client/use-room";
import type { ReleaseAction } from "@/lib/domain/release/allowed-actions";
import { mayEdit } from "@/lib/domain/release/edit-release";
import { isStarted } from "@/lib/domain/release/release-phases";
import { PLAN_ACTIONS } from "./plan-actions";
import { useActions } from "./use-actions";
import { useRoomDialogs } from "./use-room-dialogs";

/** What is done rarely. Changes of the plan say who can make them; the rest is left out where one may not do it now. */
export function RoomMenu() {
  const dialogs = useRoomDialogs();
  const actions = useActions();
  const may = (action: ReleaseAction) => actions.get(action)?.enabled === true;
  const { state } = useRoom();
  const context = useRoomStore().context();
  // Offered where the roster does not suffice, too: the dialog says who is missing.
  const canRaise = state.details.criticality !== "critical" && !isStarted(state) && mayEdit(state, context) === null;
  return (
    <>
      {may("release.hold") ? (
        <MenuItem onClick={dialogs.openHold} className="md:hidden">
          <Pause aria-hidden="true" />
          Hold
        </MenuItem>
      ) : null}
      {PLAN_ACTIONS.map(({ action, label, icon: Icon, opener }) => {
        const found = actions.get(action);
        // Moving T-0 is editing, too: who may is said once.
        if (!found || !(found.enabled || (found.code === "not-permitted" && action !== "release.move"))) return null;
        return (
          <MenuItem key={action} onClick={dialogs[opener]} disabledReason={found.reason ?? undefined}>
            <Icon aria-hidden="true" />
            {label}
          </MenuItem>
        );
      })}
      {canRaise ? (
        <MenuItem onClick={dialogs.openRaise}>
          <ShieldAlert aria-hidden="true" />
          Make production-critical
        </MenuItem>
      ) : null}
      {context.permissions.has("incident.work") ? (
        <MenuItem onClick={dialogs.openIncident}>
          <Siren aria-hidden="true" />
          Declare an incident…
        </MenuItem>
      ) : null}
      <PageItem icon={ListChecks} label="Checklist and answers" href={scopeHref} />
      <PageItem icon={BookOpenText} label="Support briefing" href={briefingHref} />
      <PageItem icon={FileCode} label="Configuration" href={configurationHref} />
      <PageItem icon={Scale} label="Strategy" href={strategyHref} />
      <PageItem icon={ChartColumn} label="Report and release notes" href={reportHref} />
      <PageItem icon={ScrollText} label="Evidence for an auditor" href={evidenceHref} />
      <MenuItem onClick={() => print()}>
        <Printer aria-hidden="true" />
        Print
      </MenuItem>
      {may("release.cancel") ? (
        <MenuItem onClick={dialogs.openCancel} tone="danger">
          <CircleX aria-hidden="true" />
          Cancel this release
        </MenuItem>
      ) : null}
    </>
  );
}

type PageItemProps = { icon: LucideIcon; label: string; href: (teamSlug: string, release: string) => string };

/** A page of this release beside its room. */
function PageItem({ icon: Icon, label, href }: PageItemProps) {
  const { team } = useWorkspace();
  const { id } = useRoom().state;
  const router = useRouter();
  return (
    <MenuItem onClick={() => router.push(href(team.slug, id))}>
      <Icon aria-hidden="true" />
      {label}
    </MenuItem>
  );
}
