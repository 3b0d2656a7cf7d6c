import { useEffect, useSyncExternalStore } from "react";
import type { Frame } from "@/lib/contracts/live";
import { LiveSource, type LiveStatus } from "./live-source";
import { newId } from "./new-id";

/**
 * The live connection of this browser. One tab, the one that holds the lock, keeps the stream and passes frames on to the
 * others; when it goes, the next takes over from its own cursors. Without Web Locks (plain http beyond this machine) each
 * tab keeps its own.
 */

type Listener = (frame: Frame) => void;
type Message =
  | { type: "frame"; frame: Frame }
  | { type: "status"; status: LiveStatus }
  /** `hasGap`: this tab misses events that the others have. */
  | { type: "want"; tab: string; cursors: [string, number][]; hasGap: boolean }
  | { type: "gone"; tab: string }
  | { type: "who" };

const NAME = "tminus-live";
/** Background tabs may speak only once a minute. */
const FORGET_MS = 150_000;
const REPEAT_MS = 30_000;

class Live {
  readonly #tab = newId();
  readonly #listeners = new Set<Listener>();
  readonly #statusListeners = new Set<() => void>();
  readonly #followed = new Map<string, () => number>();
  readonly #others = new Map<string, { cursors: Map<string, number>; heardAt: number }>();
  /** Of each release the last event that was passed on. */
  readonly #passed = new Map<string, number>();
  #channel: BroadcastChannel | null = null;
  #source: LiveSource | null = null;
  #status: LiveStatus = { kind: "connecting", since: Date.now() };
  #isStarted = false;

  /** Follows a release; `cursor` tells the last event this tab has. Returns how to stop. */
  follow(release: string, cursor: () => number): () => void {
    this.#followed.set(release, cursor);
    this.#start();
    this.#wantsChanged();
    return () => {
      this.#followed.delete(release);
      this.#tellWants();
    };
  }

  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    this.#start();
    return () => this.#listeners.delete(listener);
  }

  /** A hole in what arrived: asks for everything after this tab's cursors again. */
  fillGap(): void {
    if (this.#source) this.#source.restart();
    else this.#tellWants(true);
  }

  status = (): LiveStatus => this.#status;

  onStatus = (listener: () => void): (() => void) => {
    this.#statusListeners.add(listener);
    return () => this.#statusListeners.delete(listener);
  };

  /** A command could not reach the server: the stream is looked at before its silence is noticed. */
  suspect(): void {
    this.#source?.lost();
  }

  #start(): void {
    if (this.#isStarted) return;
    this.#isStarted = true;
    addEventListener("online", () => this.#source?.reconnectNow());
    addEventListener("offline", () => this.#source?.lost());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.#source?.reconnectNow());
    addEventListener("pagehide", () => this.#post({ type: "gone", tab: this.#tab }));
    if (!("locks" in navigator)) return this.#lead();
    this.#channel = new BroadcastChannel(NAME);
    this.#channel.onmessage = (event: MessageEvent<Message>) => this.#hear(event.data);
    setInterval(() => this.#tellWants(), REPEAT_MS);
    this.#tellWants();
    // Held until the tab goes: whoever gets it leads.
    void navigator.locks.request(NAME, () => {
      this.#lead();
      return new Promise<never>(() => undefined);
    });
  }

  #lead(): void {
    this.#source = new LiveSource({
      cursors: () => this.#cursors(),
      onFrame: (frame) => {
        this.#post({ type: "frame", frame });
        this.#deliver(frame);
      },
      onStatus: (status) => this.#setStatus(status, true),
    });
    this.#post({ type: "who" });
  }

  /** For each release the oldest cursor of all tabs: nobody misses anything, and doubles are dropped by who has them. */
  #cursors(): Map<string, number> {
    const cursors = new Map([...this.#followed].map(([release, cursor]) => [release, cursor()] as const));
    for (const [tab, other] of this.#others) {
      if (Date.now() - other.heardAt > FORGET_MS) this.#others.delete(tab);
      else for (const [release, seq] of other.cursors) cursors.set(release, Math.min(seq, cursors.get(release) ?? seq));
    }
    return new Map([...cursors].slice(0, 20));
  }

  #hear(message: Message): void {
    switch (message.type) {
      case "frame":
        return this.#deliver(message.frame);
      case "status":
        return this.#setStatus(message.status, false);
      case "who":
        return this.#tellWants();
      case "gone":
        this.#others.delete(message.tab);
        return;
      case "want":
        return this.#heardWant(message);
    }
  }

  #heardWant({ tab, cursors, hasGap }: Extract<Message, { type: "want" }>): void {
    const known = this.#cursors();
    this.#others.set(tab, { cursors: new Map(cursors), heardAt: Date.now() });
    if (!this.#source) return;
    this.#post({ type: "status", status: this.#status });
    // A tab that has just been loaded may lack what was passed on before it listened.
    const isBehind = cursors.some(([release, seq]) => !known.has(release) || seq < (this.#passed.get(release) ?? 0));
    if (hasGap || isBehind) this.#source.restart();
  }

  #wantsChanged(): void {
    if (this.#source) this.#source.restart();
    else this.#tellWants();
  }

  #tellWants(hasGap = false): void {
    this.#post({ type: "want", tab: this.#tab, cursors: [...this.#followed].map(([release, cursor]) => [release, cursor()]), hasGap });
  }

  #deliver(frame: Frame): void {
    const last = frame.type === "events" ? frame.events.at(-1) : undefined;
    if (frame.type === "events" && last) this.#passed.set(frame.release, Math.max(last.seq, this.#passed.get(frame.release) ?? 0));
    for (const listener of this.#listeners) listener(frame);
  }

  #setStatus(status: LiveStatus, pass: boolean): void {
    this.#status = status;
    if (pass) this.#post({ type: "status", status });
    for (const listener of this.#statusListeners) listener();
  }

  #post(message: Message): void {
    this.#channel?.postMessage(message);
  }
}

let shared: Live | undefined;

/** The connection of this tab; made at the first use, in the browser only. */
export function live(): Live {
  shared ??= new Live();
  return shared;
}

const BEFORE: LiveStatus = { kind: "connecting", since: 0 };

/** How the live connection is doing. */
export function useLiveStatus(): LiveStatus {
  return useSyncExternalStore(
    (listener) => live().onStatus(listener),
    () => live().status(),
    () => BEFORE,
  );
}

/** Calls back when anything of the team changed, at most twice a second; lists ask again. */
export function useTeamChanges(teamId: string, onChange: () => void): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = live().listen((frame) => {
      const isOurs = frame.type === "changed" ? frame.team === teamId : frame.type === "events" || frame.type === "hello";
      if (!isOurs || timer) return;
      timer = setTimeout(() => {
        timer = undefined;
        onChange();
      }, 500);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [teamId, onChange]);
}
