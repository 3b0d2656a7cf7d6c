const ANYWHERE = "http://local.invalid";
const MAX = 2_000;

/**
 * Where to go after signing in: a path of this application, or `/` for whatever else was asked. Other sites are never an
 * answer, however the address is dressed up (`//evil.example`, `/\evil.example`, a scheme, tabs that browsers drop);
 * nor are the API, and the pages on which one signs in.
 */
export function returnPath(asked: string | null | undefined): string {
  if (!asked || asked.length > MAX || !/^\/(?![/\\])/.test(asked) || /[\p{Cc}\\]/u.test(asked)) return "/";
  const url = parse(asked);
  if (!url || url.origin !== ANYWHERE || url.pathname.startsWith("//")) return "/";
  if (/^\/(api|sign-in|first-run)(\/|$)/.test(url.pathname)) return "/";
  return url.pathname + url.search + url.hash;
}

/** As `returnPath`, of a whole address of this application; `/` for one of another site. */
export function pathOf(address: string | null | undefined, own: string): string {
  if (!address) return "/";
  return address.startsWith(`${own}/`) ? returnPath(address.slice(own.length)) : returnPath(address);
}

function parse(path: string): URL | null {
  try {
    return new URL(path, ANYWHERE);
  } catch {
    return null;
  }
}
