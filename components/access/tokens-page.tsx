"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { KeyRound, Plus } from "lucide-react";
import { useCallback, useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { useTeamChanges } from "@/lib/client/live";
import { tokensQuery } from "@/lib/client/token";
import { useViewerZone } from "@/lib/client/viewer-zone";
import type { MemberDto } from "@/lib/contracts/access";
import type { TokenDto, TokensDto } from "@/lib/contracts/token";
import { RevokeTokenDialog } from "./revoke-token-dialog";
import { TokenDialog } from "./token-dialog";
import { TokensTable } from "./tokens-table";

type TokensPageProps = { first: TokensDto; members: readonly MemberDto[] };

/** Keys for pipelines and dashboards. */
export function TokensPage({ first, members }: TokensPageProps) {
  const { team, user } = useWorkspace();
  const queries = useQueryClient();
  const zone = useViewerZone(user.zone, "UTC");
  const { data } = useQuery({ ...tokensQuery(team.id), initialData: first });
  const [open, setOpen] = useState<"new" | TokenDto | null>(null);
  const refresh = useCallback(() => void queries.invalidateQueries(tokensQuery(team.id)), [queries, team.id]);
  useTeamChanges(team.id, refresh);
  const close = () => setOpen(null);
  const { tokens } = data;
  const add = (
    <Button size="sm" variant={tokens.length === 0 ? "primary" : "secondary"} onClick={() => setOpen("new")}>
      <Plus aria-hidden="true" />
      New token
    </Button>
  );
  return (
    <>
      {tokens.length > 0 ? <div className="mb-3 flex justify-end">{add}</div> : null}
      <Panel title="API tokens">
        {tokens.length === 0 ? (
          <EmptyState icon={KeyRound} title="No tokens yet" action={add} className="py-12">
            A pipeline reports items with a token, together with what proves them.
          </EmptyState>
        ) : (
          <TokensTable tokens={tokens} zone={zone} onRevoke={setOpen} />
        )}
      </Panel>
      <p className="mt-3 max-w-[80ch] text-subtle-foreground text-xs">
        With a token, pipelines and dashboards reach this team. No token signs, decides, closes or holds.
      </p>
      {open === "new" ? <TokenDialog members={members} zone={zone} onClose={close} onMade={refresh} /> : null}
      {open && open !== "new" ? <RevokeTokenDialog token={open} onClose={close} onRevoked={refresh} /> : null}
    </>
  );
}
