import type { Metadata } from "next";
import Link from "next/link";
import { AuthHeading } from "@/components/access/auth-frame";
import { JoinButton } from "@/components/access/join-button";
import { JoinForm } from "@/components/access/join-form";
import { SignInForm } from "@/components/access/sign-in-form";
import { SignOnEntrance } from "@/components/access/sign-on-entrance";
import { SignOutButton } from "@/components/access/sign-out-button";
import { TEXT_LINK_CLASSES } from "@/components/ui/text-link";
import { ACCESS_ROLE_NAMES } from "@/lib/domain/access/roles";
import { singleSignOnLabel } from "@/lib/server/access/entry";
import { invitationPage } from "@/lib/server/access/loaders";

export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer" };

type Props = { params: Promise<{ token: string }> };

export default async function InvitationPage({ params }: Props) {
  const { token } = await params;
  const found = await invitationPage(token);
  if (!found) {
    return (
      <>
        <AuthHeading title="This link leads nowhere">
          It was used, taken back, or is older than seven days. Ask an admin of the team for a new one.
        </AuthHeading>
        <p className="mt-4">
          <Link href="/" className={TEXT_LINK_CLASSES}>
            Go to T-Minus
          </Link>
        </p>
      </>
    );
  }
  const { team, role } = found.invitation;
  return (
    <>
      <AuthHeading title={`Join ${team.name}`}>You are invited to be {ACCESS_ROLE_NAMES[role]} of the team.</AuthHeading>
      <Entrance token={token} {...found} />
    </>
  );
}

type EntranceProps = { token: string } & NonNullable<Awaited<ReturnType<typeof invitationPage>>>;

/** A new person makes an account, one who has one signs in and joins; somebody else has to leave first. */
function Entrance({ token, invitation: { account, email, name, team }, viewer }: EntranceProps) {
  const here = `/invitation/${token}`;
  if (viewer && viewer.userId !== account?.id) {
    return (
      <>
        <p className="mt-6 text-muted-foreground">
          The invitation is for {email}, and you are signed in as {viewer.email}.
        </p>
        <SignOutButton size="lg" className="mt-4 w-full" to={here} />
      </>
    );
  }
  if (viewer) return <JoinButton token={token} team={team.name} />;
  const signOn = singleSignOnLabel();
  if (account) return <SignInForm to={here} demo={[]} email={email} signOn={signOn} />;
  return (
    <>
      {signOn ? <SignOnEntrance label={signOn} to={here} otherwise="or with a password of its own" /> : null}
      <JoinForm token={token} email={email} name={name} />
    </>
  );
}
