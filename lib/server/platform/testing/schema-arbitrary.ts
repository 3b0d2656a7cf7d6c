import fc, { type Arbitrary } from "fast-check";
import { z } from "zod";

type JsonSchema = {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
};

/** Letters that databases, parsers and people stumble over: nothing, only spaces, null bytes, lone surrogates, marks of direction. */
const TROUBLE = [
  "",
  " ",
  "\u0000",
  "\ud800",
  "\u202eabc",
  "a".repeat(5_000),
  "'; DROP TABLE item; --",
  "../../etc/passwd",
  "NaN",
  "1e400",
  "𝕏",
];
const TIMES = [
  "2031-05-01T10:00:00.000Z",
  "2031-05-01T12:00:00Z",
  "0000-01-01T00:00:00Z",
  "2031-02-30T10:00:00.000Z",
  "9999-12-31T23:59:59.999Z",
];

const texts = (ids: readonly string[]): Arbitrary<unknown> =>
  fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.constantFrom(...TROUBLE, ...TIMES, ...ids, "Europe/London", "https://example.com/1", "deployer"),
  );

const numbers = ({ minimum = -5, maximum = 2 ** 31 }: JsonSchema): Arbitrary<unknown> =>
  fc.oneof(
    fc.integer({ min: Math.ceil(Math.max(minimum, -(2 ** 31))), max: Math.floor(Math.min(maximum, 2 ** 40)) }),
    fc.constantFrom(0, -1, 0.5, 2 ** 53, 1e308),
  );

/** Values of the form that a JSON schema describes, mostly: limits of length and patterns are left to chance. `ids`: values that exist. */
export function ofSchema(schema: JsonSchema, ids: readonly string[]): Arbitrary<unknown> {
  const options = schema.anyOf ?? schema.oneOf;
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (options) return fc.oneof(...options.map((one) => ofSchema(one, ids)));
  switch (schema.type) {
    case "object":
      return objectOf(schema, ids);
    case "array":
      return fc.array(ofSchema(schema.items ?? {}, ids), { maxLength: 3 });
    case "string":
      return schema.format === "uuid" ? fc.oneof(fc.constantFrom(...ids), fc.uuid()) : texts(ids);
    case "integer":
    case "number":
      return numbers(schema);
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function objectOf({ properties = {}, required = [] }: JsonSchema, ids: readonly string[]): Arbitrary<unknown> {
  const values = Object.fromEntries(Object.entries(properties).map(([key, one]) => [key, ofSchema(one, ids)]));
  return fc.record(values, { requiredKeys: [...required] });
}

/** The JSON schema of what goes into a route. */
export const schemaOf = (shape: z.core.$ZodType): JsonSchema =>
  z.toJSONSchema(shape, { io: "input", unrepresentable: "any" }) as JsonSchema;

/** Something that no strict object is: another kind of value, or an object with a key that nobody knows. */
export function notOf(valid: Arbitrary<unknown>): Arbitrary<unknown> {
  const foreign = valid.map((value) => ({ ...(typeof value === "object" && value !== null ? value : {}), "not-a-field": 1 }));
  return fc.oneof(foreign, fc.constantFrom(null, 1, "text", [], [{}], true));
}
