import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { CookieOptions } from 'hono/utils/cookie';
import type { ServerContext } from '../context.ts';

/** The token in the request's cookie. */
export function readSessionCookie(context: ServerContext, c: Context): string | undefined {
  return getCookie(c, cookieName(context, c));
}

/** Out of reach of scripts and of other sites; gone when the browser closes, or when the server says so. */
export function writeSessionCookie(context: ServerContext, c: Context, token: string): void {
  setCookie(c, cookieName(context, c), token, cookieOptions(context, c));
}

/** Takes the cookie away. */
export function clearSessionCookie(context: ServerContext, c: Context): void {
  deleteCookie(c, cookieName(context, c), cookieOptions(context, c));
}

function cookieOptions(context: ServerContext, c: Context): CookieOptions {
  return { httpOnly: true, sameSite: 'Strict', path: '/', secure: isSecure(context, c) };
}

/** With TLS the `__Host-` name keeps a neighbouring host from planting a cookie of its own. */
function cookieName(context: ServerContext, c: Context): string {
  return isSecure(context, c) ? '__Host-hailong-session' : 'hailong-session';
}

/** Behind a proxy that ends TLS the request itself looks plain: then the public address decides. */
function isSecure(context: ServerContext, c: Context): boolean {
  return context.publicUrl.startsWith('https:') || c.req.url.startsWith('https:');
}
