import { once } from "node:events";
import { Readable } from "node:stream";
import MailComposer from "nodemailer/lib/mail-composer";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { type Outcome, outcomeOfReply } from "@/lib/domain/comms/delivery";
import { mailAddressProblem } from "@/lib/domain/comms/destination";
import { env } from "./env";

/** From the look-up of the name to the last reply. Below the lease of an attempt. */
const TIMEOUT_MS = 40_000;
const STEP_TIMEOUT_MS = 15_000;

/** One mail to one recipient. `id` and `thread` are what its Message-ID and References are made of: the same for every attempt. */
export type Mail = {
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly id: string;
  readonly thread: string;
  readonly date: Date;
  /** Texts to keep, each a file of its own. */
  readonly files?: readonly { readonly name: string; readonly text: string }[];
};

type MailSettings = { readonly server: URL; readonly from: string; readonly address: string };

/** The mail server and the sender; null where none is set. Throws in words where what is set cannot work. */
export function mailSettings(): MailSettings | null {
  const { TMINUS_SMTP_URL: url, TMINUS_MAIL_FROM: from } = env();
  if (url === "" && from === "") return null;
  if (!URL.canParse(url) || !/^smtps?:$/.test(new URL(url).protocol))
    throw new Error(
      "TMINUS_SMTP_URL: give the mail server as smtp://user:password@mail.example.com:587, or smtps:// for TLS from the start.",
    );
  const address = /<([^<>]*)>\s*$/.exec(from)?.[1] ?? from.trim();
  const problem = mailAddressProblem(address);
  if (problem || /[\r\n]/.test(from)) throw new Error(`TMINUS_MAIL_FROM: ${problem ?? "A sender has one line."}`);
  return { server: new URL(url), from, address };
}

/**
 * Sends one mail, once. Whether the server may have taken it is told by whether its text was handed out: before that no error, however
 * it reads, can mean that it did. Never throws.
 */
export async function sendMail(mail: Mail): Promise<Outcome> {
  const progress = { isTextOut: false };
  try {
    const settings = mailSettings();
    if (!settings) return { kind: "refused", problem: "This installation has no mail server. Set TMINUS_SMTP_URL and TMINUS_MAIL_FROM." };
    return { kind: "taken", reply: await transmit(settings, mail, progress) };
  } catch (error) {
    return outcomeOf(error as SmtpError, progress.isTextOut);
  }
}

type SmtpError = Error & { readonly code?: string; readonly responseCode?: number; readonly response?: string };

function outcomeOf({ code, responseCode, response, message }: SmtpError, isTextOut: boolean): Outcome {
  if (code === "EAUTH") return { kind: "not-taken", problem: "The mail server does not accept the sign-in of this installation." };
  if (responseCode) return outcomeOfReply(responseCode, `The mail server answered ${(response ?? String(responseCode)).slice(0, 200)}`);
  const problem = WORDS[code ?? ""] ?? message.slice(0, 200);
  if (isTextOut) return { kind: "unknown", problem: `${problem} It had the message, and did not say whether it took it.` };
  return { kind: "not-taken", problem };
}

const WORDS: Readonly<Record<string, string>> = {
  EDNS: "The name of the mail server leads nowhere.",
  ESOCKET: "The mail server cannot be reached.",
  ECONNECTION: "The mail server closed the connection.",
  ETIMEDOUT: "The mail server does not answer.",
  ETLS: "The mail server offers no TLS that can be trusted.",
};

async function transmit({ server, from, address }: MailSettings, mail: Mail, progress: { isTextOut: boolean }): Promise<string> {
  const raw = await compose(mail, { from, host: address.slice(address.indexOf("@") + 1) });
  const connection = new SMTPConnection(optionsOf(server));
  const failed = once(connection, "error").then(([error]: Error[]) => Promise.reject(error));
  failed.catch(() => undefined);
  const timer = setTimeout(() => connection.emit("error", Object.assign(new Error("timeout"), { code: "ETIMEDOUT" })), TIMEOUT_MS);
  try {
    return await Promise.race([failed, talk(connection, { server, envelope: { from: address, to: [mail.to.address] }, raw, progress })]);
  } finally {
    clearTimeout(timer);
    connection.on("error", () => undefined);
    connection.close();
  }
}

type Talk = { server: URL; envelope: { from: string; to: string[] }; raw: Buffer; progress: { isTextOut: boolean } };

async function talk(connection: SMTPConnection, { server, envelope, raw, progress }: Talk): Promise<string> {
  await called((done) => connection.connect(done));
  const user = decodeURIComponent(server.username);
  if (user !== "") await called((done) => connection.login({ user, pass: decodeURIComponent(server.password) }, done));
  const text = new Readable({
    // The connection asks for it when the server has agreed to be given it, and not before.
    read() {
      progress.isTextOut = true;
      this.push(raw);
      this.push(null);
    },
  });
  const { response } = await called<{ response?: string }>((done) => connection.send({ ...envelope, size: raw.byteLength }, text, done));
  connection.quit();
  return response ?? "";
}

/** The end of a call that tells it by a callback. */
function called<T = unknown>(call: (done: (error?: Error | null, result?: T) => void) => void): Promise<T> {
  return new Promise((resolve, reject) => call((error, result) => (error ? reject(error) : resolve(result as T))));
}

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** TLS from the start for smtps; else it is begun where the server offers it, and demanded where a password would travel. `?tls=off` forbids it. */
function optionsOf(server: URL) {
  const isSecure = server.protocol === "smtps:";
  const isOff = server.searchParams.get("tls") === "off";
  return {
    host: server.hostname.replace(/^\[|\]$/g, ""),
    port: Number(server.port) || (isSecure ? 465 : 587),
    secure: isSecure,
    ignoreTLS: isOff,
    requireTLS: !isOff && !isSecure && server.username !== "" && !LOOPBACK.test(server.hostname),
    name: new URL(env().TMINUS_URL).hostname,
    connectionTimeout: STEP_TIMEOUT_MS,
    greetingTimeout: STEP_TIMEOUT_MS,
    socketTimeout: STEP_TIMEOUT_MS,
    dnsTimeout: STEP_TIMEOUT_MS,
  };
}

function compose(mail: Mail, { from, host }: { from: string; host: string }): Promise<Buffer> {
  const thread = `<${mail.thread}@${host}>`;
  const { to, subject, text, html, date, files = [] } = mail;
  const message = new MailComposer({
    from,
    to,
    subject,
    text,
    html,
    date,
    attachments: files.map((file) => ({ filename: file.name, content: file.text, contentType: "application/json" })),
    messageId: `<${mail.id}@${host}>`,
    // All mails of a release hang on one name that no mail has: programs show them together, whichever arrived first.
    inReplyTo: thread,
    references: thread,
    headers: { "Auto-Submitted": "auto-generated" },
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: "win",
  });
  return called<Buffer>((done) => message.compile().build(done));
}
