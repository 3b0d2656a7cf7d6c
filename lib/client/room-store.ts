import type { Present } from "@/lib/contracts/live";
import type { RoomDto } from "@/lib/contracts/room";
import type { ReleaseCommand } from "@/lib/domain/release/command";
import type { RecordedEvent } from "@/lib/domain/release/event";
import type { ItemState, ReleaseState } from "@/lib/domain/release/state";
import { ApiError } from "./api";
import { live } from "./live";
import { newId } from "./new-id";
import { type Pending, type QueueableCommand, readPending, writePending } from "./pending";
import { type CommandResult, fetchRoom, leaveIfGone, sendCommand } from "./release";
import { ACTIVITY_KEPT, applyInOrder, buttonContext, type ItemNotice, itemOf, type RemoteMark, withPending } from "./room-state";

/** What a room shows; replaced as a whole at every change, untouched parts keep their identity. */
export type RoomView = {
  /** Confirmed by the server. */
  readonly confirmed: ReleaseState;
  /** With this person's unsent changes on top: what is drawn. */
  readonly state: ReleaseState;
  readonly events: readonly RecordedEvent[];
  readonly pending: readonly Pending[];
  readonly notices: ReadonlyMap<string, ItemNotice>;
  readonly marks: ReadonlyMap<string, RemoteMark>;
  readonly present: readonly Present[];
  /** A newer build is served than this page is of. */
  readonly isOutdated: boolean;
  /** Changes of others that came while this browser was away, with the next connection; null otherwise. */
  readonly caughtUp: { readonly sent: number; readonly received: number } | null;
};

const MARK_MS = 2_400;

/** One open release room in one tab: the confirmed state, what waits to be sent, and what others just did. */
export class RoomStore {
  readonly dto: RoomDto;
  readonly releaseId: string;
  readonly #listeners = new Set<() => void>();
  #view: RoomView;
  #clockOffsetMs: number;
  #stop: (() => void)[] = [];
  #isFlushing = false;
  #away: { seq: number; sent: number } | null = null;
  onRemote: (event: RecordedEvent) => void = () => undefined;

  constructor(dto: RoomDto) {
    this.dto = dto;
    this.releaseId = dto.state.id;
    this.#clockOffsetMs = Date.parse(dto.now) - Date.now();
    this.#view = {
      confirmed: dto.state,
      state: dto.state,
      events: dto.events,
      pending: [],
      notices: new Map(),
      marks: new Map(),
      present: [],
      isOutdated: false,
      caughtUp: null,
    };
  }

  view = (): RoomView => this.#view;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Server time, ms since the epoch. */
  nowMs = (): number => Date.now() + this.#clockOffsetMs;

  /** What the rules of the buttons ask about this person, now. */
  context = () => buttonContext(this.#view.state, this.dto, new Date(this.nowMs()).toISOString());

  /** Connects; call in the browser only. Returns how to disconnect. */
  open(): () => void {
    const left = readPending(this.releaseId, this.dto.viewer.id);
    if (left.length > 0) this.#update({ pending: left.map((one) => this.#dated(one)) });
    this.#stop = [
      live().listen((frame) => this.#receive(frame)),
      live().follow(this.releaseId, () => this.#view.confirmed.seq),
      live().onStatus(() => this.#statusChanged()),
    ];
    void this.#flush();
    return () => {
      for (const stop of this.#stop) stop();
    };
  }

  /** Changes an item or says something: shown at once, sent, and kept until the server has it. */
  enqueue(command: QueueableCommand): void {
    const pending: Pending = { id: newId(), command, at: Date.now(), state: "sending" };
    if ("item" in command && command.item) this.dismiss(command.item);
    this.#update({ pending: [...this.#view.pending, pending] });
    void this.#flush();
  }

  /** Carries out what never waits (sign, hold, roll back …). Throws ApiError; the state follows by the answer itself. */
  async run(command: ReleaseCommand): Promise<CommandResult> {
    const result = await sendCommand(this.releaseId, command, newId());
    this.#take(result.events, false);
    return result;
  }

  /** The item as drawn. */
  item(key: string): ItemState | undefined {
    return this.#view.state.items.find((one) => one.key === key);
  }

  dismiss(item: string): void {
    if (!this.#view.notices.has(item)) return;
    const notices = new Map(this.#view.notices);
    notices.delete(item);
    this.#update({ notices });
  }

  dismissCaughtUp(): void {
    this.#update({ caughtUp: null });
  }

  #receive(frame: Parameters<Parameters<ReturnType<typeof live>["listen"]>[0]>[0]): void {
    if (frame.type === "hello" || frame.type === "ping") this.#clockOffsetMs = Date.parse(frame.now) - Date.now();
    if (frame.type === "hello") {
      if (frame.build !== this.dto.build) this.#update({ isOutdated: true });
      void this.#flush();
    }
    if (!("release" in frame) || frame.release !== this.releaseId) return;
    if (frame.type === "events") this.#take(frame.events, true);
    if (frame.type === "presence") this.#update({ present: frame.people });
    if (frame.type === "reset") void this.#reload();
  }

  #take(events: readonly RecordedEvent[], isRemote: boolean): void {
    const applied = applyInOrder(this.#view.confirmed, events);
    if (!applied) return live().fillGap();
    if (applied.fresh.length === 0) return;
    const others = isRemote ? applied.fresh.filter((event) => event.actor.id !== this.dto.viewer.id) : [];
    this.#update({
      confirmed: applied.state,
      events: [...this.#view.events, ...applied.fresh].slice(-ACTIVITY_KEPT),
      marks: this.#marked(others),
    });
    for (const event of others) this.onRemote(event);
  }

  #marked(events: readonly RecordedEvent[]): ReadonlyMap<string, RemoteMark> {
    const touched = events.flatMap((event) => {
      const item = itemOf(event);
      return item ? [[item, { name: event.actor.name, seq: event.seq }] as const] : [];
    });
    if (touched.length === 0) return this.#view.marks;
    setTimeout(() => this.#unmark(new Map(touched)), MARK_MS);
    return new Map([...this.#view.marks, ...touched]);
  }

  #unmark(gone: ReadonlyMap<string, RemoteMark>): void {
    const marks = new Map([...this.#view.marks].filter(([item, mark]) => gone.get(item)?.seq !== mark.seq));
    this.#update({ marks });
  }

  async #reload(): Promise<void> {
    const room = await fetchRoom(this.releaseId).catch(leaveIfGone);
    if (room && room.state.seq > this.#view.confirmed.seq) this.#update({ confirmed: room.state, events: room.events });
  }

  #statusChanged(): void {
    const { kind } = live().status();
    if (kind === "offline") this.#away ??= { seq: this.#view.confirmed.seq, sent: 0 };
    if (kind !== "online" || !this.#away) return this.#update({});
    void this.#flush().then(() => {
      const away = this.#away;
      this.#away = null;
      if (!away) return;
      const received = this.#view.events.filter((event) => event.seq > away.seq && event.actor.id !== this.dto.viewer.id).length;
      if (away.sent + received > 0) this.#update({ caughtUp: { sent: away.sent, received } });
    });
  }

  /** Sends what waits, one after the other: later ones of the same item build on earlier ones. */
  async #flush(): Promise<void> {
    if (this.#isFlushing) return;
    this.#isFlushing = true;
    try {
      for (let next = this.#view.pending[0]; next; next = this.#view.pending[0]) if (!(await this.#send(next))) break;
    } finally {
      this.#isFlushing = false;
    }
  }

  /** False when the server cannot be reached: everything goes on waiting. */
  async #send(pending: Pending): Promise<boolean> {
    try {
      const result = await sendCommand(this.releaseId, pending.command, pending.id);
      if (this.#away) this.#away.sent += 1;
      this.#take(result.events, false);
      this.#settle(pending);
      return true;
    } catch (error) {
      if (isUnreachable(error)) return this.#wait();
      this.#settle(pending, noticeOf(error, pending));
      return true;
    }
  }

  #wait(): false {
    live().suspect();
    this.#update({ pending: this.#view.pending.map((one) => ({ ...this.#dated(one), state: "waiting" as const })) });
    return false;
  }

  /**
   * A change that has to wait carries the time at which it was made. That makes it another request with a key of its own;
   * were the first one carried out after all, its version keeps the second from doing anything.
   */
  #dated(pending: Pending): Pending {
    const { command, at } = pending;
    if (command.type !== "item.set" || command.observedAt) return pending;
    return { ...pending, id: newId(), command: { ...command, observedAt: new Date(at + this.#clockOffsetMs).toISOString() } };
  }

  #settle(pending: Pending, notice?: ItemNotice): void {
    const item = "item" in pending.command ? pending.command.item : undefined;
    this.#update({
      pending: this.#view.pending.filter((one) => one.id !== pending.id),
      notices: notice && item ? new Map(this.#view.notices).set(item, notice) : this.#view.notices,
    });
  }

  #update(change: Partial<RoomView>): void {
    const next = { ...this.#view, ...change };
    const needsState = next.confirmed !== this.#view.confirmed || next.pending !== this.#view.pending;
    if (next.pending !== this.#view.pending) writePending(this.releaseId, this.dto.viewer.id, next.pending);
    this.#view = needsState
      ? {
          ...next,
          state: withPending(next.confirmed, next.pending, this.dto, new Date(this.nowMs()).toISOString()),
        }
      : next;
    for (const listener of this.#listeners) listener();
  }
}

const UNREACHABLE = new Set(["offline", "unavailable"]);

function isUnreachable(error: unknown): boolean {
  return error instanceof ApiError && (UNREACHABLE.has(error.code) || error.problem.status >= 502);
}

function noticeOf(error: unknown, wanted: Pending): ItemNotice {
  const text = error instanceof ApiError ? error.message : "The answer was not understood. Reload the page.";
  if (!(error instanceof ApiError) || (error.code !== "conflict" && error.code !== "stale")) return { kind: "refused", text };
  const details = error.problem.details as { item?: ItemState } | undefined;
  return details?.item ? { kind: "conflict", text, present: details.item, wanted } : { kind: "refused", text };
}
