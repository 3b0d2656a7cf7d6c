import { z } from "zod";
import { nameText } from "./text";

/** One of the people of a demo, whom anybody may be. Written by the seed; never shown by a real installation. */
export const demoSignInSchema = z.object({
  name: z.string(),
  email: z.string(),
  password: z.string(),
  /** What they do, such as "Deployer". */
  role: z.string().optional(),
});
export type DemoSignIn = z.infer<typeof demoSignInSchema>;

/** Cookie with the address of the team used last. */
export const LAST_TEAM_COOKIE = "tminus.team";

/** Letters people use to sign in; compared and stored in small letters. */
export const emailText = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "This address is too long.")
  .refine((text) => z.email().safeParse(text).success, "This is not an email address. Write it as name@example.com.");

export const MIN_PASSWORD = 12;

/** A password to be set. Length is what counts; spaces and any letters are fine. */
export const newPassword = z
  .string()
  .min(MIN_PASSWORD, `Use at least ${MIN_PASSWORD} characters. A few words in a row are easy to keep in mind.`)
  .max(256, "Use at most 256 characters.");

const personName = nameText(80);

/** Makes the first admin and team. `code` as the server's log gives it, capitals and hyphen as one likes. */
export const firstRunBody = z.strictObject({
  code: z.string().max(40),
  team: nameText(60),
  name: personName,
  email: emailText,
  password: newPassword,
});
export type FirstRunBody = z.infer<typeof firstRunBody>;

export const firstRunAnswer = z.object({ team: z.string() });
