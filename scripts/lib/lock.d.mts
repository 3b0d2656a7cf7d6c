/** Types of lock.mjs, which must stay plain JavaScript. */

type ProcessNote = { pid: number; stamp: string };
export type LockNote = ProcessNote & { purpose: string; url?: string; web?: ProcessNote; isStopping?: boolean };

export function liveHolder(dataDir: string): LockNote | undefined;

export function acquireLock(options: {
  dataDir: string;
  purpose: string;
  waits?: { noticeMs: number; stoppingMs: number };
}): Promise<{ readonly predecessor: LockNote | undefined; update(patch: Partial<LockNote>): void; release(): void }>;

export function clearStale(file: string): void;
