import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { AuthFrame, AuthHeading } from "@/components/access/auth-frame";
import { SignOutButton } from "@/components/access/sign-out-button";
import { LAST_TEAM_COOKIE } from "@/lib/contracts/workspace";
import { findHomeTeam, isFounded, publicHost } from "@/lib/server/access/entry";
import { currentViewer } from "@/lib/server/platform/session";

/** The door: to one's team, to sign in, or to the first run. */
export default async function StartPage() {
  const viewer = await currentViewer();
  if (!viewer) redirect((await isFounded()) ? "/sign-in" : "/first-run");
  const team = await findHomeTeam(viewer, (await cookies()).get(LAST_TEAM_COOKIE)?.value);
  if (team) redirect(`/t/${team}`);
  return (
    <AuthFrame host={publicHost()}>
      <AuthHeading title="You are in no team">
        {viewer.name}, you were removed from your last team, or your invitation was not accepted yet. Open the link of an invitation, or ask
        an admin for one.
      </AuthHeading>
      <SignOutButton size="lg" className="mt-6 w-full" />
    </AuthFrame>
  );
}
