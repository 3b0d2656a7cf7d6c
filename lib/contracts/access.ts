import { z } from "zod";

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
