/** Receivers for a journey: a real mail server and real HTTP servers on this machine, that note what they are given. */
import http from "node:http";
import { SMTPServer } from "smtp-server";

/** What stands in the texts of a chat, a card or an event, wherever it stands. */
function textsIn(value) {
  if (typeof value === "string") return [value];
  return value && typeof value === "object" ? Object.values(value).flatMap(textsIn) : [];
}

const DECODERS = {
  "7bit": (text) => text,
  base64: (text) => Buffer.from(text, "base64").toString(),
  "quoted-printable": (text) =>
    Buffer.from(
      text.replace(/=\r?\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
      "latin1",
    ).toString(),
};

/** The plain text of a mail, as its recipient reads it. */
function plainText(mail) {
  const [, boundary] = /boundary="([^"]+)"/.exec(mail) ?? [];
  const part = boundary ? mail.split(`--${boundary}`).find((one) => /^content-type: text\/plain/im.test(one)) : mail;
  const [head, ...body] = (part ?? "").split("\r\n\r\n");
  const [, encoding = "7bit"] = /^content-transfer-encoding: (\S+)/im.exec(head) ?? [];
  const decode = DECODERS[encoding.toLowerCase()];
  if (!decode) throw new Error(`A mail came in ${encoding}.`);
  return decode(body.join("\r\n\r\n"));
}

const isNotice = (mail) => /^message-id: <notice\./im.test(mail);

async function bodyOf(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

const listening = (server) => new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));

async function startMail(arrivals) {
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS", "AUTH"],
    onData: async (stream, session, done) => {
      const mail = await bodyOf(stream);
      // What members are told by name (a signature that is awaited, a receipt) is no message to stakeholders.
      if (!isNotice(mail)) for (const { address } of session.envelope.rcptTo) arrivals.push({ recipient: address, text: plainText(mail) });
      done();
    },
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `smtp://127.0.0.1:${server.server.address().port}`, stop: () => new Promise((resolve) => server.close(resolve)) };
}

async function startHttp(recipient, arrivals) {
  const server = http.createServer(async (request, response) => {
    const body = JSON.parse(await bodyOf(request));
    arrivals.push({ recipient, text: textsIn(body).join("\n"), body });
    response.writeHead(200).end();
  });
  await listening(server);
  const stop = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${server.address().port}/${recipient}`, stop };
}

/**
 * Starts them. `arrivals` grows by one for each message that arrives: which `recipient` it reached (an address, or `slack`, `teams`,
 * `webhook`), and its `text`.
 */
export async function startPeers() {
  const arrivals = [];
  const [mail, slack, teams, webhook] = await Promise.all([
    startMail(arrivals),
    ...["slack", "teams", "webhook"].map((recipient) => startHttp(recipient, arrivals)),
  ]);
  const stop = () => Promise.all([mail, slack, teams, webhook].map((one) => one.stop()));
  /** What a server needs to reach them. */
  const env = { TMINUS_SMTP_URL: mail.url, TMINUS_MAIL_FROM: "T-Minus <releases@example.com>", TMINUS_WEBHOOK_PRIVATE: "allow" };
  return { arrivals, env, urls: { slack: slack.url, teams: teams.url, webhook: webhook.url }, stop };
}
