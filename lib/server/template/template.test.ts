import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { PATCH as edit } from "@/app/api/v1/releases/[release]/details/route";
import { POST as putBack } from "@/app/api/v1/releases/[release]/items/[item]/return/route";
import { PUT as retailor } from "@/app/api/v1/releases/[release]/profile/route";
import { POST as archive } from "@/app/api/v1/teams/[team]/templates/[template]/archiving/route";
import { PUT as save } from "@/app/api/v1/teams/[team]/templates/[template]/content/route";
import { POST as discard } from "@/app/api/v1/teams/[team]/templates/[template]/discarding/route";
import { POST as publish } from "@/app/api/v1/teams/[team]/templates/[template]/publishing/route";
import { GET as show } from "@/app/api/v1/teams/[team]/templates/[template]/route";
import { GET as showVersion } from "@/app/api/v1/teams/[team]/templates/[template]/versions/[version]/route";
import { POST as create, GET as list } from "@/app/api/v1/teams/[team]/templates/route";
import type { Problem } from "@/lib/contracts/problem";
import type { TemplatesDto } from "@/lib/contracts/template";
import type { TemplateDocument } from "@/lib/domain/checklist/own-template/document";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { call, cookieFor } from "@/lib/server/platform/testing/request";
import { loadRelease } from "@/lib/server/release/load";
import { makePlanningTeam, type PlanningTeam, plan } from "@/lib/server/release/testing/plan";
import { newName, OWN_ITEM, STANDARD, templateTeam, withItem } from "./testing/templates";

testDatabase();

const PROFILE = {
  ...{ application: "microservices" as const, platform: "kubernetes" as const, riskTolerance: "conservative" as const },
  ...{ changes: ["database-migration" as const], facilities: ["prometheus" as const], compliance: [] },
};

let team: PlanningTeam;
let { ask, make, published, events } = {} as Awaited<ReturnType<typeof templateTeam>>;
let name: string;
beforeAll(async () => {
  ({ team, ask, make, published, events } = await templateTeam());
});
beforeEach(() => {
  name = newName();
});

describe("a template", () => {
  it("is copied, edited, published, and a release is planned with it, whose items stay whatever comes later", async () => {
    const made = await make(name);
    expect(made).toMatchObject({ name, track: "standard", revision: 1, published: null, before: null, problems: [], changes: [] });
    const edited = withItem(made.document);
    const saved = (await ask(save, { template: made.id, body: { revision: 1, document: edited } })).body;
    expect(saved).toMatchObject({ revision: 2, document: edited });
    const first = (await ask(publish, { template: made.id, body: { revision: 2 } })).body;
    expect(first).toMatchObject({ published: { version: 1 }, draft: null, before: edited, versions: [{ version: 1 }] });

    const release = await plan(team, { template: { id: made.id, version: 1 } });
    const state = (await loadRelease(release, team.people.max.ref.id))?.state;
    expect(state?.details.template).toMatchObject({ key: made.id, version: 1, track: "standard", name });
    expect(state?.items.find(({ key }) => key === "shop-told")).toMatchObject({ title: "The shop is told", phase: "t-minus-2h" });

    const again = await ask(save, { template: made.id, body: { revision: 3, document: made.document } });
    expect(again.body.changes).toEqual([{ phase: "T-2h", kind: "removed", text: "“The shop is told” is gone." }]);
    expect((await ask(publish, { template: made.id, body: { revision: 4 } })).body.published).toMatchObject({ version: 2 });
    const kept = (await loadRelease(release, team.people.max.ref.id))?.state;
    expect(kept?.items.some(({ key }) => key === "shop-told")).toBe(true);
    expect((await ask(showVersion, { template: made.id, version: "1" })).body).toMatchObject({ version: 1, document: edited });
    expect((await ask(showVersion, { template: made.id, version: "3" })).status).toBe(404);

    const told = (await events()).slice(-5);
    expect(told.map(({ type }) => type)).toEqual([
      ...["template.created", "template.draft-saved", "template.published", "template.draft-saved", "template.published"],
    ]);
    expect(told.at(-1)?.payload).toMatchObject({ version: 2, changes: ["T-2h: “The shop is told” is gone."], more: 0 });
  });

  it("is made from another one, and from a release with what it was tailored to", async () => {
    const first = await published(name, (document) => withItem(document));
    const copy = await make(`${name} copy`, { kind: "template", id: first.id });
    expect(copy.document).toEqual({ ...first.document, name: `${name} copy` });
    const answers = { application: "microservices", platform: "kubernetes", riskTolerance: "conservative" } as const;
    const release = await plan(team, { profile: { ...answers, changes: ["database-migration"], facilities: [], compliance: [] } });
    const made = await make(`${name} tailored`, { kind: "release", id: release });
    expect(made.problems).toEqual([]);
    const state = (await loadRelease(release, team.people.max.ref.id))?.state;
    const keys = made.document.phases.flatMap(({ sections }) => sections.flatMap(({ items }) => items.map(({ key }) => key)));
    expect(keys).toEqual(state?.items.filter(({ parent }) => parent === null).map(({ key }) => key));
  });

  it("has one draft, which nobody overwrites without having seen it", async () => {
    const made = await make(name);
    const answers = await Promise.all(
      ["A", "B", "C"].map((title) =>
        ask(save, { template: made.id, body: { revision: 1, document: withItem(made.document, { ...OWN_ITEM, title }) } }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    const late = answers.find(({ status }) => status === 409)?.body as unknown as Problem;
    expect(late).toMatchObject({ code: "stale", details: { present: { id: made.id } } });
    expect((await ask(publish, { template: made.id, body: { revision: 1 } })).status).toBe(409);
    expect((await ask(show, { template: made.id })).body.revision).toBe(2);
  });

  it("is published with problems by nobody, and each is told with its path", async () => {
    const made = await make(name);
    const nobody = (gate: TemplateDocument["phases"][number]["gate"]): TemplateDocument => ({
      ...made.document,
      phases: made.document.phases.map((phase, at) => (at === 0 ? { ...phase, gate } : phase)),
    });
    const count = Object.keys(team.people).length;
    const asks = nobody({ kind: "signed", base: [{ role: "approver", count }], critical: [] });
    const saved = (await ask(save, { template: made.id, body: { revision: 1, document: asks } })).body;
    expect(saved.problems).toEqual([
      { path: "phases[0].gate.base", message: expect.stringContaining(`needs ${count + 1} different people`) },
    ]);
    const refused = await ask<Problem>(publish, { template: made.id, body: { revision: 2 } });
    expect(refused).toMatchObject({ status: 422, body: { path: "phases[0].gate.base", details: { problems: saved.problems } } });
    const shape = await ask<Problem>(save, { template: made.id, body: { revision: 2, document: { ...made.document, phases: [{}] } } });
    expect(shape).toMatchObject({ status: 400, body: { path: expect.stringMatching(/^document\.phases\.0\./) } });
    const other = await ask<Problem>(save, { template: made.id, body: { revision: 2, document: { ...made.document, track: "canary" } } });
    expect(other).toMatchObject({ status: 422, body: { path: "document.track" } });
  });

  it("goes back to what is published when its draft is discarded, and is archived where nothing is", async () => {
    const first = await published(name);
    expect((await ask<Problem>(publish, { template: first.id, body: { revision: first.revision } })).body.code).toBe("wrong-state");
    const saved = (await ask(save, { template: first.id, body: { revision: 2, document: withItem(first.document) } })).body;
    expect(saved.changes).toHaveLength(1);
    const back = (await ask(discard, { template: first.id, body: { revision: 3 } })).body;
    expect(back).toMatchObject({ draft: null, document: first.document, revision: 4 });
    const never = await make(`${name} two`);
    expect((await ask<Problem>(discard, { template: never.id, body: { revision: 1 } })).body.code).toBe("wrong-state");
    expect((await ask(archive, { template: never.id, body: {} })).status).toBe(204);
    expect((await ask(show, { template: never.id })).status).toBe(404);
    expect((await make(`${name} two`)).id).not.toBe(never.id);
  });

  it("has a name of its own, which is none of the library's", async () => {
    await make(name);
    for (const taken of [name, name.toUpperCase(), "Standard release", "standard-release"]) {
      expect(await ask<Problem>(create, { body: { name: taken, from: STANDARD } })).toMatchObject({ status: 422, body: { path: "name" } });
    }
  });

  it("is kept by managers and read by every member", async () => {
    const made = await make(name);
    for (const person of ["alice", "vera", "adam"] as const) {
      const cookie = await cookieFor(team.people[person].ref.id);
      expect((await ask<TemplatesDto>(list, { cookie })).body).toMatchObject({ canManage: false });
      expect((await ask(show, { template: made.id, cookie })).body).toMatchObject({ name, canManage: false });
      expect((await ask(create, { cookie, body: { name: "X", from: STANDARD } })).status).toBe(403);
      for (const handler of [publish, discard])
        expect((await ask(handler, { template: made.id, cookie, body: { revision: 1 } })).status).toBe(403);
      expect((await ask(archive, { template: made.id, cookie, body: {} })).status).toBe(403);
      expect((await ask(save, { template: made.id, cookie, body: { revision: 1, document: made.document } })).status).toBe(403);
    }
  });

  it("is unknown to another team, as a beginning and for a release too", async () => {
    const first = await published(name);
    const other = await makePlanningTeam();
    const cookie = await cookieFor(other.people.max.ref.id);
    expect((await ask(show, { of: other.id, template: first.id, cookie })).status).toBe(404);
    const [copy, release] = [
      { kind: "template", id: first.id },
      { kind: "release", id: await plan(team) },
    ];
    expect((await ask(create, { of: other.id, cookie, body: { name: "X", from: copy } })).status).toBe(404);
    expect(await ask<Problem>(create, { of: other.id, cookie, body: { name: "X", from: release } })).toMatchObject({
      status: 422,
      body: { path: "from.id" },
    });
    await expect(plan(other, { template: { id: first.id, version: 1 } })).rejects.toMatchObject({
      code: "invalid",
      more: { path: "template" },
    });
    expect((await ask<TemplatesDto>(list, { of: other.id, cookie })).body.templates).toEqual([]);
  });
});

describe("a release from a template", () => {
  it("asks for what a critical one needs when it becomes one, by the gates that it copied", async () => {
    const strict = await published(name, (document) => ({
      ...document,
      phases: document.phases.map((phase, at) =>
        at === 0
          ? { ...phase, gate: { kind: "signed", base: [{ role: "approver", count: 1 }], critical: [{ role: "commander", count: 1 }] } }
          : phase,
      ),
    }));
    const release = await plan(team, { template: { id: strict.id, version: 1 }, criticality: "standard" });
    await ask(save, { template: strict.id, body: { revision: strict.revision, document: { ...strict.document, name: `${name} later` } } });
    await ask(archive, { template: strict.id, body: {} });
    const cookie = await cookieFor(team.people.max.ref.id);
    const body = { expectedSeq: 1, changes: { criticality: "critical" } };
    expect((await call(edit, { method: "PATCH", params: { release }, cookie, body })).status).toBe(200);
    const { phases = [] } = (await loadRelease(release, team.people.max.ref.id))?.state ?? {};
    const signers = (key: string) => phases.find((phase) => phase.key === key)?.requirements.map(({ role, count }) => `${count} ${role}`);
    expect([signers("t-minus-48h"), signers("t-minus-2h"), signers("t-plus-15m")]).toEqual([
      ["1 approver", "1 commander"],
      ["1 deployer", "1 approver", "1 commander"],
      [],
    ]);
  });

  it("is given other answers by the template as it was, and what they leave out is put back", async () => {
    const first = await published(name, withItem);
    const release = await plan(team, { template: { id: first.id, version: 1 }, profile: PROFILE });
    await ask(save, { template: first.id, body: { revision: first.revision, document: first.before } });
    await ask(archive, { template: first.id, body: {} });
    const before = (await loadRelease(release, team.people.max.ref.id))?.state;
    const cookie = await cookieFor(team.people.max.ref.id);
    const profile = { ...PROFILE, changes: [] };
    const answer = await call(retailor, { method: "PUT", params: { release }, cookie, body: { expectedSeq: before?.seq, profile } });
    expect(answer.status).toBe(200);
    const after = (await loadRelease(release, team.people.max.ref.id))?.state;
    const keys = (state: typeof after) => state?.items.map(({ key }) => key) ?? [];
    expect(keys(after)).toContain("shop-told");
    const gone = keys(before).filter((key) => !keys(after).includes(key));
    expect(gone.length).toBeGreaterThan(0);
    const back = await call(putBack, { method: "POST", params: { release, item: gone[0] ?? "" }, cookie, body: {} });
    expect(back.status).toBe(200);
    expect(keys((await loadRelease(release, team.people.max.ref.id))?.state)).toContain(gone[0]);
  });

  it("is refused with a version that is not the present one, and on another track", async () => {
    const first = await published(name);
    const wrong = { code: "invalid", more: { path: "template" } };
    await expect(plan(team, { template: { id: first.id, version: 2 } })).rejects.toMatchObject(wrong);
    await expect(plan(team, { template: { id: first.id, version: 1 }, strategy: "canary" })).rejects.toMatchObject(wrong);
    const never = await make(`${name} never`);
    await expect(plan(team, { template: { id: never.id, version: 1 } })).rejects.toMatchObject(wrong);
    await ask(archive, { template: first.id, body: {} });
    await expect(plan(team, { template: { id: first.id, version: 1 } })).rejects.toMatchObject(wrong);
  });
});
