"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Copy, ListChecks, Upload } from "lucide-react";
import { useCallback, useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { useTeamChanges } from "@/lib/client/live";
import { templatesQuery } from "@/lib/client/template";
import { useViewerZone } from "@/lib/client/viewer-zone";
import type { TemplateRow, TemplatesDto } from "@/lib/contracts/template";
import { ArchiveTemplateDialog } from "./archive-template-dialog";
import { type Beginning, NewTemplateDialog } from "./new-template-dialog";
import { OwnTemplateRow } from "./own-template-row";
import { counted, TRACK_LABELS } from "./template-words";

/** The team's own checklist templates, and the built-in ones to copy. */
export function TemplatesPage({ first }: { first: TemplatesDto }) {
  const { team, user } = useWorkspace();
  const queries = useQueryClient();
  const zone = useViewerZone(user.zone, "UTC");
  const { data } = useQuery({ ...templatesQuery(team.id), initialData: first });
  const [beginning, setBeginning] = useState<Beginning | null>(null);
  const [leaving, setLeaving] = useState<TemplateRow | null>(null);
  const refresh = useCallback(() => void queries.invalidateQueries(templatesQuery(team.id)), [queries, team.id]);
  useTeamChanges(team.id, refresh);
  const { templates, builtIn } = data;
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center justify-end gap-2">
        <Button size="sm" onClick={() => setBeginning({ kind: "release" })}>
          <ListChecks aria-hidden="true" />
          From a release
        </Button>
        <Button size="sm" onClick={() => setBeginning({ kind: "file" })}>
          <Upload aria-hidden="true" />
          Import
        </Button>
      </div>
      <Panel title="Your templates" aside={templates.length > 0 ? counted(templates.length, "template") : undefined}>
        {templates.length === 0 ? (
          <EmptyState icon={ListChecks} title="No templates of your own yet" className="py-10">
            Copy a built-in one below, change it, and publish it. Releases can then be planned from it.
          </EmptyState>
        ) : (
          <ul>
            {templates.map((one) => (
              <OwnTemplateRow
                key={one.id}
                template={one}
                zone={zone}
                onCopy={() => setBeginning({ kind: "copy", of: one.name, from: { kind: "template", id: one.id } })}
                onArchive={() => setLeaving(one)}
              />
            ))}
          </ul>
        )}
      </Panel>
      <Panel title="Built in" aside="they come with T-Minus and are copied to be changed" className="mt-4">
        <ul>
          {builtIn.map(({ track, name, version, phases, items }) => (
            <li key={track} className="flex items-start gap-3 border-border-soft px-4 py-3 not-first:border-t">
              <div className="min-w-0 flex-1">
                <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                  <span className="font-medium">{name}</span>
                  <Chip>{TRACK_LABELS[track]}</Chip>
                </p>
                <p className="tnum mt-0.5 text-subtle-foreground text-xs">
                  version {version} · {counted(phases, "phase")} · {counted(items, "item")}
                </p>
              </div>
              <Button
                size="sm"
                aria-label={`Copy ${name}`}
                onClick={() => setBeginning({ kind: "copy", of: name, from: { kind: "built-in", track } })}
              >
                <Copy aria-hidden="true" />
                Copy
              </Button>
            </li>
          ))}
        </ul>
      </Panel>
      {beginning ? <NewTemplateDialog beginning={beginning} onClose={() => setBeginning(null)} /> : null}
      {leaving ? <ArchiveTemplateDialog template={leaving} onClose={() => setLeaving(null)} onArchived={refresh} /> : null}
    </>
  );
}
