"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { type ReactNode, useEffect } from "react";
import { LiveRegionProvider } from "@/components/ui/live-region";
import { useTheme } from "@/components/ui/theme";
import { ToastProvider } from "@/components/ui/toast";
import { TooltipProvider } from "@/components/ui/tooltip";

/** Keeps the class on `<html>` in step with the choice, the system and other tabs. */
function ThemeSync() {
  const { isDark, choice } = useTheme();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the choice is listed so that a page restored from the cache is put right too
  useEffect(() => {
    document.documentElement.classList.toggle("dark", isDark);
  }, [isDark, choice]);
  return null;
}

/** Everything the primitives need around the application: nonce, theme, tooltips, toasts, live regions. */
export function UiProviders({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  return (
    <CSPProvider nonce={nonce} disableStyleElements>
      <ThemeSync />
      <LiveRegionProvider>
        <TooltipProvider>
          <ToastProvider>{children}</ToastProvider>
        </TooltipProvider>
      </LiveRegionProvider>
    </CSPProvider>
  );
}
