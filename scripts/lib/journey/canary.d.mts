/** Types of canary.mjs, which must stay plain JavaScript. */
type Person = { readonly email: string; readonly password: string };

export function playCanary(options: {
  readonly url: string;
  readonly people: { readonly manager: Person; readonly admin: Person; readonly deployer: Person };
  readonly team?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly waitUntil?: (instant: string) => Promise<void>;
  readonly say?: (line: string) => void;
}): Promise<{ release: string; token: string; asked: { gate: string; decision: string; reason: string }[] }>;
