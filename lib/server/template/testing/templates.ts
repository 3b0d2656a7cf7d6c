import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { PUT as save } from "@/app/api/v1/teams/[team]/templates/[template]/content/route";
import { POST as publish } from "@/app/api/v1/teams/[team]/templates/[template]/publishing/route";
import { POST as create } from "@/app/api/v1/teams/[team]/templates/route";
import type { TemplateDto } from "@/lib/contracts/template";
import type { TemplateDocument } from "@/lib/domain/checklist/own-template/document";
import type { TemplateItem } from "@/lib/domain/checklist/template";
import { pool } from "@/lib/server/platform/db";
import { teamStream } from "@/lib/server/platform/event-log";
import { call, cookieFor } from "@/lib/server/platform/testing/request";
import { makePlanningTeam } from "@/lib/server/release/testing/plan";

type Handler = typeof create;
type Asked = { template?: string; version?: string; cookie?: string; body?: unknown; of?: string };

export const STANDARD = { kind: "built-in", track: "standard" } as const;

export const OWN_ITEM: TemplateItem = {
  ...{ key: "shop-told", title: "The shop is told", proof: "A link.", kind: "tick", owner: "deployer", required: true, sources: [] },
};

/** The document with an item more, in the first section of the second phase. */
export function withItem(document: TemplateDocument, item: TemplateItem = OWN_ITEM): TemplateDocument {
  const phases = document.phases.map((phase, at) => ({
    ...phase,
    sections: phase.sections.map((section, n) => (at === 1 && n === 0 ? { ...section, items: [...section.items, item] } : section)),
  }));
  return { ...document, phases };
}

/** A team whose manager makes, saves and publishes templates through the routes. */
export async function templateTeam() {
  const team = await makePlanningTeam();
  const max = await cookieFor(team.people.max.ref.id);

  async function ask<T = TemplateDto>(handler: Handler, { of = team.id, cookie = max, body, ...params }: Asked = {}) {
    const method = handler === save ? "PUT" : body === undefined ? "GET" : "POST";
    const answer = await call(handler, { method, params: { team: of, ...params }, cookie, ...(body ? { body } : {}) });
    return { status: answer.status, body: answer.body as T };
  }
  async function make(name: string, from: object = STANDARD): Promise<TemplateDto> {
    const { status, body } = await ask(create, { body: { name, from } });
    expect(status).toBe(200);
    return body;
  }
  /** A template of the standard track with a version, edited before where it says how. */
  async function published(name: string, edit?: (document: TemplateDocument) => TemplateDocument): Promise<TemplateDto> {
    const made = await make(name);
    const revision = edit
      ? (await ask(save, { template: made.id, body: { revision: 1, document: edit(made.document) } })).body.revision
      : 1;
    const { status, body } = await ask(publish, { template: made.id, body: { revision } });
    expect(status).toBe(200);
    return body;
  }
  /** What happened to templates of the team, in order. */
  async function events(): Promise<{ type: string; payload: Record<string, unknown> }[]> {
    const { rows } = await pool().query("SELECT body FROM event WHERE stream = $1 ORDER BY seq", [teamStream(team.id)]);
    return rows.map(({ body }) => JSON.parse(body)).filter(({ type }) => type.startsWith("template."));
  }
  return { team, ask, make, published, events };
}

/** A name that no other template of the test database has. */
export const newName = (): string => `Shop ${randomUUID().slice(0, 8)}`;
