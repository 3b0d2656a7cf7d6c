"use client";

import { ArrowUpRight, Download, Printer } from "lucide-react";
import Link from "next/link";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { buttonVariants } from "@/components/ui/button-variants";
import { TEXT_LINK_CLASSES } from "@/components/ui/text-link";
import { evidencePackPath } from "@/lib/client/evidence-href";
import { roomHref } from "@/lib/client/room-href";

type EvidenceActionsProps = { release: string; fileName: string };

export function EvidenceActions({ release, fileName }: EvidenceActionsProps) {
  const { team } = useWorkspace();
  return (
    <>
      <Link href={roomHref(team.slug, release)} className={`text-xs print:hidden ${TEXT_LINK_CLASSES}`}>
        Open the release
        <ArrowUpRight className="size-3.5" aria-hidden="true" />
      </Link>
      <a href={evidencePackPath(release)} download={fileName} className={buttonVariants()}>
        <Download aria-hidden="true" />
        JSON
      </a>
      <Button onClick={() => print()}>
        <Printer aria-hidden="true" />
        Print
      </Button>
    </>
  );
}
