import type { ReleaseDetails } from "@/lib/domain/release/state";

/** Whether a command means something where the release runs: that of Kubernetes only there. Without answers nothing is left out. */
export function isForPlatform(command: string, { profile }: Pick<ReleaseDetails, "profile">): boolean {
  return !command.startsWith("kubectl ") || profile === undefined || profile.platform === "kubernetes";
}
