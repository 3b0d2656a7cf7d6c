import type { Metadata } from "next";
import Link from "next/link";
import { AuthHeading } from "@/components/access/auth-frame";
import { ResetForm } from "@/components/access/reset-form";
import { TEXT_LINK_CLASSES } from "@/components/ui/text-link";
import { resetPage } from "@/lib/server/access/loaders";

export const metadata: Metadata = { title: "New password", referrer: "no-referrer" };

export default async function PasswordResetPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const person = await resetPage(token);
  if (!person) {
    return (
      <>
        <AuthHeading title="This link leads nowhere">
          It was used, replaced by a newer one, or is older than 24 hours. Ask an admin of your team for a new one.
        </AuthHeading>
        <p className="mt-4">
          <Link href="/" className={TEXT_LINK_CLASSES}>
            Go to T-Minus
          </Link>
        </p>
      </>
    );
  }
  return (
    <>
      <AuthHeading title="Choose a new password">For {person.name}. You are signed out wherever you were signed in.</AuthHeading>
      <ResetForm token={token} email={person.email} />
    </>
  );
}
