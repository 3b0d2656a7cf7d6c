/** Types of test-provider.mjs, which must stay plain JavaScript. */

/** What the provider says of somebody. */
export type TestClaims = {
  name?: string;
  email?: string;
  email_verified?: unknown;
  groups?: unknown;
};

export type TestProvider = {
  readonly issuer: string;
  /** By subject; may be changed between sign-ins. */
  readonly people: Map<string, TestClaims>;
  /** Serves the application at this address from now on. */
  trust(url: string): void;
  /** Who presses the button of the sign-in page. */
  signsInAs(subject: string): void;
  /** Changes the ID tokens that are handed out from now on; none puts it right again. */
  tamperWith(change?: (token: string) => string): void;
  goDown(): Promise<void>;
  comeBack(): Promise<unknown>;
};

export const CLIENT: { readonly id: string; readonly secret: string };

export function startTestProvider(): Promise<TestProvider>;
