import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Logo } from "@/components/shell/logo";
import { BannerPanel } from "./_panels/banner-panel";
import { ButtonPanel } from "./_panels/button-panel";
import { ChecklistPanel } from "./_panels/checklist-panel";
import { ClockPanel } from "./_panels/clock-panel";
import { CommunicationPanel } from "./_panels/communication-panel";
import { EmptyPanel, ErrorPanel } from "./_panels/empty-and-error-panels";
import { FormPanel } from "./_panels/form-panel";
import { KeyboardPanel } from "./_panels/keyboard-panel";
import { OverlayPanel } from "./_panels/overlay-panel";
import { PhasePanel, SignOffDotsPanel } from "./_panels/phase-panels";
import { RollbackPanel } from "./_panels/rollback-panel";
import { SignOffPanel } from "./_panels/sign-off-panel";
import { TablePanel } from "./_panels/table-panel";
import { TokenPanel } from "./_panels/token-panel";
import { VerdictPanel } from "./_panels/verdict-panel";

export const metadata: Metadata = { title: "Component states" };

function LeftColumn() {
  return (
    <div className="min-w-0 space-y-4 lg:col-span-7">
      <ChecklistPanel />
      <BannerPanel />
      <div className="grid gap-4 sm:grid-cols-2">
        <EmptyPanel />
        <ErrorPanel />
      </div>
      <KeyboardPanel />
      <ButtonPanel />
      <TokenPanel />
    </div>
  );
}

function RightColumn() {
  return (
    <div className="min-w-0 space-y-4 lg:col-span-5">
      <ClockPanel />
      <div className="grid gap-4 sm:grid-cols-2">
        <PhasePanel />
        <SignOffDotsPanel />
      </div>
      <SignOffPanel />
      <CommunicationPanel />
      <RollbackPanel />
      <VerdictPanel />
      <OverlayPanel />
    </div>
  );
}

/** Every primitive in every state, for looking at. Answers only where `TMINUS_GALLERY=1`. */
export default function ComponentsPage() {
  if (process.env.TMINUS_GALLERY !== "1") notFound();
  return (
    <main className="mx-auto max-w-[1392px] px-6 py-6">
      <header className="flex items-end justify-between gap-3">
        <div className="flex items-center gap-3">
          <Logo className="size-8" />
          <div>
            <h1 id="gallery-heading" className="font-semibold text-xl tracking-[-0.015em]">
              Component states
            </h1>
            <p className="text-subtle-foreground text-xs">
              Every state the rooms use. Icon and label carry the meaning, colour repeats it.
            </p>
          </div>
        </div>
        <span className="font-mono text-subtle-foreground text-xs max-md:hidden">13px base, 4px grid</span>
      </header>
      <div className="mt-5 grid gap-4 lg:grid-cols-12">
        <LeftColumn />
        <RightColumn />
      </div>
      <div className="mt-4 grid gap-4 lg:grid-cols-2">
        <FormPanel />
        <TablePanel />
      </div>
    </main>
  );
}
