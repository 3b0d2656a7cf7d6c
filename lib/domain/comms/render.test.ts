import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FIELDS, type FieldKey } from "./kinds";
import { cut } from "./letter";
import { escapeHtml } from "./mail-page";
import { renderEvent } from "./render-event";
import { renderMail } from "./render-mail";
import { renderSlack } from "./render-slack";
import { renderTeams } from "./render-teams";
import { letter } from "./testing/letter";

const KEYS = Object.keys(FIELDS) as FieldKey[];
const URL_ = letter().url;
const nasty = '<script>alert("1")</script> & <!channel> *bold* [x](javascript:1) \\';
/** Every field there is, each with this text. */
const full = (text: string) => letter({ fields: KEYS.map((key) => ({ key, text })), subject: text });
const anyText = fc.string({ unit: "grapheme", maxLength: 4_000 });
/** Each case renders every field there is. */
const FEW = { numRuns: 8 };

describe("as mail", () => {
  it("says the same in plain text and in HTML", () => {
    const { subject, text, html } = renderMail(letter());
    expect(subject).toBe("Update: checkout-service v2.3.0");
    expect(text).toBe(`15-minute update

checkout-service v2.3.0 · Thu 26 Nov, 19:14 GMT

Stage
  T-0 Deployment

Health checks
  10 of 10 required checks are done
  Error rate 0.28% (canary, 19:11 GMT)

Decision
  Proceed

${URL_}

-- 
Sent by Dora Lead to QA and Customer support of Payments, with T-Minus.
`);
    for (const words of ["15-minute update", "checkout-service v2.3.0 · Thu 26 Nov, 19:14 GMT", "Proceed", `href="${URL_}"`])
      expect(html).toContain(words);
    expect(html).toContain("10 of 10 required checks are done<br>Error rate 0.28% (canary, 19:11 GMT)");
  });

  it("lets nothing that people wrote become markup or a second header", () => {
    const { subject, html } = renderMail(letter({ fields: [{ key: "issues", text: nasty }], subject: "One\r\nBcc: all@example.com" }));
    expect(html).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &lt;!channel&gt;");
    expect(html).not.toContain("<script");
    expect(subject).toBe("One Bcc: all@example.com");
    fc.assert(
      fc.property(anyText, (text) => {
        expect(escapeHtml(text)).not.toMatch(/[<>"']/);
      }),
    );
  });

  it("fetches nothing", () => expect(renderMail(letter()).html).not.toMatch(/<img|<link|url\(|src=/));
});

describe("for Slack", () => {
  it("is a header, a section for each field, and where to look", () =>
    expect(renderSlack(letter())).toEqual({
      text: "Update: checkout-service v2.3.0",
      unfurl_links: false,
      blocks: [
        { type: "header", text: { type: "plain_text", text: "15-minute update", emoji: false } },
        { type: "context", elements: [{ type: "plain_text", text: "checkout-service v2.3.0 · Thu 26 Nov, 19:14 GMT", emoji: false }] },
        { type: "section", text: { type: "mrkdwn", text: "*Stage*\nT-0 Deployment" } },
        {
          type: "section",
          text: { type: "mrkdwn", text: "*Health checks*\n10 of 10 required checks are done\nError rate 0.28% (canary, 19:11 GMT)" },
        },
        { type: "section", text: { type: "mrkdwn", text: "*Decision*\nProceed" } },
        { type: "section", text: { type: "mrkdwn", text: `<${URL_}|Open in T-Minus>` } },
        {
          type: "context",
          elements: [{ type: "plain_text", text: "Sent by Dora Lead to QA and Customer support of Payments, with T-Minus.", emoji: false }],
        },
      ],
    }));

  it("mentions nobody and links nowhere by what people wrote", () => {
    const said = JSON.stringify(renderSlack(letter({ fields: [{ key: "issues", text: nasty }] })));
    expect(said).toContain("&lt;!channel&gt;");
    expect(said).not.toMatch(/<(?!https:\/\/t\.example\.com)/);
  });

  it("stays within what Slack takes, whatever the text", () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.constant("&".repeat(4_000)), fc.constant("x".repeat(4_000))), (text) => {
        const { blocks, text: notice } = renderSlack(full(text));
        expect(blocks.length).toBeLessThanOrEqual(50);
        expect(notice.length).toBeLessThanOrEqual(3_000);
        for (const block of blocks) {
          const said = "text" in block ? block.text.text : block.elements.map((one) => one.text).join("");
          expect(said.length).toBeLessThanOrEqual(block.type === "header" ? 150 : 3_000);
          expect(said).not.toMatch(/&(?!amp;|lt;|gt;)/);
          expect(said.isWellFormed()).toBe(text.isWellFormed());
        }
      }),
      FEW,
    );
  });
});

describe("for Teams", () => {
  it("is an Adaptive Card 1.4 in the envelope of a workflow", () => {
    const { type, attachments } = renderTeams(letter({ fields: [{ key: "decision", text: "Proceed" }] }));
    expect([type, attachments.length, attachments[0].contentType]).toEqual(["message", 1, "application/vnd.microsoft.card.adaptive"]);
    expect(attachments[0].content).toEqual({
      $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
      type: "AdaptiveCard",
      version: "1.4",
      fallbackText: "Update: checkout-service v2.3.0",
      body: [
        { type: "TextBlock", text: "15-minute update", wrap: true, size: "Medium", weight: "Bolder" },
        { type: "TextBlock", text: "checkout-service v2.3.0 · Thu 26 Nov, 19:14 GMT", wrap: true, isSubtle: true, spacing: "None" },
        { type: "TextBlock", text: "Decision", wrap: true, weight: "Bolder", spacing: "Medium" },
        { type: "TextBlock", text: "Proceed", wrap: true, spacing: "None" },
        {
          type: "TextBlock",
          text: "Sent by Dora Lead to QA and Customer support of Payments, with T-Minus.",
          wrap: true,
          size: "Small",
          isSubtle: true,
          spacing: "Medium",
        },
      ],
      actions: [{ type: "Action.OpenUrl", title: "Open in T-Minus", url: URL_ }],
    });
  });

  it.each([
    ["*bold* _and_ [x](javascript:1)", "\\*bold\\* \\_and\\_ \\[x\\](javascript:1)"],
    ["One\nTwo", "One\n\nTwo"],
    ["- no list\n1. nor this", "\\- no list\n\n1\\. nor this"],
  ])("shows %j as it was written", (text, expected) => {
    const [{ content }] = renderTeams(letter({ fields: [{ key: "issues", text }] })).attachments;
    expect(content.body[3]?.text).toBe(expected);
  });

  it("stays within 28 kB, whatever the text", () => {
    const texts = fc.oneof(anyText, fc.constant("*".repeat(4_000)), fc.constant("😀".repeat(2_000)), fc.constant("\n".repeat(4_000)));
    fc.assert(
      fc.property(texts, (text) => {
        const size = new TextEncoder().encode(
          JSON.stringify(renderTeams({ ...full(text), message: { ...full(text).message, subject: "S" } })),
        );
        expect(size.length).toBeLessThanOrEqual(28_000);
      }),
      FEW,
    );
  });
});

describe("for another system", () => {
  it("is a CloudEvent that carries the message as it was sent", () =>
    expect(renderEvent(letter({ fields: [{ key: "decision", text: "Proceed" }] }))).toEqual({
      specversion: "1.0",
      id: "00000000-0000-4000-8000-000000000001",
      source: "https://t.example.com",
      type: "dev.tminus.message",
      subject: "00000000-0000-4000-8000-00000000000a",
      time: "2026-11-26T19:14:00.000Z",
      datacontenttype: "application/json",
      data: {
        kind: "status-update",
        title: "15-minute update",
        subject: "Update: checkout-service v2.3.0",
        slot: "2026-11-26T19:15:00.000Z",
        audiences: ["qa", "support"],
        team: "Payments",
        by: "Dora Lead",
        release: { id: "00000000-0000-4000-8000-00000000000a", service: "checkout-service", version: "v2.3.0", url: URL_ },
        fields: [{ key: "decision", label: "Decision", text: "Proceed" }],
        figures: [{ reading: "r1", text: "0.28% (canary, 19:11 GMT)", observedAt: "2026-11-26T19:11:00.000Z" }],
      },
    }));
});

describe("a test", () => {
  const test = letter({}, { isTest: true });
  it.each([
    ["mail", renderMail(test).text],
    ["Slack", renderSlack(test).text],
    ["Teams", renderTeams(test).attachments[0].content.body[0]?.text],
  ])("says in %s that it is one", (_, said) => expect(said).toContain("Test: nothing happened to a release"));
  it("says it to other systems", () => expect(renderEvent(test).type).toBe("dev.tminus.message.test"));
});

it.each([
  ["short", 10, "short"],
  ["a longer text", 8, "a longe…"],
  ["ab😀cd", 4, "ab…"],
])("%j cut to %i is %j", (text, max, expected) => expect(cut(text, max)).toBe(expected));
