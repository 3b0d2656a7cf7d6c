import { describe, expect, it } from "vitest";
import { filesOf, renderNotices, type ToldNotice } from "./render-notice";
import { notice, receipt } from "./testing/notice";

const render = (...notices: ToldNotice[]) => renderNotices({ notices, team: "Payments", teamUrl: "https://t.example.com/t/payments" });

describe("a notice as mail", () => {
  it("says what is asked, of what, and where", () => {
    const { subject, text, html } = render(notice());
    expect(subject).toBe("Sign off T-2h: checkout-service v2.3.0");
    expect(text).toBe(`Sign off T-2h

checkout-service v2.3.0 · Thu 26 Nov, 16:40 GMT

You are the first to sign. All 9 required items resolved.

Gate
  T-2h Go / no-go

Your role
  Approver

https://t.example.com/t/payments/releases/r1#phase-go

-- 
Sent to you as a member of Payments, with T-Minus.
https://t.example.com/t/payments/members#notices
`);
    for (const words of ["T-2h Go / no-go", "Approver", 'href="https://t.example.com/t/payments/releases/r1#phase-go"'])
      expect(html).toContain(words);
    expect(html).not.toMatch(/<img|<link|url\(|src=/);
  });

  it("says when it is told again", () => {
    expect(render(notice({ repeat: 1 })).subject).toBe("Still waiting: Sign off T-2h: checkout-service v2.3.0");
  });

  it("lets nothing that people wrote become markup", () => {
    const nasty = '<script>alert("1")</script>';
    const { html } = render(notice({}, { title: nasty, detail: nasty, facts: [{ label: nasty, text: nasty }] }));
    expect(html).not.toContain("<script");
  });

  it("is one of several where they waited", () => {
    const { subject, text } = render(notice(), receipt());
    expect(subject).toBe("2 notices of Payments");
    expect(text).toContain("Sign off T-2h\n");
    expect(text).toContain("Signed T-2h\n");
    expect(text).toContain("What waited for you in Payments");
  });
});

describe("a receipt", () => {
  it("has the checkpoint in the text and as a file, one for each", () => {
    expect(render(receipt()).text).toContain('Checkpoint\n  {"checkpoint":{}}');
    expect(filesOf([receipt()])).toEqual([{ name: "checkpoint.json", text: '{"checkpoint":{}}\n' }]);
    expect(filesOf([notice(), receipt(), receipt()]).map((one) => one.name)).toEqual(["checkpoint-2.json", "checkpoint-3.json"]);
    expect(filesOf([notice()])).toEqual([]);
  });
});
