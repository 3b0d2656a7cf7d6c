import { z } from "zod";

/** Requests a minute; an empty text is as good as none. */
const perMinute = (normal: number) =>
  z
    .string()
    .regex(/^\d{0,6}$/, "Give a whole number of requests a minute; 0 is no limit.")
    .default("")
    .transform((text) => (text === "" ? normal : Number(text)));

const schema = z.object({
  DATABASE_URL: z.string().min(1, "DATABASE_URL is not set. Start with `npm start`, or point it at a Postgres 15 or newer."),
  NEXTAUTH_SECRET: z.string().min(32, "NEXTAUTH_SECRET must have at least 32 characters. `npm start` makes one."),
  /** Public address of this installation. https turns on `__Host-` cookies. */
  TMINUS_URL: z.url().default("http://localhost:3000"),
  /** The address that the web server listens on. */
  TMINUS_HOST: z.string().min(1).default("127.0.0.1"),
  /** `demo` and `test` may move the command clock and show demo sign-ins; `real` may not. */
  TMINUS_MODE: z.enum(["real", "demo", "test"]).default("real"),
  /** How many proxies of ours stand before this server; the addresses that they note are believed, others are not. */
  TMINUS_PROXIES: z.string().regex(/^\d$/, "Give the number of proxies, 0 to 9.").default("0").transform(Number),
  /** Secret from which the key is made that signs checkpoints of the log; `npm start` makes one. Without it they are unsigned. */
  TMINUS_CHECKPOINT_KEY: z.string().min(32).optional(),
  /** Single sign-on: see `single-sign-on.ts`, which reads these together. An empty text is as good as none. */
  TMINUS_OIDC_ISSUER: z.string().default(""),
  TMINUS_OIDC_CLIENT_ID: z.string().default(""),
  TMINUS_OIDC_CLIENT_SECRET: z.string().default(""),
  TMINUS_OIDC_SCOPES: z.string().default(""),
  TMINUS_OIDC_LABEL: z.string().default(""),
  TMINUS_OIDC_GROUPS_CLAIM: z.string().default(""),
  TMINUS_OIDC_GROUPS: z.string().default(""),
  /** Secret with which `/metrics` is read; without one only this machine may. */
  TMINUS_METRICS_TOKEN: z.string().default(""),
  /** Secrets that encrypt other secrets in the database (webhooks, integrations), separated by commas: the first seals. `npm start` makes one. */
  TMINUS_SECRETS_KEY: z.string().min(32).optional(),
  /** `allow` lets webhooks go to private and local addresses, and over plain http. */
  TMINUS_WEBHOOK_PRIVATE: z.enum(["allow", "refuse"]).default("refuse"),
  /** Quotas of programs: see `quota.ts`. */
  TMINUS_LIMIT_TOKEN: perMinute(1_200),
  TMINUS_LIMIT_INCOMING: perMinute(600),
  TMINUS_LIMIT_CALENDAR: perMinute(60),
  /** Mail server, such as `smtp://user:password@mail.example.com:587` or `smtps://…:465`. Empty: no mail is sent. */
  TMINUS_SMTP_URL: z.string().default(""),
  /** Who mail is from: `releases@example.com` or `T-Minus <releases@example.com>`. */
  TMINUS_MAIL_FROM: z.string().default(""),
  NODE_ENV: z.string().default("development"),
  /** Folder of the build that is served. */
  NEXT_DIST_DIR: z.string().min(1).default(".next"),
});

export type Env = z.infer<typeof schema>;

let parsed: Env | undefined;

/** The environment, checked once. Throws at the first use with the names of what is missing or wrong. */
export function env(): Env {
  if (parsed) return parsed;
  const result = schema.safeParse(process.env);
  if (!result.success) throw new Error(result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("\n"));
  parsed = result.data;
  return parsed;
}
