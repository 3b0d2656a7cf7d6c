"use client";

import { Archive, Copy, Download, Ellipsis } from "lucide-react";
import Link from "next/link";
import { useWorkspace } from "@/components/shell/workspace";
import { Chip } from "@/components/ui/chip";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuLink } from "@/components/ui/menu";
import { TEXT_LINK_CLASSES } from "@/components/ui/text-link";
import { templateFileHref } from "@/lib/client/template";
import type { TemplateRow } from "@/lib/contracts/template";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";
import { TRACK_LABELS } from "./template-words";

type OwnTemplateRowProps = { template: TemplateRow; zone: string; onCopy: () => void; onArchive: () => void };

/** One template of the team: its state, and what can be done with it. */
export function OwnTemplateRow({ template, zone, onCopy, onArchive }: OwnTemplateRowProps) {
  const { team } = useWorkspace();
  const { id, name, track, published, draft } = template;
  const when = (at: string) => `${dayLabel(at, zone)} at ${zonedTime(at, zone)}`;
  return (
    <li className="flex items-start gap-3 border-border-soft px-4 py-3 not-first:border-t">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link href={`/t/${team.slug}/settings/templates/${id}`} className={`${TEXT_LINK_CLASSES} font-medium`}>
            {name}
          </Link>
          <Chip>{TRACK_LABELS[track]}</Chip>
          {published ? <Chip tone="done">version {published.version}</Chip> : null}
          {draft ? <Chip tone="blocked">draft</Chip> : null}
        </p>
        <p className="tnum mt-0.5 text-subtle-foreground text-xs">
          {published ? `published by ${published.by.name}, ${when(published.at)}` : "not published yet, so nothing can be planned from it"}
          {draft ? ` · draft saved by ${draft.by.name}, ${when(draft.at)}` : ""}
        </p>
      </div>
      <Menu
        trigger={
          <IconButton label={`Actions for ${name}`}>
            <Ellipsis aria-hidden="true" />
          </IconButton>
        }
        align="end"
      >
        <MenuItem onClick={onCopy}>
          <Copy aria-hidden="true" />
          Copy
        </MenuItem>
        <MenuLink href={templateFileHref(team.id, id)}>
          <Download aria-hidden="true" />
          Export as YAML
        </MenuLink>
        <MenuItem onClick={onArchive}>
          <Archive aria-hidden="true" />
          Archive
        </MenuItem>
      </Menu>
    </li>
  );
}
