import { describe, expect, it } from "vitest";
import type { DraftDto } from "@/lib/contracts/message";
import { filledField } from "@/lib/domain/comms/filled-field";
import { renderMail } from "@/lib/domain/comms/render-mail";
import { renderSlack } from "@/lib/domain/comms/render-slack";
import { letterOfDraft } from "./preview-letter";

const draft: DraftDto = {
  about: {
    kind: "release",
    id: "1",
    service: "checkout-service",
    version: "v2.3.0",
    zone: "Europe/London",
    t0: "2026-11-26T19:00:00.000Z",
  },
  due: { id: "u", kind: "status-update", dueAt: null, lateAt: null, standing: "due", because: null },
  audiences: ["qa", "support"],
  subject: " Update ",
  isSubjectWritten: true,
  fields: [
    filledField("health", { text: null, live: "p95 {{r1}}, unknown {{r2}}" }),
    filledField("decision", { text: " ", live: "" }),
    filledField("issues", { text: "<b>none</b> ", live: "None" }),
  ],
  figures: [{ reading: "r1", label: "p95 145 ms (stable, 19:11 GMT)", text: "145 ms (stable, 19:11 GMT)" }],
  version: 1,
  updatedBy: null,
  updatedAt: null,
  whyNotSend: null,
  whyNotPropose: null,
  whyNotTest: null,
  hasSender: true,
};
const letter = letterOfDraft(draft, {
  team: "Payments",
  by: "Dora Green",
  now: "2026-11-26T19:14:00.000Z",
  url: "https://t.example.com/t/payments/releases/1",
});

describe("a draft as the letter that it would become", () => {
  it("has its figures written out, and no field without a text", () => {
    expect(letter.message.fields).toEqual([
      { key: "health", text: "p95 145 ms (stable, 19:11 GMT), unknown {{r2}}" },
      { key: "issues", text: "<b>none</b>" },
    ]);
    expect(letter.message.subject).toBe("Update");
  });

  it.each<[string, string, string]>([
    ["mail", renderMail(letter).html, "&lt;b&gt;none&lt;/b&gt;"],
    ["plain text", renderMail(letter).text, "Sent by Dora Green to QA and Customer support of Payments, with T-Minus."],
    ["Slack", JSON.stringify(renderSlack(letter)), "&lt;b&gt;none&lt;/b&gt;"],
  ])("is rendered as it is sent by %s", (_, text, expected) => expect(text).toContain(expected));
});
