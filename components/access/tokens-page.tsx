"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { KeyRound, Plus } from "lucide-react";
import { useCallback, useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { useTeamChanges } from "@/lib/client/live";
import { tokensQuery } from "@/lib/client/token";
import { useViewerZone } from "@/lib/client/viewer-zone";
import type { MemberDto } from "@/lib/contracts/access";
import type { TokenDto, TokensDto } from "@/lib/contracts/token";
import { listed } from "@/lib/domain/access/who-can";
import { RevokeTokenDialog } from "./revoke-token-dialog";
import { TokenDialog } from "./token-dialog";
import { TokensTable } from "./tokens-table";

type TokensPageProps = { first: TokensDto | null /** Null for those who may not manage them. */; members: readonly MemberDto[] };

/** Keys for pipelines and dashboards. */
export function TokensPage({ first, members }: TokensPageProps) {
  return first ? <ManagedTokens first={first} members={members} /> : <NotForYou members={members} />;
}

function NotForYou({ members }: { members: readonly MemberDto[] }) {
  const admins = members.filter((member) => member.role === "admin").map((member) => member.name);
  return (
    <>
      <PageHeader title="API tokens" description="Keys with which pipelines and dashboards reach this team." />
      <div className="mt-4 rounded-lg border border-border bg-card">
        <EmptyState icon={KeyRound} title="Admins make tokens" className="py-12">
          {admins.length > 0 ? `Ask ${listed(admins)}.` : "Ask an admin of the team."}
        </EmptyState>
      </div>
    </>
  );
}

function ManagedTokens({ first, members }: { first: TokensDto; members: readonly MemberDto[] }) {
  const { team, user } = useWorkspace();
  const queries = useQueryClient();
  const zone = useViewerZone(user.zone, "UTC");
  const { data } = useQuery({ ...tokensQuery(team.id), initialData: first });
  const [open, setOpen] = useState<"new" | TokenDto | null>(null);
  const refresh = useCallback(() => void queries.invalidateQueries(tokensQuery(team.id)), [queries, team.id]);
  useTeamChanges(team.id, refresh);
  const close = () => setOpen(null);
  const add = (
    <Button variant="primary" onClick={() => setOpen("new")}>
      <Plus aria-hidden="true" />
      New token
    </Button>
  );
  const { tokens } = data;
  return (
    <>
      <PageHeader
        title="API tokens"
        description="Keys with which pipelines and dashboards reach this team. No token signs, decides, closes or holds."
        actions={tokens.length > 0 ? add : null}
      />
      <div className="mt-4 overflow-hidden rounded-lg border border-border bg-card">
        {tokens.length === 0 ? (
          <EmptyState icon={KeyRound} title="No tokens yet" action={add} className="py-12">
            A pipeline reports items with a token, together with what proves them.
          </EmptyState>
        ) : (
          <TokensTable tokens={tokens} zone={zone} onRevoke={setOpen} />
        )}
      </div>
      {open === "new" ? <TokenDialog members={members} zone={zone} onClose={close} onMade={refresh} /> : null}
      {open && open !== "new" ? <RevokeTokenDialog token={open} onClose={close} onRevoked={refresh} /> : null}
    </>
  );
}
