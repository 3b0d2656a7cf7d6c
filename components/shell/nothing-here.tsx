import { SearchX } from "lucide-react";
import Link from "next/link";
import { buttonVariants } from "@/components/ui/button-variants";
import { EmptyState } from "@/components/ui/empty-state";

/** An address with nothing behind it, or with something of another team: both look the same. */
export function NothingHere() {
  return (
    <EmptyState
      icon={SearchX}
      title="There is nothing at this address"
      className="py-24"
      action={
        <Link href="/" className={buttonVariants()}>
          Go home
        </Link>
      }
    >
      It was moved or removed, or it belongs to a team you are not in.
    </EmptyState>
  );
}
