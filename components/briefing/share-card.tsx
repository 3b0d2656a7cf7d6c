"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link2 } from "lucide-react";
import { useState } from "react";
import { SecretView } from "@/components/settings/secret-view";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { Select } from "@/components/ui/select";
import { linksQuery, makeLink, revokeLink } from "@/lib/client/briefing";
import { useRoom, useRoomStore } from "@/lib/client/use-room";
import { useSubmit } from "@/lib/client/use-submit";
import type { LinksDto } from "@/lib/contracts/briefing";
import { mayPublish } from "@/lib/domain/briefing/decide-briefing";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";

const DAYS = [
  { days: 1, label: "for a day" },
  { days: 7, label: "for 7 days" },
  { days: 30, label: "for 30 days" },
] as const;

/** Sharing, for those who may publish; nothing for others. */
export function Sharing({ zone }: { zone: string }) {
  const { confirmed } = useRoom();
  const store = useRoomStore();
  return mayPublish(confirmed, store.context()) === null ? <ShareCard release={confirmed.id} zone={zone} /> : null;
}

/** For people without an account: a link that shows the briefing and nothing else, until it ends. */
function ShareCard({ release, zone }: { release: string; zone: string }) {
  const queries = useQueryClient();
  const { data } = useQuery(linksQuery(release));
  const [days, setDays] = useState(7);
  const [url, setUrl] = useState<string | null>(null);
  const refresh = () => queries.invalidateQueries(linksQuery(release));
  const form = useSubmit(async () => {
    setUrl((await makeLink(release, days)).url);
    await refresh();
  }, []);
  const links = data?.links ?? [];
  return (
    <section className="rounded-lg border border-border bg-card p-4" aria-labelledby="briefing-share">
      <h2 id="briefing-share" className="font-semibold text-sm">
        Without an account
      </h2>
      <p className="mt-1 text-muted-foreground text-xs">Whoever has a link reads this briefing, and nothing else, until it ends.</p>
      <div className="mt-3 flex gap-2">
        <Select
          size="sm"
          aria-label="How long the link lasts"
          wrapperClassName="flex-1"
          value={String(days)}
          onChange={(event) => setDays(Number(event.target.value))}
        >
          {DAYS.map((one) => (
            <option key={one.days} value={one.days}>
              {one.label}
            </option>
          ))}
        </Select>
        <Button size="sm" busy={form.isBusy} onClick={form.submit}>
          <Link2 aria-hidden="true" />
          Make a link
        </Button>
      </div>
      {url ? (
        <div className="mt-3">
          <SecretView label="Link" value={url} hint="Shown this once." />
        </div>
      ) : null}
      <FormProblem text={form.problem} />
      {links.length > 0 ? (
        <ul className="mt-3 divide-y divide-border-soft border-border-soft border-t text-xs">
          {links.map((link) => (
            <LinkRow key={link.id} release={release} link={link} zone={zone} onRevoked={() => setUrl(null)} />
          ))}
        </ul>
      ) : null}
    </section>
  );
}

type LinkRowProps = { release: string; link: LinksDto["links"][number]; zone: string; onRevoked: () => void };

function LinkRow({ release, link, zone, onRevoked }: LinkRowProps) {
  const queries = useQueryClient();
  const form = useSubmit(async () => {
    await revokeLink(release, link.id);
    onRevoked();
    await queries.invalidateQueries(linksQuery(release));
  }, []);
  const until = `${dayLabel(link.expiresAt, zone)}, ${zonedTime(link.expiresAt, zone)}`;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-2 py-1.5">
      <span className="tnum min-w-0">
        <span className="block">until {until}</span>
        <span className="block text-subtle-foreground">by {link.madeBy.name}</span>
      </span>
      <Button
        size="sm"
        variant="ghost"
        className="-mr-2"
        busy={form.isBusy}
        onClick={form.submit}
        aria-label={`Take back the link until ${until}`}
      >
        Take back
      </Button>
      <FormProblem text={form.problem} />
    </li>
  );
}
