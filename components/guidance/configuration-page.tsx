"use client";

import { ArrowUpRight, FileCode, FolderDown } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { TEXT_LINK_CLASSES } from "@/components/ui/text-link";
import { downloadZip } from "@/lib/client/download-zip";
import { roomHref } from "@/lib/client/room-href";
import type { Guidance } from "@/lib/domain/guidance/guidance";
import { FileList } from "./file-list";
import { FileView } from "./file-view";
import { LeftOut } from "./left-out";
import { ToFillIn } from "./to-fill-in";

type ConfigurationPageProps = {
  release: { readonly id: string; readonly service: string; readonly version: string };
  guidance: Guidance;
};

/** What one release needs set up around it, as files: what is missing on top, the files at the left, one of them at the right. */
export function ConfigurationPage({ release, guidance }: ConfigurationPageProps) {
  const { team } = useWorkspace();
  const { files, placeholders, leftOut, readMe } = guidance;
  const [path, setPath] = useState(files[0]?.path);
  const shown = files.find((file) => file.path === path) ?? files[0];
  const zipName = `${release.service}-${release.version}-configuration.zip`.replaceAll(/[^A-Za-z0-9._-]+/g, "-");
  return (
    <div className="space-y-4">
      <PageHeader
        title="Configuration"
        description={`${release.service} ${release.version}: made from the release as it was when this page was opened`}
        actions={
          <>
            <Link href={roomHref(team.slug, release.id)} className={`text-xs ${TEXT_LINK_CLASSES}`}>
              Open the release
              <ArrowUpRight className="size-3.5" aria-hidden="true" />
            </Link>
            <Button onClick={() => downloadZip(zipName, [{ path: "README.md", text: readMe }, ...files])}>
              <FolderDown aria-hidden="true" />
              Download all
            </Button>
          </>
        }
      />
      {placeholders.length > 0 ? <ToFillIn placeholders={placeholders} /> : null}
      {shown ? (
        <div className="grid items-start gap-4 lg:grid-cols-[264px_minmax(0,1fr)]">
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
      {leftOut.length > 0 ? <LeftOut leftOut={leftOut} /> : null}
    </div>
  );
}
