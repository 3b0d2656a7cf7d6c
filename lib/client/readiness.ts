import { api } from "./api";

/** Whether the server says that it can do its work. */
export async function isServerReady(signal: AbortSignal): Promise<boolean> {
  return api("/api/health/ready", { signal }).then(
    () => true,
    () => false,
  );
}
