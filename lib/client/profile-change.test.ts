import { expect, it } from "vitest";
import { USUAL_PROFILE } from "./plan-tailoring";
import { changeWords } from "./profile-change";

it.each([
  [{ ...USUAL_PROFILE, changes: ["dns"] } as const, { ...USUAL_PROFILE, changes: ["cdn"] } as const, "They say: now CDN, no longer DNS."],
  [USUAL_PROFILE, { ...USUAL_PROFILE, platform: "vms" } as const, "They say: platform from Kubernetes to Cloud VM."],
  [undefined, USUAL_PROFILE, "They say: Microservice, Kubernetes, Balanced risk tolerance; nobody had said before."],
])("tells what others made of the answers", (before, after, text) => expect(changeWords(before, after)).toBe(text));
