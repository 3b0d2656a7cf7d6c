"use client";

import { Archive, Ellipsis, Pencil, PenLine } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useWorkspace } from "@/components/shell/workspace";
import { Chip } from "@/components/ui/chip";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { Cell, ColumnHead, Row, RowHead, Table, TableHead } from "@/components/ui/table";
import { TEXT_LINK_CLASSES } from "@/components/ui/text-link";
import type { ServiceDto } from "@/lib/contracts/service";
import { dayLabel } from "@/lib/domain/time/format";

type Actions = (kind: "edit" | "archive", service: ServiceDto) => void;
type ServiceTableProps = { services: readonly ServiceDto[]; zone: string; actions: Actions | null };

/** The services of a team. `actions` is null for those who may only look. */
export function ServiceTable({ services, zone, actions }: ServiceTableProps) {
  return (
    <Table caption="Services">
      <TableHead>
        <ColumnHead>Service</ColumnHead>
        <ColumnHead className="max-md:hidden">Deployed to</ColumnHead>
        <ColumnHead>Running version</ColumnHead>
        <ColumnHead className="max-md:hidden">Open releases</ColumnHead>
        {actions ? (
          <ColumnHead className="w-10">
            <span className="sr-only">Actions</span>
          </ColumnHead>
        ) : null}
      </TableHead>
      <tbody>
        {services.map((service) => (
          <Row key={service.id}>
            <RowHead className="w-full max-w-0 align-top font-normal md:w-2/5">
              <NameCell service={service} />
            </RowHead>
            <Cell className="align-top max-md:hidden">
              {service.environment}
              {service.namespace ? <span className="block font-mono text-subtle-foreground text-xs">{service.namespace}</span> : null}
            </Cell>
            <Cell className="align-top">
              <RunningCell service={service} zone={zone} />
            </Cell>
            <Cell className="tnum align-top max-md:hidden">
              <OpenCell service={service} />
            </Cell>
            {actions ? (
              <Cell className="text-right align-top">
                <RowMenu service={service} actions={actions} />
              </Cell>
            ) : null}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function NameCell({ service }: { service: ServiceDto }) {
  return (
    <>
      <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
        <span className="truncate font-medium">{service.name}</span>
        {service.allowSelfApproval ? <Chip>self-approval allowed</Chip> : null}
      </span>
      {service.description ? <span className="mt-0.5 line-clamp-2 text-subtle-foreground text-xs">{service.description}</span> : null}
    </>
  );
}

function RunningCell({ service: { lastDeployed }, zone }: { service: ServiceDto; zone: string }) {
  const { team } = useWorkspace();
  if (!lastDeployed) return <span className="whitespace-nowrap text-subtle-foreground text-xs">not deployed yet</span>;
  return (
    <>
      <Link href={`/t/${team.slug}/releases/${lastDeployed.release}`} className={`${TEXT_LINK_CLASSES} font-mono`}>
        {lastDeployed.version}
      </Link>
      <span className="tnum block whitespace-nowrap text-subtle-foreground text-xs">since {dayLabel(lastDeployed.at, zone)}</span>
    </>
  );
}

function OpenCell({ service: { id, openReleases } }: { service: ServiceDto }) {
  const { team } = useWorkspace();
  if (openReleases === 0) return <span className="text-subtle-foreground">none</span>;
  return (
    <Link href={`/t/${team.slug}/releases?service=${id}`} className={TEXT_LINK_CLASSES}>
      {openReleases}
    </Link>
  );
}

function RowMenu({ service, actions }: { service: ServiceDto; actions: Actions }) {
  const { team } = useWorkspace();
  const router = useRouter();
  return (
    <Menu
      trigger={
        <IconButton label={`Actions for ${service.name}`}>
          <Ellipsis aria-hidden="true" />
        </IconButton>
      }
    >
      <MenuItem onClick={() => actions("edit", service)}>
        <Pencil aria-hidden="true" />
        Change
      </MenuItem>
      <MenuItem onClick={() => router.push(`/t/${team.slug}/settings/gate-rules?service=${service.id}`)}>
        <PenLine aria-hidden="true" />
        Gate rules
      </MenuItem>
      <MenuItem onClick={() => actions("archive", service)}>
        <Archive aria-hidden="true" />
        Archive
      </MenuItem>
    </Menu>
  );
}
