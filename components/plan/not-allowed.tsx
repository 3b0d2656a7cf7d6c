"use client";

import { Lock } from "lucide-react";
import Link from "next/link";
import { useWorkspace } from "@/components/shell/workspace";
import { buttonVariants } from "@/components/ui/button-variants";
import { EmptyState } from "@/components/ui/empty-state";

/** For whoever may not plan: why, and who can. */
export function NotAllowedToPlan() {
  const { team, role } = useWorkspace();
  return (
    <EmptyState
      icon={Lock}
      title="Planning is for managers of the team"
      className="py-16"
      action={
        <Link href={`/t/${team.slug}/releases`} className={buttonVariants()}>
          All releases
        </Link>
      }
    >
      Your role in {team.name} is {role}. A manager can plan the release and give you a part in it; an admin can change your role.
    </EmptyState>
  );
}
