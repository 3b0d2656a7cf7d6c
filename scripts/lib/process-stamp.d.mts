/** Types of process-stamp.mjs, which must stay plain JavaScript. */

export function processStamp(pid: number): string | null;
export function isSameProcess(noted: { pid: number; stamp: string }): boolean;
export function endProcess(noted: { pid: number; stamp: string }, graceMs: number): Promise<void>;
export function becomes(condition: () => boolean | Promise<boolean>, timeoutMs: number, everyMs?: number): Promise<boolean>;
