import type { ReactNode } from "react";
import { Logo } from "@/components/shell/logo";
import { AuthAxis } from "./auth-axis";

/** The page around everything that comes before the application: sign-in, first run, invitation, reset. */
export function AuthFrame({ host, children }: { /** Public address without its scheme. */ host: string; children: ReactNode }) {
  return (
    <div className="flex min-h-(--page-height) flex-col">
      <header className="flex h-14 shrink-0 items-center justify-between gap-4 px-6 max-md:px-4">
        <span className="flex items-center gap-2">
          <Logo />
          <span className="font-semibold text-base tracking-[-0.01em]">T-Minus</span>
        </span>
        <span className="truncate font-mono text-subtle-foreground text-xs">{host}</span>
      </header>
      <main className="grid flex-1 place-items-center px-4 pt-4 pb-10">
        <div className="w-full max-w-[360px]">{children}</div>
      </main>
      <AuthAxis />
    </div>
  );
}

/** Headline of such a page and the line below it. */
export function AuthHeading({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <h1 className="font-semibold text-2xl tracking-[-0.02em]">{title}</h1>
      <p className="mt-1 text-base text-muted-foreground">{children}</p>
    </>
  );
}
