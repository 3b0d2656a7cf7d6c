import type { ReactNode } from "react";
import { AuthFrame } from "@/components/access/auth-frame";
import { publicHost } from "@/lib/server/access/entry";

export default function AuthLayout({ children }: { children: ReactNode }) {
  return <AuthFrame host={publicHost()}>{children}</AuthFrame>;
}
