import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { templateYaml } from "./template-yaml";
import { documentArbitrary } from "./testing/documents";

test("what is written says the same under YAML 1.1 and 1.2", () => {
  fc.assert(
    fc.property(documentArbitrary, (document) => {
      const text = templateYaml(document);
      expect(parse(text, { version: "1.2" })).toEqual({ format: "t-minus-template/1", ...document });
      expect(parse(text, { version: "1.1" })).toEqual({ format: "t-minus-template/1", ...document });
    }),
    { numRuns: 20 },
  );
});
