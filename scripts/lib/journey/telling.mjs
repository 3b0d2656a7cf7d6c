/**
 * A message of a replay from being due to its last recipient: the schedule asks for it at its minute and not before, its draft is
 * there with what the release knows, it is sent, and each recipient gets it once, with no figure that was not recorded by then.
 */
import assert from "node:assert/strict";
import { Refused } from "./callers.mjs";
import { ask, minutesOf, moveTo, stateOf, until } from "./player.mjs";

/** A number with a unit in which something is measured. Written here anew: the check is not the application's own. */
const FIGURE = /\d[\d.,]*\s?(?:%|percent|pp\b|points?\b|ms\b|[kMG]B\b|rps\b|req\/s|requests?\b|errors?\b)/gi;

/** `T-48h`, `T-0`, `T+6m`, `T+48h20m`. */
export function offsetText(minutes) {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const size = hours < 2 ? `${Math.abs(minutes)}m` : `${hours}h${rest > 0 ? `${rest}m` : ""}`;
  return minutes === 0 ? "T-0" : `T${minutes < 0 ? "-" : "+"}${size}`;
}

/** What is due on the release, by the page of communications. */
async function dueOf(play, kind) {
  const { due, messages } = await play.as.communications.ask("GET", `teams/${play.team.id}/communications`);
  const own = due.filter(({ about }) => about.id === play.release).map(({ message }) => message);
  return { found: own.find((one) => one.kind === kind), sent: messages.filter(({ about }) => about.id === play.release) };
}

/** A message that falls due at a minute of the axis: a minute earlier nobody is asked for it. */
async function comeDue(play, { kind, due }) {
  await moveTo(play, due - 1);
  const { found } = await dueOf(play, kind);
  assert.equal(found?.standing, "upcoming", `${kind} is ${found?.standing} a minute before ${due}`);
  // To the moment: what counts from a start or a rollback is some seconds after the minute.
  await play.waitUntil(found.dueAt);
}

/** Sends what is due now. `texts` are the fields that only a person can say; `byClock` moves the clock to when it is due. */
export async function tell(play, { kind, due, texts = () => ({}), byClock = false, refused }) {
  if (byClock) await comeDue(play, { kind, due });
  const { found } = await dueOf(play, kind);
  assert.ok(found, `${kind} is not due at ${due}`);
  assert.equal(minutesOf(play, found.dueAt), due, `${kind} is due at ${found.dueAt}`);
  assert.ok(["due", "late"].includes(found.standing), `${kind} is ${found.standing} at ${due}`);
  const draft = await ask(play, "communications", "GET", `drafts/${found.id}`);
  const drafted = draft.fields.filter((one) => one.isLive).length;
  assert.ok(drafted > 0, `the draft of ${kind} is empty`);
  const written = await write(play, { draft, due: found.id, texts });
  const message = messageOf(written);
  for (const text of refused ?? []) await mustRefuse(play, message, text);
  const before = play.peers.arrivals.length;
  const row = await send(play, message);
  const arrived = await arriveOnce(play, { row, before, audiences: message.audiences });
  const figures = await checkFigures(play, { row, arrived });
  assert.notEqual((await dueOf(play, kind)).found?.id, found.id, `${kind} is due still`);
  const sent = minutesOf(play, row.sendAt);
  play.say(`${offsetText(due)} ${kind}: sent to ${arrived.length}, ${figures} figures`);
  play.rows.push({ kind, due, drafted, fields: draft.fields.length, sent, recipients: arrived.length, figures });
}

/** Writes what the release left open, and keeps the draft, as the page does. */
async function write(play, { draft, due, texts }) {
  /** The last reading of something, as a figure of the text. */
  const quote = (name, side) => {
    const figure = draft.figures.find(({ label }) => label.startsWith(`${name} `) && label.includes(`(${side}, `));
    assert.ok(figure, `there is no reading of ${name}, ${side}`);
    return `{{${figure.reading}}}`;
  };
  const own = texts(quote);
  const fields = draft.fields.map(({ key, isLive }) => {
    assert.ok(isLive || own[key], `nobody says ${key} in ${draft.due.kind}`);
    return { key, text: own[key] ?? null };
  });
  const body = { expectedVersion: draft.version, audiences: draft.audiences, subject: "", fields };
  return ask(play, "communications", "PUT", `drafts/${due}`, body);
}

const messageOf = ({ due, audiences, subject, fields }) => ({
  kind: due.kind,
  slot: due.dueAt,
  audiences,
  subject,
  fields: fields.map(({ key, text }) => ({ key, text })),
});

/** A figure that somebody types is refused, and nothing has happened. */
async function mustRefuse(play, message, [key, text]) {
  const { seq } = await stateOf(play);
  const fields = message.fields.map((one) => (one.key === key ? { key, text } : one));
  await assert.rejects(ask(play, "communications", "POST", "messages", { message: { ...message, fields } }), (error) => {
    assert.ok(error instanceof Refused, error.message);
    assert.equal(error.status, 422, error.message);
    return true;
  });
  assert.equal((await stateOf(play)).seq, seq);
}

/** Sends it; what reaches customers is proposed, and approved by somebody else. The row that the release keeps of it. */
async function send(play, message) {
  await ask(play, "communications", "POST", "messages", { message });
  const { messages } = await stateOf(play);
  const last = messages.at(-1);
  if (last.act === "proposed") await ask(play, "commander", "POST", `messages/${last.id}/approval`, {});
  const row = (await stateOf(play)).messages.findLast((one) => one.id === last.id);
  assert.equal(row.act, "sent");
  return row;
}

/** Who has to get it: everybody who reads for one of its groups, once however many those are. */
const recipientsOf = ({ destinations }, audiences) =>
  destinations.filter((one) => one.audiences.some((group) => audiences.includes(group))).map(({ recipient }) => recipient);

async function arriveOnce(play, { row, before, audiences }) {
  const expected = recipientsOf(play, audiences).toSorted();
  await until(
    async () => {
      const { deliveries } = await ask(play, "communications", "GET", `messages/${row.id}/deliveries`);
      const wrong = deliveries.find(({ status }) => !["waiting", "sending", "sent"].includes(status));
      assert.equal(wrong, undefined, `${wrong?.destination.name}: ${wrong?.status} ${wrong?.reason}`);
      return deliveries.length === expected.length && deliveries.every(({ status }) => status === "sent");
    },
    { what: `The last recipient of ${row.kind}` },
  );
  const arrived = play.peers.arrivals.slice(before);
  assert.deepEqual(arrived.map(({ recipient }) => recipient).toSorted(), expected);
  return arrived;
}

/** Every figure in every text is a reading that was recorded before the message was made. The number of readings quoted. */
async function checkFigures(play, { row, arrived }) {
  const { figures } = await ask(play, "communications", "GET", `messages/${row.id}`);
  const { readings = [], phases } = await stateOf(play);
  for (const figure of figures) {
    const reading = readings.find(({ id }) => id === figure.reading);
    assert.ok(reading && reading.at <= row.at && reading.observedAt <= row.at, `${figure.text} was not recorded by ${row.at}`);
    assert.ok(Number.parseFloat(figure.text.replaceAll(",", "")) === reading.value, `${figure.text} is not ${reading.value}`);
  }
  const shares = phases.flatMap(({ stage }) => (stage ? [`${stage.weightPercent}% of traffic`] : []));
  const known = [...figures.map(({ text }) => text), ...shares];
  for (const { recipient, text } of arrived) {
    const rest = known.reduce((left, figure) => left.replaceAll(figure, ""), text);
    assert.deepEqual(rest.match(FIGURE) ?? [], [], `${row.kind} to ${recipient} says what nobody measured`);
    assert.ok(
      figures.every((figure) => text.includes(figure.text)),
      `${row.kind} to ${recipient} lacks a figure`,
    );
  }
  return figures.length;
}

/** What nobody should get twice: nothing has arrived since that a row does not count. */
export function countedAll({ peers, rows }) {
  const counted = rows.reduce((sum, { recipients }) => sum + recipients, 0);
  assert.equal(peers.arrivals.length, counted);
}

/** Everybody whom a release tells, through every channel; one of them reads for two groups. */
export async function openDestinations({ as, team, peers }) {
  const mail = (name, ...audiences) => ({
    channel: "email",
    name,
    audiences,
    address: `${name}@example.com`,
    recipient: `${name}@example.com`,
  });
  const hook = (channel, name, ...audiences) => ({ channel, name, audiences, url: peers.urls[channel], recipient: channel });
  const all = [
    mail("engineering", "engineering"),
    mail("sre", "sre"),
    mail("qa-and-support", "qa", "support"),
    mail("product", "product"),
    mail("management", "management"),
    mail("customers", "customers"),
    hook("slack", "#deployment-updates", "engineering", "sre", "qa"),
    hook("teams", "Stakeholders", "product", "support", "management"),
    hook("webhook", "Status page", "engineering", "customers"),
  ];
  for (const { recipient: _, ...body } of all) await as.manager.ask("POST", `teams/${team.id}/destinations`, body);
  return all;
}
