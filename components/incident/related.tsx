"use client";

import Link from "next/link";
import { useWorkspace } from "@/components/shell/workspace";
import { TEXT_LINK_CLASSES } from "@/components/ui/text-link";
import { roomHref } from "@/lib/client/room-href";
import { Heading } from "./heading";
import { ToldMessages } from "./messages";
import { momentOf, useIncident } from "./use-incident";

/** What was read and told of the release lately, each as the way there. */
export function Related() {
  const { incident, related } = useIncident();
  const { team } = useWorkspace();
  const { release } = incident;
  const { readings = [] } = incident;
  if (!release || readings.length + related.readings.length + related.messages.length === 0) return null;
  return (
    <section className="border-border border-b p-4">
      <Heading title={`${release.service} ${release.version}`} />
      <Links
        title="Out of limits when it was declared"
        links={readings.map(({ phase, ...one }) => ({ ...one, href: roomHref(team.slug, release.id, { phase }) }))}
      />
      <Links
        title="Readings"
        links={related.readings.map(({ phase, ...one }) => ({ ...one, href: roomHref(team.slug, release.id, { phase }) }))}
      />
      <ToldMessages of={{ kind: "release", id: release.id }} messages={related.messages} />
    </section>
  );
}

type Leading = { readonly id: string; readonly text: string; readonly at: string; readonly href: string };

function Links({ title, links }: { title: string; links: readonly Leading[] }) {
  const { zone } = useIncident();
  if (links.length === 0) return null;
  return (
    <>
      <h3 className="mt-2 text-muted-foreground text-xs">{title}</h3>
      <ul className="mt-1 space-y-1 text-xs">
        {links.map(({ id, text, at, href }) => (
          <li key={id} className="wrap-anywhere">
            <Link href={href} className={TEXT_LINK_CLASSES}>
              {text}
            </Link>{" "}
            <time dateTime={at} className="tnum text-subtle-foreground">
              {momentOf(at, zone)}
            </time>
          </li>
        ))}
      </ul>
    </>
  );
}
