"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useRoomNow, useRoomZone } from "@/components/release/room-time";
import { part, usePart } from "@/components/ui/part";
import { briefingQuery } from "@/lib/client/briefing";
import { RoomProvider, useRoom, useRoomStore } from "@/lib/client/use-room";
import type { BriefingDto } from "@/lib/contracts/briefing";
import type { RoomDto } from "@/lib/contracts/room";
import { aboutOf } from "@/lib/domain/briefing/about";
import { mayDraft } from "@/lib/domain/briefing/decide-briefing";
import { briefingStanding } from "@/lib/domain/briefing/standing";
import { BriefingArticle } from "./briefing-article";
import { BriefingNotice } from "./briefing-notice";
import { ChangesCard } from "./changes-card";
import { ConfirmBar, ConfirmCard } from "./confirm";
import { NoBriefing } from "./no-briefing";
import { PrintFooter } from "./print-footer";
import { ReadBy } from "./read-by";
import { Sharing } from "./share-card";
import { WriteCard } from "./write-card";

const editor = part(() => import("./briefing-editor"));

/** The briefing of one release: read in a minute, confirmed with one key, live as the release is. */
export function BriefingPage({ dto, first }: { dto: RoomDto; first: BriefingDto }) {
  return (
    <RoomProvider dto={dto}>
      <Briefing first={first} />
    </RoomProvider>
  );
}

function Briefing({ first }: { first: BriefingDto }) {
  const { confirmed } = useRoom();
  const store = useRoomStore();
  const zone = useRoomZone();
  const [isWriting, setWriting] = useState(false);
  const found = usePart(editor, isWriting);
  const standing = briefingStanding(confirmed);
  const version = standing?.current.version ?? 0;
  const isFirst = version === (first.current?.version ?? 0);
  const { data } = useQuery({ ...briefingQuery(confirmed.id, version), ...(isFirst ? { initialData: first } : {}) });
  const shown = data ?? first;
  const mayWrite = mayDraft(confirmed, store.context()) === null;
  const about = aboutOf(confirmed);
  const now = useRoomNow("minute");
  const write = mayWrite ? () => setWriting(true) : undefined;
  return (
    <>
      {standing && shown.current ? (
        <div className="mx-auto grid max-w-[1096px] gap-6 lg:grid-cols-[minmax(0,1fr)_280px] print:block">
          <div className="min-w-0">
            <BriefingNotice standing={standing} shown={shown.current.version} />
            <ChangesCard
              version={shown.current.version}
              changes={shown.changes}
              since={shown.changesSince}
              className="mb-8 lg:hidden print:hidden"
            />
            <BriefingArticle
              about={about}
              {...shown.current}
              publishedAt={standing.current.at}
              zone={zone}
              footer={<PrintFooter about={about} version={shown.current.version} zone={zone} now={now} />}
            />
          </div>
          <aside className="space-y-4 print:hidden" aria-label="Acknowledgement">
            <ConfirmCard standing={standing} shown={shown.current.version} zone={zone} />
            <ReadBy standing={standing} zone={zone} />
            <ChangesCard version={shown.current.version} changes={shown.changes} since={shown.changesSince} className="max-lg:hidden" />
            <WriteCard hasDraft={shown.draft !== null} onWrite={write} />
            <Sharing zone={zone} />
          </aside>
        </div>
      ) : (
        <NoBriefing onWrite={write} />
      )}
      {standing && shown.current ? <ConfirmBar standing={standing} shown={shown.current.version} /> : null}
      {found && isWriting ? <found.BriefingEditor onClose={() => setWriting(false)} /> : null}
    </>
  );
}
