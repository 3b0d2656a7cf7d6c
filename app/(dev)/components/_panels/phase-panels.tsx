import { Panel } from "@/components/ui/panel";
import { PhaseBar } from "@/components/ui/phase-bar";
import { PhaseGlyph, type PhaseGlyphState } from "@/components/ui/phase-glyph";
import { type SignOffDotState, SignOffDots } from "@/components/ui/sign-off-dots";

const PHASES: readonly { state: PhaseGlyphState; name: string; note: string }[] = [
  { state: "locked", name: "Locked", note: "opens 19:15" },
  { state: "open", name: "Open", note: "7 of 11" },
  { state: "awaiting", name: "Awaiting", note: "approver next" },
  { state: "signed", name: "Signed", note: "19:13 GMT" },
  { state: "skipped", name: "Skipped", note: "with reason" },
  { state: "halted", name: "Halted", note: "rollback" },
];

const DOTS: readonly { state: SignOffDotState; name: string; note: string }[] = [
  { state: "signed", name: "Signed", note: "filled" },
  { state: "waiting", name: "Waiting", note: "violet ring" },
  { state: "later", name: "Later", note: "grey ring" },
  { state: "not-required", name: "Not required", note: "dash" },
  { state: "stale", name: "Stale", note: "amber dashes" },
];

/** Phase glyphs in all states. */
export function PhasePanel() {
  return (
    <Panel size="sm" title="Phase">
      <ul className="py-1.5">
        {PHASES.map((phase) => (
          <li key={phase.state} className="flex items-center gap-3 px-4 py-[7px]">
            <PhaseGlyph state={phase.state} progress={7 / 11} />
            <span className="w-[72px] text-sm">{phase.name}</span>
            <span className="text-subtle-foreground text-xs">{phase.note}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Sign-off dots and the phase bar. */
export function SignOffDotsPanel() {
  return (
    <Panel size="sm" title="Sign-off dots">
      <ul className="py-1.5 text-sm">
        {DOTS.map((dot) => (
          <li key={dot.state} className="flex items-center gap-3 px-4 py-[7px]">
            <span className="w-5">
              <SignOffDots signers={[{ role: "Approver", state: dot.state }]} />
            </span>
            <span className="w-24">{dot.name}</span>
            <span className="text-subtle-foreground text-xs">{dot.note}</span>
          </li>
        ))}
        <li className="px-4 py-[9px]">
          <PhaseBar
            segments={[
              { code: "T-48h", state: "signed" },
              { code: "T-2h", state: "signed" },
              { code: "T-0", state: "awaiting" },
              { code: "T+15m", state: "open", progress: 0.4 },
              { code: "T+2h", state: "locked" },
              { code: "T+24h", state: "skipped" },
            ]}
          />
        </li>
      </ul>
    </Panel>
  );
}
