import type { MiddlewareHandler } from 'hono';

/** Pages run our own scripts and styles only, are never framed and reach nobody but this centre. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** A kiosk may keep the screen awake and fill it; nothing here looks, listens, locates or pays. */
const FEATURES = [
  'fullscreen=(self)',
  'screen-wake-lock=(self)',
  'camera=()',
  'display-capture=()',
  'geolocation=()',
  'microphone=()',
  'payment=()',
  'usb=()',
].join(', ');

/** A browser that came by TLS once never comes without it for a year (RFC 6797). Neighbouring names are not ours to decide. */
const TLS_ONLY = 'max-age=31536000';

/** Headers that every answer carries, of the API and of the pages alike; `publicUrl` says whether browsers come by TLS. */
export function securityHeaders(publicUrl: string): MiddlewareHandler {
  const byTls = publicUrl.startsWith('https:');
  return async (c, next) => {
    await next();
    // A page that needs less than the others says so itself.
    if (!c.res.headers.has('Content-Security-Policy')) c.header('Content-Security-Policy', PAGE_POLICY);
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'no-referrer');
    c.header('Cross-Origin-Opener-Policy', 'same-origin');
    c.header('Cross-Origin-Resource-Policy', 'same-origin');
    c.header('Permissions-Policy', FEATURES);
    if (byTls) c.header('Strict-Transport-Security', TLS_ONLY);
  };
}
