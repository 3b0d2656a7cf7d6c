"use client";

import { ArrowUpRight } from "lucide-react";
import Link from "next/link";
import { useWorkspace } from "@/components/shell/workspace";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { TEXT_LINK_CLASSES } from "@/components/ui/text-link";
import { roomHref } from "@/lib/client/room-href";
import { type StrategyQuestion, strategySheets } from "@/lib/domain/tailoring/guide/strategy-sheets";
import type { Strategy } from "@/lib/domain/tailoring/strategy-reasons";
import { StrategyComparison } from "./strategy-comparison";

type StrategyPageProps = {
  release: { readonly id: string; readonly service: string; readonly version: string };
  chosen: Strategy;
  question: StrategyQuestion;
};

/** How a release is brought out, what that takes, and why not otherwise. */
export function StrategyPage({ release, chosen, question }: StrategyPageProps) {
  const { team } = useWorkspace();
  const sheets = strategySheets(question);
  return (
    <div className="space-y-4">
      <PageHeader
        title="Strategy"
        description={`${release.service} ${release.version}`}
        actions={
          <Link href={roomHref(team.slug, release.id)} className={`text-xs ${TEXT_LINK_CLASSES}`}>
            Open the release
            <ArrowUpRight className="size-3.5" aria-hidden="true" />
          </Link>
        }
      />
      <Panel title="Strategies" aside={question.profile ? "weighed against the answers of this release" : "not weighed"}>
        <div className="p-4">
          {question.profile ? null : (
            <p className="mb-3 text-muted-foreground text-sm">
              This release has the whole template and no answers about what it is, so nothing was weighed for or against a strategy.
            </p>
          )}
          <StrategyComparison sheets={sheets} chosen={chosen} />
        </div>
      </Panel>
    </div>
  );
}
