"use client";

import { CircleAlert, CircleCheck } from "lucide-react";
import { useWorkspace } from "@/components/shell/workspace";
import { Panel } from "@/components/ui/panel";
import { TEXT_LINK_CLASSES } from "@/components/ui/text-link";
import { templateFileHref } from "@/lib/client/template";
import { useViewerZone } from "@/lib/client/viewer-zone";
import type { TemplateDto } from "@/lib/contracts/template";
import type { TemplateDocument } from "@/lib/domain/checklist/own-template/document";
import type { DocumentProblem } from "@/lib/domain/checklist/own-template/document-problem";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";
import { ChangeList } from "./change-list";
import { counted } from "./template-words";
import type { EditedTemplate } from "./use-template";

/** Beside the editor: what keeps the template from being published, what publishing changes, and the versions so far. */
export function TemplateAside({ template }: { template: EditedTemplate }) {
  const { seen, document, problems, changes } = template;
  return (
    <aside aria-label="About this template" className="min-w-0 space-y-3">
      <Panel title="Problems" size="sm" aside={problems.length > 0 ? `${problems.length}` : undefined}>
        {problems.length === 0 ? (
          <p className="flex items-start gap-2 px-4 py-2.5 text-muted-foreground text-xs">
            <CircleCheck className="mt-px size-3.5 shrink-0 text-done-fg" aria-hidden="true" />
            Nothing keeps it from being published.
          </p>
        ) : (
          <ul className="max-h-72 overflow-y-auto">
            {problems.map((problem) => (
              <ProblemLine key={`${problem.path.join(".")} ${problem.message}`} problem={problem} document={document} />
            ))}
          </ul>
        )}
      </Panel>
      {seen.before ? (
        <Panel
          title={`Since version ${seen.published?.version ?? 0}`}
          size="sm"
          aside={changes.length > 0 ? counted(changes.length, "change") : undefined}
        >
          {changes.length === 0 ? (
            <p className="px-4 py-2.5 text-muted-foreground text-xs">Nothing differs from what is published.</p>
          ) : (
            <div className="p-2">
              <ChangeList changes={changes} label="What publishing changes" />
            </div>
          )}
        </Panel>
      ) : null}
      {seen.versions.length > 0 ? <Versions template={seen} /> : null}
    </aside>
  );
}

function ProblemLine({ problem: { path, message }, document }: { problem: DocumentProblem; document: TemplateDocument }) {
  return (
    <li className="flex items-start gap-2 border-border-soft px-4 py-2 text-xs not-first:border-t">
      <CircleAlert className="mt-px size-3.5 shrink-0 text-failed-fg" aria-hidden="true" />
      <span className="min-w-0">
        {message}
        <span className="block text-2xs text-subtle-foreground">{placeOf(document, path)}</span>
      </span>
    </li>
  );
}

/** Where a problem stands, as the screen calls it: `T-2h · “The call is open”`. */
function placeOf({ phases }: TemplateDocument, path: DocumentProblem["path"]): string {
  const [, phaseAt, part, sectionAt, , itemAt] = path;
  const phase = typeof phaseAt === "number" ? phases[phaseAt] : undefined;
  if (!phase) return "the template";
  if (part === "gate") return `${phase.code} · the gate`;
  const section = typeof sectionAt === "number" ? phase.sections[sectionAt] : undefined;
  const item = typeof itemAt === "number" ? section?.items[itemAt] : undefined;
  if (item) return `${phase.code} · “${item.title || item.key}”`;
  return section ? `${phase.code} · ${section.title}` : phase.code;
}

function Versions({ template: { id, versions } }: { template: TemplateDto }) {
  const { team, user } = useWorkspace();
  const zone = useViewerZone(user.zone, "UTC");
  return (
    <Panel title="Versions" size="sm">
      <ul>
        {versions.map(({ version, at, by }) => (
          <li key={version} className="flex items-baseline justify-between gap-3 border-border-soft px-4 py-1.5 text-xs not-first:border-t">
            <span className="tnum min-w-0">
              Version {version}
              <span className="block text-2xs text-subtle-foreground">
                {by.name}, {dayLabel(at, zone)} at {zonedTime(at, zone)}
              </span>
            </span>
            <a
              href={templateFileHref(team.id, id, version)}
              download
              className={TEXT_LINK_CLASSES}
              aria-label={`Export version ${version}`}
            >
              YAML
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
