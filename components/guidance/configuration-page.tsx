"use client";

import { ArrowUpRight, FileCode } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { TEXT_LINK_CLASSES } from "@/components/ui/text-link";
import { roomHref } from "@/lib/client/room-href";
import type { Guidance } from "@/lib/domain/guidance/guidance";
import { FileList } from "./file-list";
import { FileView } from "./file-view";
import { PlaceholderList } from "./placeholder-list";

type ConfigurationPageProps = {
  release: { readonly id: string; readonly service: string; readonly version: string };
  guidance: Guidance;
};

/** What one release needs set up around it, as files: what is missing on top, the files at the left, one of them at the right. */
export function ConfigurationPage({ release, guidance }: ConfigurationPageProps) {
  const { team } = useWorkspace();
  const { files, placeholders } = guidance;
  const [path, setPath] = useState(files[0]?.path);
  const shown = files.find((file) => file.path === path) ?? files[0];
  return (
    <div className="space-y-4">
      <PageHeader
        title="Configuration"
        description={`${release.service} ${release.version}: made from the release as it was when this page was opened`}
        actions={
          <Link href={roomHref(team.slug, release.id)} className={`text-xs ${TEXT_LINK_CLASSES}`}>
            Open the release
            <ArrowUpRight className="size-3.5" aria-hidden="true" />
          </Link>
        }
      />
      {placeholders.length > 0 ? (
        <Panel title="To fill in by hand" aside={`${placeholders.length} values the release does not know`}>
          <PlaceholderList placeholders={placeholders} />
        </Panel>
      ) : null}
      {shown ? (
        <div className="grid items-start gap-4 lg:grid-cols-[240px_minmax(0,1fr)]">
          <FileList files={files} shown={shown.path} onShow={setPath} />
          <FileView file={shown} />
        </div>
      ) : (
        <Panel title="Files">
          <EmptyState icon={FileCode} title="No file fits this release" className="py-16">
            Its strategy needs nothing set up around it.
          </EmptyState>
        </Panel>
      )}
    </div>
  );
}
