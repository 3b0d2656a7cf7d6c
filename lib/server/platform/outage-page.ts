const STYLE = `
:root{color-scheme:light;--bg:oklch(.977 .003 250);--fg:oklch(.22 .014 250);--muted:oklch(.47 .016 250);--card:#fff;--line:oklch(.63 .014 250);--ink:oklch(.24 .014 250);--on:oklch(.99 0 0)}
:root.dark{color-scheme:dark;--bg:oklch(.165 .01 250);--fg:oklch(.95 .004 250);--muted:oklch(.73 .012 250);--card:oklch(.215 .012 250);--ink:oklch(.95 .004 250);--on:oklch(.165 .01 250)}
*{box-sizing:border-box}
body{margin:0;min-height:100dvh;display:flex;flex-direction:column;background:var(--bg);color:var(--fg);font:14px/1.5 ui-sans-serif,system-ui,sans-serif;-webkit-font-smoothing:antialiased}
header{display:flex;align-items:center;gap:8px;height:56px;padding:0 24px;font-size:15px;font-weight:600}
main{flex:1;display:grid;place-items:center;padding:16px 16px 72px}
section{max-width:400px;text-align:center;text-wrap:balance}
h1{margin:0 0 4px;font-size:20px;font-weight:600;letter-spacing:-.02em}
p{margin:0;color:var(--muted)}
a{display:inline-flex;align-items:center;height:32px;margin-top:16px;padding:0 12px;border:1px solid var(--line);border-radius:6px;background:var(--card);color:inherit;font-weight:500;text-decoration:none}
a:focus-visible{outline:2px solid oklch(.52 .105 232);outline-offset:2px}
svg rect{fill:var(--ink)}svg path{stroke:var(--on)}
@media(max-width:767px){header{padding:0 16px}a{height:44px}}
@media print{a{display:none}}
`;

/** The theme as everywhere, then the page again as soon as the server says that it can make it. */
const SCRIPT = `
try{var t=localStorage.getItem("tminus-theme");document.documentElement.classList.toggle("dark",t==="dark"||(t!=="light"&&matchMedia("(prefers-color-scheme: dark)").matches))}catch(e){}
(function look(){setTimeout(function(){fetch("/api/health/ready",{cache:"no-store"}).then(function(a){a.ok?location.reload():look()},look)},2000)})();
`;

const LOGO =
  '<svg width="24" height="24" viewBox="0 0 24 24" fill="none" aria-hidden="true"><rect width="24" height="24" rx="6"/><path d="M4.5 7.5h8M8.5 7.5v9.5M14 12.25h5.5" stroke-width="2.25"/></svg>';

/**
 * What stands in place of any page while the database is silent: whole in itself, so that nothing else has to work. `nonce` is
 * the one of its Content-Security-Policy. It keeps the address and loads it again by itself.
 */
export function outagePage(nonce: string): string {
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<link rel="icon" href="/icon.svg"><title>One moment · T-Minus</title><style>${STYLE}</style><script nonce="${nonce}">${SCRIPT}</script>
<noscript><meta http-equiv="refresh" content="5"></noscript></head>
<body><header>${LOGO}T-Minus</header><main><section role="status"><h1>The database does not answer</h1>
<p>What was saved is safe, and ticks that wait in this browser are sent later. This page comes back by itself.</p>
<a href="">Try again</a></section></main></body></html>`;
}
