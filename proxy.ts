import { type NextRequest, NextResponse } from "next/server";
import { databaseAnswers } from "@/lib/server/platform/database-watch";
import { outagePage } from "@/lib/server/platform/outage-page";

/** How soon whoever is told 503 may ask again, seconds. */
const AGAIN_AFTER = "5";

/**
 * Gives each page its Content-Security-Policy with a fresh nonce, and tells pages their own address. While the database
 * does not answer each is 503, which a page of Next cannot say of itself (ADR 36). Authorisation never lives here.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-path", request.nextUrl.pathname + request.nextUrl.search);
  headers.set("content-security-policy", policy);
  const response = (await databaseAnswers()) ? NextResponse.next({ request: { headers } }) : outage(nonce);
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("referrer-policy", "same-origin");
  response.headers.set("permissions-policy", "camera=(), microphone=(), geolocation=()");
  return response;
}

function outage(nonce: string): NextResponse {
  const headers = { "content-type": "text/html; charset=utf-8", "cache-control": "no-store", "retry-after": AGAIN_AFTER };
  return new NextResponse(outagePage(nonce), { status: 503, headers });
}

function contentSecurityPolicy(nonce: string): string {
  // React's development build evaluates source text to rebuild stacks; production never does.
  const script = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${script}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

export const config = { matcher: ["/((?!api/|_next/static|_next/image|favicon.ico|icon.svg).*)"] };
