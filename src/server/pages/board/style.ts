/** What a board adds to the style of light pages. */
export const BOARD_STYLE = `
body{max-width:64rem}
h1{font-size:1.75rem}
.doors{display:flex;flex-wrap:wrap;gap:.3rem 1.4rem}
.doors a{display:inline-block;padding:.55rem 0}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(19rem,100%),1fr));gap:1rem 2.5rem}
.figure h3::first-letter,th[scope=row]::first-letter{text-transform:uppercase}
.rate{margin:.2rem 0}
.rate strong{font-size:2.4rem;line-height:1.15;font-variant-numeric:tabular-nums}
.bar{display:block;width:100%;height:14px;margin:.3rem 0 .8rem}
.bar.thin{height:8px;margin:.25rem 0 0;grid-column:1/-1}
.ground{fill:#e3ded1}.fill{fill:var(--accent)}.reach{fill:#12241f}.goal{fill:var(--alarm)}
.figure dl>div{display:grid;grid-template-columns:minmax(8.5rem,2fr) 3fr;gap:.2rem .8rem;border-top:1px solid var(--line);padding:.3rem 0}
.figure dd,.figure dt{margin:0}
table{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{text-align:left;vertical-align:top;padding:.5rem .8rem .5rem 0;border-bottom:1px solid var(--line)}
th,td{overflow-wrap:normal}
th{font-weight:600}
.count,tbody th{white-space:nowrap}
thead th{color:var(--soft);font-size:.9375rem}
.levels li{display:grid;grid-template-columns:1fr auto;gap:0 1rem}
.said{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(16rem,100%),1fr));gap:.4rem 2rem}
.said dd{margin:0}
blockquote{margin:0;padding-left:.8rem;border-left:4px solid var(--line);white-space:pre-line}
code{font-size:.8125rem;word-break:break-all}
@media screen and (max-width:44rem){
table,tbody,tr,th,td{display:block}
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
tr{border-bottom:1px solid var(--line);padding:.5rem 0}
th,td{border:0;padding:.1rem 0;overflow-wrap:anywhere}
.count,tbody th{white-space:normal}
td::before{content:attr(data-name) ": ";color:var(--soft)}
.figure dl>div{grid-template-columns:1fr}
}
@media print{h3{font-size:1em}dt,.soft,thead th,code{font-size:.9em}.doors{display:none}.rate strong{font-size:20pt}.bar,.ground,.fill,.reach,.goal{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;

/** Seconds for which a panel of the lobby stands: long enough to read one aloud. */
const PANEL_SECONDS = 18;

/** The screen of a lobby: so many panels follow one another; below one another where no motion is wished or known. */
export function lobbyStyle(panels: number): string {
  const whole = panels * PANEL_SECONDS;
  const share = Math.round((100 / panels) * 100) / 100;
  const places = Array.from(
    { length: panels },
    (_, at) => `.panel:nth-of-type(${at + 1}){animation-delay:${at * PANEL_SECONDS}s}`,
  ).join('\n');
  return `${BOARD_STYLE}
body{max-width:none;min-height:100vh;padding:2vmin 4vmin;font-size:clamp(1.0625rem,2.4vmin,3rem)}
h1{font-size:1.5em}
h2{font-size:1.3em}
h3,.tag{font-size:1em}
.rate strong{font-size:2.6em}
.bar{height:1.1em}
.bar.thin{height:.6em}
dt,.soft,span[lang=en],thead th{font-size:.875em}
.stop{position:absolute;opacity:0;width:2.5rem;height:2.5rem}
.stop+label{display:inline-block;padding:.55rem 1rem;border:2px solid var(--accent);border-radius:8px;color:var(--accent);font-weight:600}
.stop:checked+label{background:var(--accent);color:#fff}
main{display:flex;flex-wrap:wrap;align-items:center;gap:.6rem 1.4rem}
.stage{flex:1 1 100%;min-width:0}
.stop+label,.foot{order:1;margin:0}
.rate span{display:block}
@media (orientation:portrait){body{font-size:clamp(1.0625rem,2.9vmin,3rem)}}
.stop:focus-visible+label{outline:3px solid var(--accent);outline-offset:2px}
@media (prefers-reduced-motion:no-preference){@supports (animation-name:turn){
.stage{display:grid}
.panel{grid-area:1/1;visibility:hidden;animation:turn ${whole}s steps(1,end) infinite}
${places}
.stop:checked~.stage .panel,.stage:hover .panel{animation-play-state:paused}
@keyframes turn{0%{visibility:visible}${share}%{visibility:hidden}100%{visibility:hidden}}
}}
@media (prefers-reduced-motion:reduce){.stop,.stop+label{display:none}}
@media print{.foot,.stop,.stop+label{display:none}.panel{animation:none!important;visibility:visible!important;grid-area:auto!important}}
`;
}
