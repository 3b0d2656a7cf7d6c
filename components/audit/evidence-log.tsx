import { Panel } from "@/components/ui/panel";
import type { EvidencePackDto } from "@/lib/contracts/evidence-pack";
import { EntryTable } from "./evidence-entries";
import { Facts } from "./evidence-facts";

/** The end of the release's stream with its signature, by which everything above can be checked, and every event of it. */
export function EvidenceLog({ pack: { events, log, release } }: { pack: EvidencePackDto }) {
  const { publicKey, signature, heads } = log.checkpoint;
  return (
    <>
      <Panel title="The log" aside={`${events.length} events`} className="print:break-inside-avoid">
        {log.problems.length === 0 ? (
          <p className="px-4 pt-3 text-sm print:text-xs">The chain of these events was computed anew for this page, and it holds.</p>
        ) : (
          <ul className="px-4 pt-3 text-failed-fg text-sm">
            {log.problems.map(({ seq, message }) => (
              <li key={`${seq} ${message}`}>
                {seq === null ? "" : `Event ${seq}: `}
                {message}
              </li>
            ))}
          </ul>
        )}
        <Facts
          facts={[
            ["Stream", <Code key="stream" text={log.stream} />],
            ["Ends at event", heads[0]?.[1] ?? "nowhere"],
            ["Its hash", <Code key="hash" text={heads[0]?.[2] ?? ""} />],
            ["Signed at", log.checkpoint.at],
            ["Public key", publicKey ? <Code key="key" text={publicKey} /> : "This installation has no key to sign with"],
            ["Signature", signature && <Code key="signature" text={signature} />],
          ]}
        />
      </Panel>
      <Panel title="Every event" aside="In the order of the log">
        <EntryTable caption="Every event of the release" entries={events} zone={release.zone} />
      </Panel>
    </>
  );
}

const Code = ({ text }: { text: string }) => <code className="break-all font-mono text-xs">{text}</code>;
