"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { type ReactNode, useEffect } from "react";
import { LiveRegionProvider } from "@/components/ui/live-region";
import { useParts } from "@/components/ui/part";
import { useTheme } from "@/components/ui/theme";
import { ToastProvider } from "@/components/ui/toast";

/** Keeps the class on `<html>` in step with the choice, the system and other tabs. */
function ThemeSync() {
  const { isDark, choice } = useTheme();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the choice is listed so that a page restored from the cache is put right too
  useEffect(() => {
    document.documentElement.classList.toggle("dark", isDark);
  }, [isDark, choice]);
  return null;
}

/** Everything the primitives need around the application: nonce, theme, toasts, live regions. */
export function UiProviders({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  useParts();
  return (
    <CSPProvider nonce={nonce} disableStyleElements>
      <ThemeSync />
      <LiveRegionProvider>
        <ToastProvider>{children}</ToastProvider>
      </LiveRegionProvider>
    </CSPProvider>
  );
}
