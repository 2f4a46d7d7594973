import { createHash } from 'node:crypto';
import { Html, type HtmlValue, html } from './html.ts';

/** One style for light pages, in the page itself: nothing else is fetched. */
const STYLE = `
:root{color-scheme:light;--ink:#12241f;--soft:#46564f;--line:#d8d3c5;--accent:#0f5c4d;--alarm:#8c2f20}
*{box-sizing:border-box}
body{margin:0 auto;max-width:46rem;padding:1rem 1.1rem 3rem;background:#f6f4ee;color:var(--ink);font:1.0625rem/1.6 system-ui,"Noto Sans",sans-serif;overflow-wrap:anywhere}
h1{font-size:1.5rem;line-height:1.35;margin:.6rem 0 .3rem}
h2{font-size:1.2rem;line-height:1.4;margin:0 0 .5rem}
h3{font-size:1.0625rem;margin:.8rem 0 .3rem}
section{border-top:2px solid var(--ink);margin-top:1.4rem;padding-top:.7rem}
p,dl,dd,ul,ol{margin:0 0 .5rem}
ul,ol{padding-left:1.4rem}
ul.plain{list-style:none;padding:0}
ul.plain>li{border-bottom:1px solid var(--line);padding:.55rem 0}
label{display:grid;grid-template-columns:auto 1fr;gap:.7rem;align-items:start}
input[type=checkbox]{width:1.4rem;height:1.4rem;margin:.1rem 0 0;accent-color:var(--accent)}
dt,.soft,span[lang=en]{color:var(--soft);font-size:.9375rem}
h2 span[lang=en],h3 span[lang=en]{font-weight:400}
dd{margin-bottom:.7rem}
.text{white-space:pre-line}
.note{border-left:4px solid var(--accent);padding-left:.8rem}
.alarm{border-color:var(--alarm)}
.alarm strong{color:var(--alarm)}
.tag{border:1px solid #78827a;border-radius:4px;padding:.1rem .5rem;font-size:.875rem}
a{color:var(--accent)}
summary{cursor:pointer;padding:.6rem 0;color:var(--accent);font-weight:600}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
@page{size:A4;margin:16mm}
@media print{
body{background:none;max-width:none;padding:0;font-size:10.5pt;line-height:1.45}
h1{font-size:16pt}h2{font-size:12.5pt}
section{break-inside:avoid-page}
summary{display:none}
details::details-content{content-visibility:visible;display:block}
a{color:inherit;text-decoration:none}
}
`;

/** What a form needs beside it. A choice is as large as a finger, and none looks better than another. */
const FORM_STYLE = `${STYLE}
form{margin:0}
fieldset{border:0;border-top:2px solid var(--ink);margin:1.4rem 0 0;padding:.7rem 0 0;min-width:0}
legend{font-size:1.2rem;font-weight:700;line-height:1.4;padding:0;float:left;width:100%;margin-bottom:.5rem}
legend+*{clear:both}
.choice{grid-template-columns:auto 1fr;align-items:center;min-height:3.25rem;padding:.5rem .8rem;margin:0 0 .5rem;border:2px solid #78827a;border-radius:8px;background:#fff;cursor:pointer}
.choice:has(:checked){border-color:var(--ink);box-shadow:inset 0 0 0 1px var(--ink)}
.choice:has(:focus-visible){outline:3px solid var(--accent);outline-offset:2px}
input[type=radio]{width:1.5rem;height:1.5rem;margin:0;accent-color:var(--ink)}
textarea,input[type=text]{width:100%;font:inherit;color:inherit;background:#fff;border:2px solid #78827a;border-radius:8px;padding:.6rem .7rem}
input[type=text]{font-size:1.25rem;letter-spacing:.04em;text-transform:uppercase}
textarea{min-height:7rem}
button{font:inherit;font-weight:700;width:100%;min-height:3.25rem;margin-top:1.2rem;border:0;border-radius:8px;background:var(--accent);color:#fff;cursor:pointer}
.code{font-variant-numeric:tabular-nums;letter-spacing:.04em}
nav{text-align:right}
nav a{display:inline-block;padding:.7rem 0 .7rem .7rem}
`;

/** No script, no frame, nothing from anywhere: the page is all there is. */
function policyOf(style: string, formAction = "'none'"): string {
  const known = POLICIES.get(style);
  if (known !== undefined) return known;
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    "base-uri 'none'",
    `form-action ${formAction}`,
    "frame-ancestors 'none'",
  ].join('; ');
  POLICIES.set(style, policy);
  return policy;
}

/** By style: there are as many as kinds of pages. */
const POLICIES = new Map<string, string>();

export interface LightPage {
  readonly title: string;
  readonly body: HtmlValue;
  readonly status?: number | undefined;
  /** `If-None-Match` of the request. */
  readonly held?: string | undefined;
  /** Vietnamese without it. */
  readonly lang?: 'vi' | 'en' | undefined;
  /** What this kind of page adds to the common style. */
  readonly style?: string | undefined;
  /** Asked again every time without it. */
  readonly cacheControl?: string | undefined;
  /** The browser fetches it anew after so many seconds. */
  readonly refreshSeconds?: number | undefined;
}

/** A page for any browser on any line: no script, no cookie, one request. */
export function lightPage(light: LightPage): Response {
  const { title, body, status = 200, held, lang = 'vi', cacheControl = 'no-cache', refreshSeconds } = light;
  const style = STYLE + (light.style ?? '');
  const page = pageText(lang, title, style, body);
  const etag = `"${createHash('sha256').update(page).digest('base64url').slice(0, 27)}"`;
  const headers = {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': policyOf(style),
    'Cache-Control': status === 200 ? cacheControl : 'no-cache',
    ...(status === 200 && { ETag: etag }),
    ...(refreshSeconds !== undefined && { Refresh: String(refreshSeconds) }),
  };
  const tags = (held ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (status === 200 && tags.includes(etag)) return new Response(null, { status: 304, headers });
  return new Response(page, { status, headers });
}

export interface FormPage extends Pick<LightPage, 'title' | 'body' | 'status'> {
  readonly lang: 'vi' | 'en';
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** Such a page with a form that goes back to where it came from. It is nobody else's: kept by no cache and found by no search. */
export function formPage({ title, body, status = 200, lang, headers = {} }: FormPage): Response {
  return new Response(pageText(lang, title, FORM_STYLE, body), {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policyOf(FORM_STYLE, "'self'"),
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex',
      ...headers,
    },
  });
}

function pageText(lang: 'vi' | 'en', title: string, style: string, body: HtmlValue): string {
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title}</title>
<style>${new Html(style)}</style>
</head>
<body>
${body}
</body>
</html>
`.text;
}
