import type { AddressInfo, Socket } from "node:net";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";

/** What the server does with a connection: takes the mail, dies at a stage, or refuses with a reply. */
export type Behaviour =
  | "takes"
  | "dies before MAIL"
  | "dies after MAIL"
  | "dies after RCPT"
  | "dies in DATA"
  | "dies after the dot"
  | { readonly at: "MAIL" | "RCPT" | "DATA"; readonly code: number };

/** What is told of each stage before the server goes on; the test may look, or kill whoever sends. */
export type Stage = "connected" | "MAIL" | "RCPT" | "DATA" | "dot" | "replied";

type Done = (error?: Error | null, message?: string) => void;

const reply = (code: number) => Object.assign(new Error(`${code} as the test says`), { responseCode: code });

async function readAll(stream: SMTPServerDataStream): Promise<string | null> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString();
  } catch {
    return null;
  }
}

class MailServer {
  /** The mails that it took, also those whose sender never learnt it. */
  readonly taken: string[] = [];
  onStage: (stage: Stage) => void | Promise<void> = () => undefined;
  readonly #sockets = new Map<number | undefined, Socket>();
  readonly #behaviourOf = new Map<string, Behaviour>();
  #behaviours: readonly Behaviour[] = ["takes"];
  #connections = 0;
  readonly #server = new SMTPServer({
    disabledCommands: ["STARTTLS", "AUTH"],
    // One command at a time, so that each stage is one.
    hidePIPELINING: true,
    onConnect: (session, done) => void this.#connect(session, done),
    onMailFrom: (_address, session, done) => void this.#step("MAIL", session, done),
    onRcptTo: (_address, session, done) => void this.#step("RCPT", session, done),
    onData: (stream, session, done) => void this.#take(stream, session, done),
  });

  async start(): Promise<this> {
    this.#server.on("error", () => undefined);
    this.#server.server.on("connection", (socket) => {
      this.#sockets.set(socket.remotePort, socket);
      socket.once("close", () => this.#sockets.delete(socket.remotePort));
    });
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", () => resolve()));
    return this;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.#server.server.address() as AddressInfo).port}`;
  }

  /** Forgets what it took. Behaviours are used in turn, one for each connection; the last for good. */
  behave(...behaviours: Behaviour[]): void {
    this.#behaviours = behaviours;
    this.#connections = 0;
    this.onStage = () => undefined;
    this.taken.length = 0;
  }

  stop(): Promise<void> {
    for (const socket of this.#sockets.values()) socket.destroy();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  async #connect(session: SMTPServerSession, done: Done) {
    const behaviour = this.#behaviours[Math.min(this.#connections, this.#behaviours.length - 1)] ?? "takes";
    this.#connections += 1;
    this.#behaviourOf.set(session.id, behaviour);
    await this.onStage("connected");
    if (behaviour === "dies before MAIL") this.#die(session);
    else done();
  }

  async #step(stage: "MAIL" | "RCPT", session: SMTPServerSession, done: Done) {
    await this.onStage(stage);
    const behaviour = this.#behaviourOf.get(session.id);
    if (behaviour === `dies after ${stage}`) return this.#die(session);
    done(typeof behaviour === "object" && behaviour.at === stage ? reply(behaviour.code) : null);
  }

  async #take(stream: SMTPServerDataStream, session: SMTPServerSession, done: Done) {
    await this.onStage("DATA");
    const behaviour = this.#behaviourOf.get(session.id);
    if (behaviour === "dies in DATA") return this.#die(session);
    const text = await readAll(stream);
    // Whoever sent it died before the dot.
    if (text === null) return;
    if (typeof behaviour === "object" && behaviour.at === "DATA") return done(reply(behaviour.code));
    this.taken.push(text);
    await this.onStage("dot");
    if (behaviour === "dies after the dot") return this.#die(session);
    done(null, "taken");
    await this.onStage("replied");
  }

  #die({ remotePort }: SMTPServerSession): void {
    this.#sockets.get(remotePort)?.destroy();
  }
}

/** A real mail server on this machine. */
export const startMailServer = (): Promise<MailServer> => new MailServer().start();
