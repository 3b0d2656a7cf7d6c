import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { PageFrame } from "@/components/shell/page-frame";
import { ThemeScript } from "@/components/shell/theme-script";
import { UiProviders } from "@/components/shell/ui-providers";
import { isPlainHttp } from "@/lib/server/access/entry";
import "./globals.css";

export const metadata: Metadata = { title: { default: "T-Minus", template: "%s · T-Minus" }, description: "Releases, coordinated." };
export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html lang="en-GB" className={`${GeistSans.variable} ${GeistMono.variable}`} suppressHydrationWarning>
      <head>
        <ThemeScript nonce={nonce} />
      </head>
      <body className="bg-background font-sans text-foreground text-sm antialiased">
        <UiProviders nonce={nonce}>
          <PageFrame isPlainHttp={isPlainHttp()}>{children}</PageFrame>
        </UiProviders>
      </body>
    </html>
  );
}
