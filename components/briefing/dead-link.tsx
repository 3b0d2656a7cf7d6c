import { AuthFrame, AuthHeading } from "@/components/access/auth-frame";

/** Expired, taken back and never made look the same from outside. */
export function DeadLink({ isBusy }: { isBusy: boolean }) {
  return (
    <AuthFrame host="">
      {isBusy ? (
        <AuthHeading title="Too many attempts">
          Many links that lead nowhere were tried from here. Wait five minutes and try again.
        </AuthHeading>
      ) : (
        <AuthHeading title="This link leads nowhere">
          It has expired or was taken back. Ask whoever gave it to you for a new one.
        </AuthHeading>
      )}
    </AuthFrame>
  );
}
