"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import { AppShell } from "@/components/shell/app-shell";
import { Bell } from "@/components/shell/bell";
import { NavigationButton } from "@/components/shell/top-bar";
import { ZoneClocks } from "@/components/shell/zone-clocks";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Popover } from "@/components/ui/popover";
import { TClock } from "@/components/ui/t-clock";
import type { InFlightRelease } from "@/lib/contracts/workspace";

const NOW = "2026-11-26T19:12:40.000Z";
const CLOCK = { now: NOW, state: "hold", frozenAt: NOW } as const;

const IN_FLIGHT: readonly InFlightRelease[] = [
  {
    ...CLOCK,
    t0: "2026-11-26T19:00:00.000Z",
    id: "1",
    name: "checkout-service",
    version: "v2.3.0",
    mark: "signoff",
    stateLabel: "Awaiting sign-off",
  },
  { ...CLOCK, t0: "2026-11-26T18:52:00.000Z", id: "2", name: "auth-service", version: "v3.1.0", mark: "running", stateLabel: "Deploying" },
];

function RoomSample() {
  return (
    <>
      <div className="flex shrink-0 items-center gap-6 border-mode-line border-b bg-mode-band px-5 py-2.5 max-md:px-4">
        <NavigationButton />
        <TClock prefix="T+" text="00:12:40" spoken="T plus 12 minutes 40 seconds" size="clock" tone="after" />
      </div>
      <main id="checklist" tabIndex={-1} className="min-h-0 flex-1 overflow-y-auto bg-card px-4 py-3 outline-none">
        <h1 className="font-semibold text-base">T-0 Deployment</h1>
      </main>
    </>
  );
}

/** The frame with made-up people and releases. */
export function ShellSample({ variant }: { variant: "page" | "room" }) {
  return (
    <AppShell
      variant={variant}
      basePath="/components/shell"
      user={{ name: "Bob Jones", email: "bob.jones@example.com", timeZone: "Europe/London", zone: null }}
      onSignOut={() => undefined}
      badges={{ home: { count: 3, tone: "signoff", label: "3 need you" } }}
      inFlight={IN_FLIGHT}
      breadcrumbs={
        <Breadcrumb
          linkComponent={Link}
          crumbs={[{ label: "Releases", href: "/releases" }, { label: "checkout-service", href: "/services/1" }, { label: "v2.3.0" }]}
        />
      }
      clocks={<ZoneClocks local="19:12 GMT" release="14:12 EST" />}
      bell={
        <Popover trigger={<Bell count={3} />} title="Needs you" showTitle>
          Sign off T-0, checkout-service v2.3.0
        </Popover>
      }
    >
      {variant === "room" ? (
        <RoomSample />
      ) : (
        <PageHeader
          title="3 things need you now"
          description="Thursday 13 February 2025. You are approver on 2 releases."
          actions={
            <Button variant="primary">
              <Plus aria-hidden="true" />
              New release
            </Button>
          }
        />
      )}
    </AppShell>
  );
}
