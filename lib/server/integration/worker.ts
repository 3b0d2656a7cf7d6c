import { log } from "@/lib/server/platform/log";
import { singleton } from "@/lib/server/platform/singleton";
import { type Execute, finishReceived } from "./apply";

const EVERY_MS = 30_000;

/** Starts looking for what a crash left undone. */
export function startIntegrations(execute: Execute): void {
  singleton("integrations", () => {
    const timer = setInterval(() => {
      finishReceived(execute).catch((error: unknown) => log.warn({ error: String(error) }, "finishing received deliveries failed"));
    }, EVERY_MS);
    timer.unref();
    return timer;
  });
}
