import { THEME_KEY } from "@/components/ui/theme-key";

/** Runs before the first paint, so that a dark page never flashes white. Kept tiny and free of input. */
const SOURCE = `try{var t=localStorage.getItem(${JSON.stringify(THEME_KEY)});document.documentElement.classList.toggle("dark",t==="dark"||(t!=="light"&&matchMedia("(prefers-color-scheme: dark)").matches))}catch(e){}`;

/** Inline script for the head; `nonce` is the one of the page's Content-Security-Policy. Browsers hide it, hence no hydration check. */
export function ThemeScript({ nonce }: { nonce: string | undefined }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this file, nothing of it comes from outside
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: SOURCE }} />;
}
