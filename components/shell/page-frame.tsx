import { LockOpen } from "lucide-react";
import type { ReactNode } from "react";
import { Banner } from "@/components/ui/banner";

/**
 * What every page stands in. Over plain http beyond the own machine a line above it says so, sign-in included; the page then
 * has the rest of the window (`--page-height`), so that nothing is pushed off it. Source: RELIABILITY "Security list".
 */
export function PageFrame({ isPlainHttp, children }: { isPlainHttp: boolean; children: ReactNode }) {
  if (!isPlainHttp) return children;
  return (
    <div className="flex h-dvh flex-col [--page-height:100%] print:block print:h-auto">
      <Banner icon={LockOpen} title="This connection is not encrypted." className="shrink-0 print:hidden">
        Passwords can be read on the way. Mended by https in front of this server, named in TMINUS_URL.
      </Banner>
      <div className="min-h-0 flex-1 overflow-y-auto print:overflow-visible">{children}</div>
    </div>
  );
}
