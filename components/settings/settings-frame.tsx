"use client";

import { Lock } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { permissionsOf } from "@/lib/domain/access/permissions";
import { sectionsFor } from "./settings-sections";

/** Around every section of a team's settings: the headline and the sections that the person may see. */
export function SettingsFrame({ children }: { children: ReactNode }) {
  const { team, role } = useWorkspace();
  const pathname = usePathname();
  const base = `/t/${team.slug}/settings`;
  const sections = sectionsFor(permissionsOf(role, []));
  if (sections.length === 0) return <NotAllowedHere />;
  return (
    <>
      <PageHeader title="Settings" description={`How ${team.name} works, and what it is connected to.`} />
      <nav aria-label="Settings" className="mt-3 flex gap-1 overflow-x-auto border-border border-b">
        {sections.map(({ label, path }) => {
          const isCurrent = pathname === `${base}${path}` || pathname.startsWith(`${base}${path}/`);
          return (
            <Link
              key={path}
              href={`${base}${path}`}
              aria-current={isCurrent ? "page" : undefined}
              ref={isCurrent ? showWithin : undefined}
              className={cn(
                "-mb-px flex h-9 shrink-0 items-center border-transparent border-b-2 px-2.5 text-muted-foreground text-sm outline-offset-[-2px] transition-colors duration-120 hover:text-foreground pointer-coarse:h-11",
                isCurrent && "border-brand font-medium text-foreground",
              )}
            >
              {label}
            </Link>
          );
        })}
      </nav>
      <div className="mt-4">{children}</div>
    </>
  );
}

/** On a phone the row of sections is wider than the screen. */
const showWithin = (link: HTMLAnchorElement | null) => link?.scrollIntoView({ block: "nearest", inline: "center" });

/** For whoever may not see a part of the settings: why, and who can. */
export function NotAllowedHere() {
  const { team, role } = useWorkspace();
  return (
    <EmptyState icon={Lock} title="This part of the settings is not for your role" className="py-16">
      Your role in {team.name} is {role}. An admin of the team keeps its settings and can change your role.
    </EmptyState>
  );
}
