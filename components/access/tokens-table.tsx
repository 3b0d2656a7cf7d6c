"use client";

import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Cell, ColumnHead, Row, RowHead, Table, TableHead } from "@/components/ui/table";
import type { TokenDto } from "@/lib/contracts/token";
import { dayLabel, longDayLabel, zonedTime } from "@/lib/domain/time/format";
import { SCOPE_WORDS } from "./token-words";

type TokensTableProps = { tokens: readonly TokenDto[]; zone: string; onRevoke: (token: TokenDto) => void };

/** The tokens of the team, newest first. */
export function TokensTable({ tokens, zone, onRevoke }: TokensTableProps) {
  return (
    <Table caption="API tokens">
      <TableHead>
        <ColumnHead>Token</ColumnHead>
        <ColumnHead className="w-44 max-lg:hidden">May</ColumnHead>
        <ColumnHead className="w-44 max-lg:hidden">Last used</ColumnHead>
        <ColumnHead className="w-44 max-md:hidden">Works until</ColumnHead>
        <ColumnHead className="w-24">
          <span className="sr-only">Actions</span>
        </ColumnHead>
      </TableHead>
      <tbody>
        {tokens.map((token) => (
          <TokenRow key={token.id} token={token} zone={zone} onRevoke={onRevoke} />
        ))}
      </tbody>
    </Table>
  );
}

const DEAD_WORDS = { expired: "Expired", "owner-left": "Owner left" } as const;

function TokenRow({ token, zone, onRevoke }: { token: TokenDto; zone: string; onRevoke: (token: TokenDto) => void }) {
  const { name, owner, scopes, lastUsedAt, expiresAt, dead } = token;
  const may = scopes.map((scope) => SCOPE_WORDS[scope].label).join(", ");
  const used = lastUsedAt ? `about ${zonedTime(lastUsedAt, zone)}, ${dayLabel(lastUsedAt, zone)}` : "Never";
  return (
    <Row>
      <RowHead className="max-w-0 font-normal">
        <span className="flex min-w-0 items-center gap-2">
          <span className="truncate font-medium">{name}</span>
          {dead ? <Chip tone="blocked">{DEAD_WORDS[dead]}</Chip> : null}
        </span>
        <span className="block truncate text-subtle-foreground text-xs">for {owner.name}</span>
        {/* What the columns say where there is room for them. */}
        <span className="block text-subtle-foreground text-xs lg:hidden">
          May {may.toLowerCase()}, {lastUsedAt ? `last used ${used}` : "never used"}
        </span>
        <span className="block text-subtle-foreground text-xs md:hidden">Works until {longDayLabel(expiresAt, zone)}</span>
      </RowHead>
      <Cell className="text-muted-foreground text-xs max-lg:hidden">{may}</Cell>
      <Cell className="tnum text-muted-foreground text-xs max-lg:hidden">{used}</Cell>
      <Cell className="tnum text-muted-foreground text-xs max-md:hidden">{longDayLabel(expiresAt, zone)}</Cell>
      <Cell className="text-right">
        <Button size="sm" onClick={() => onRevoke(token)} aria-label={`Revoke ${name}`}>
          Revoke
        </Button>
      </Cell>
    </Row>
  );
}
