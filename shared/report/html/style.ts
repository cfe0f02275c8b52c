import { cssString } from './markup.ts';
import { pageSizeOf, type Paper } from './paper.ts';
import type { Texts } from '../../texts/texts.ts';

/** What stands at the edges of every printed page. */
export type RunningText = {
  readonly head: string;
  readonly run: string;
  readonly foot: string;
  /** The head is what nobody may overlook: it stands on the first page too, and in bold. */
  readonly marked: boolean;
  readonly paper: Paper;
};

/**
 * Style of the page, for screen and A4 paper.
 *
 * Running heads are page-margin boxes (CSS Paged Media), which Chromium prints since version 131; older ones leave the margins empty.
 */
export const styleSheet = (
  { head, run, foot, marked, paper }: RunningText,
  texts: Texts,
): string => `
:root{color-scheme:light;--ink:#1b1a19;--soft:#5c5a58;--line:#c8c6c4;--panel:#f6f5f4;--page:#fff;--good:#0b5a0b;--warn:#7a4b00;--bad:#9b1c22;--open:#3d3f9e;--quiet:#5c5a58}
*{box-sizing:border-box}
html{font:10pt/1.42 "Segoe UI","Helvetica Neue",Arial,"Liberation Sans",sans-serif;color:var(--ink);background:var(--page);font-variant-ligatures:none;-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{margin:0 auto;max-width:186mm;padding:10mm 6mm;overflow-wrap:break-word}
h1{overflow-wrap:anywhere;font-size:22pt;line-height:1.15;margin:0;font-weight:600}
h2{font-size:13.5pt;margin:0 0 2.5mm;font-weight:600;break-after:avoid}
h3{font-size:10.5pt;margin:5mm 0 1.5mm;font-weight:600;break-after:avoid}
h4{font-size:10.5pt;margin:0;font-weight:600}
p{margin:0 0 1.5mm}
ul,ol{margin:0 0 2mm;padding-left:5.5mm}
li{margin:.6mm 0}
a{color:inherit;text-decoration:underline;text-decoration-color:var(--line);text-underline-offset:2px}
section{margin:7mm 0 0}
pre,code{font-family:Consolas,"Cascadia Mono","Liberation Mono",monospace;font-size:8.3pt}
pre{margin:1mm 0;padding:1.5mm 2mm;background:var(--panel);border:.3pt solid var(--line);white-space:pre-wrap}
table{width:100%;border-collapse:collapse;font-size:9pt}
thead{display:table-header-group}
th{text-align:left;font-weight:600;border-bottom:1pt solid var(--ink);padding:1mm 2mm 1mm 0;vertical-align:bottom}
td{overflow-wrap:anywhere;border-bottom:.3pt solid var(--line);padding:1.2mm 2mm 1.2mm 0;vertical-align:top}
tr{break-inside:avoid}
.number{text-align:right}
td.time{white-space:nowrap}
dl div,.do,article,li{min-width:0;overflow-wrap:anywhere}
.marks .outcome,.ports td{overflow-wrap:normal;white-space:nowrap}
.ports td:nth-child(2):not(:nth-last-child(4)){white-space:normal;overflow-wrap:anywhere}
.sheet{position:absolute}
.icon{width:1.15em;height:1.15em;vertical-align:-.22em;margin-right:.45em;flex:none;overflow:visible}
.o{fill:none;stroke:currentColor;stroke-width:2}
.l{fill:none;stroke:currentColor;stroke-width:2.4;stroke-linecap:round;stroke-linejoin:round}
.f{fill:currentColor;stroke:none}
.n{fill:none;stroke:var(--page);stroke-width:2.8;stroke-linecap:round}
.d{fill:currentColor;stroke:none}
.good{color:var(--good)}.warn{color:var(--warn)}.bad{color:var(--bad)}.open{color:var(--open)}.quiet{color:var(--quiet)}
.note,.references,.settles{color:var(--soft);font-size:8.5pt}
.label{font-size:8.5pt;font-weight:600;color:var(--soft)}
.masthead .kind{color:var(--soft);margin:0 0 .5mm}
.rehearsal{border:1pt dashed var(--ink);padding:1.5mm 3mm;margin:3mm 0 0}
.verdict{display:flex;gap:4mm;align-items:center;margin-top:4mm;border:1.6pt solid currentColor;padding:3.5mm 5mm;break-inside:avoid}
.verdict.warn{border-width:3pt;border-style:double}
.verdict.bad{border-left-width:10pt}
.verdict.open{border-style:dashed}
.verdict .icon{width:15mm;height:15mm;margin:0}
.verdict p{margin:0}
.verdict strong{display:block;text-transform:uppercase;font-size:24pt;line-height:1.1;font-weight:700}
.verdict span{color:var(--ink)}
.identity{display:grid;grid-template-columns:repeat(4,1fr);gap:1.5mm 5mm;margin:4mm 0 0;font-size:8.8pt}
.identity dt{color:var(--soft);font-size:8pt}
.identity dd{margin:0}
.actions{margin-top:5mm}
.actions ol{padding:0;margin:0;list-style:none;counter-reset:step}
.actions li{counter-increment:step;position:relative;padding:1.6mm 0 1.6mm 10mm;border-top:.3pt solid var(--line);margin:0;break-inside:avoid}
.actions li::before{content:counter(step);position:absolute;left:0;top:1.7mm;width:6mm;height:6mm;border:1pt solid var(--ink);border-radius:50%;text-align:center;font-weight:600;line-height:5.4mm;font-size:9.5pt}
.actions p{margin:0}
.actions .do{font-weight:600;font-size:10.5pt}
.grounds{margin-top:5mm;break-inside:avoid}
.grounds dl{margin:0;font-size:9pt}
.grounds dl div{display:grid;grid-template-columns:38mm 1fr;border-top:.3pt solid var(--line);padding:.8mm 0}
.grounds dt{color:var(--soft)}
.grounds dd{margin:0}
.proof{margin-top:5mm}
.proof ol{list-style:none;padding:0;margin:0}
.proof li{display:flex;border-top:.3pt solid var(--line);padding:.9mm 0;margin:0;font-size:9.3pt;break-inside:avoid}
.proof li .icon{color:var(--good);margin-top:.2em;width:1.15em}
.proof p{margin:0}
.proof a{white-space:nowrap}
.waivers,.sign{margin-top:5mm;break-inside:avoid}
.sign .box{display:inline-block;width:3.2mm;height:3.2mm;border:.8pt solid var(--ink);margin:0 1mm 0 3mm;vertical-align:-.3mm}
.signatures{display:grid;grid-template-columns:repeat(3,1fr);gap:6mm;margin-top:2mm}
.signatures p{margin:0}
.signatures .role{font-weight:600;font-size:9pt}
.signatures .line{border-top:.6pt solid var(--ink);margin-top:9mm;color:var(--soft);font-size:7.5pt}
.signatures.two{grid-template-columns:repeat(2,1fr)}
.signatures.two .line{margin-top:7mm}
.cause{break-inside:avoid}
.cause ul{margin-bottom:3mm}
.timeline td:nth-child(2){white-space:nowrap}
.differences{table-layout:fixed}
.differences th:nth-child(1){width:20mm}.differences th:nth-child(2){width:48mm}.differences th:nth-child(3){width:20mm}.differences th:nth-child(5){width:26mm}
.differences td{padding-top:.7mm;padding-bottom:.7mm}
.differences .why th{width:auto;font-weight:400;color:var(--soft);border-bottom:.3pt solid var(--line);padding-top:2.5mm}
.why,.why+tr,thead+tbody tr:first-child{break-before:avoid}.why{break-after:avoid}
.open-items{font-size:8.8pt;padding-left:4mm}.open-items li{break-inside:avoid;margin:.4mm 0}
.columns{columns:2;column-gap:6mm;font-size:8.5pt}.columns li{break-inside:avoid;margin:0}
.finding.group{break-inside:auto;-webkit-box-decoration-break:clone;box-decoration-break:clone}
.cause.group{break-inside:auto}.group .body>ul>li{break-inside:avoid}
.group pre{font-size:7.4pt;line-height:1.3;break-inside:auto;columns:2;column-gap:4mm}
.members{margin:2mm 0;font-size:8.3pt}.members td{padding-top:.5mm;padding-bottom:.5mm}.members td:first-child{width:80mm}.members .note{font-size:7.6pt}
.decided{margin-top:5mm;break-inside:avoid}.decided p{margin:0 0 .8mm}
.alike{font-size:8pt}.alike td{padding-top:.6mm;padding-bottom:.6mm}.alike td:first-child{width:52mm}
.alike tr{break-inside:auto}
.by-hand pre{break-inside:auto}
.hashes code{font-size:7.6pt;overflow-wrap:anywhere}
.answers td:first-child{width:7mm}
.map{margin:2mm 0 4mm;break-inside:avoid}
.map svg{width:100%;height:auto;display:block}
.map figcaption{font-size:8.5pt;color:var(--soft)}
.map text{font-size:10px;fill:var(--ink)}
.map .scale{fill:var(--soft);font-size:9px}
.map .family{font-weight:600}
.map .bounds{paint-order:stroke;stroke:var(--page);stroke-width:5px;font-size:10.5px}
.map .tick{stroke:var(--line);stroke-width:.6;fill:none}
.map .leader{stroke:var(--soft);stroke-width:.7;fill:none}
.map .band{fill:var(--page);stroke:var(--ink);stroke-width:.8}
.map .range{fill:url(#hatch);stroke:var(--ink);stroke-width:.8}
.map .hatch{stroke:var(--soft);stroke-width:.8;fill:none}
.map .solid{fill:var(--ink)}
.map .o{fill:var(--page)}
.map .label{paint-order:stroke;stroke:var(--page);stroke-width:3px}
.map.update-picture .lane{font-size:8.8px}.map.update-picture .lane:not(.service){font-weight:600}.map.update-picture .step,.map.update-picture .held{font-size:8.2px}.map.update-picture .held{fill:var(--page)}
.map .bound{stroke:var(--ink);stroke-width:1.4}.map .value{font-size:9px;paint-order:stroke;stroke:var(--page);stroke-width:3px}
.update-picture .ink,.update-picture .mark{fill:var(--ink);stroke:var(--ink);stroke-width:.5}.update-picture .mark{stroke-width:1.4}
.update-picture .mid{fill:var(--soft)}
.update-picture .hollow{fill:var(--page);stroke:var(--ink);stroke-width:.6}
.update-picture .kept{fill:url(#kept-free);stroke:var(--ink);stroke-width:.6}.update-picture .dense{stroke:var(--ink);stroke-width:1.2}
.update-picture .dashed{fill:var(--page);stroke:var(--ink);stroke-width:.6;stroke-dasharray:2 1.4}
.update-picture .not-watched{fill:url(#not-watched);stroke:var(--soft);stroke-width:.6;stroke-dasharray:3 2}
.update-picture .key{white-space:nowrap;margin-right:3mm}.update-picture .key svg{display:inline-block;width:7mm;height:4.5mm;vertical-align:-1mm;margin-right:1mm}
.ports tbody{break-inside:avoid}
.ports td{padding-top:.8mm;padding-bottom:.8mm}
.ports .risk{font-weight:600;white-space:nowrap}
.finding{border:.6pt solid var(--line);border-left:3pt solid currentColor;margin:0 0 3mm;break-inside:avoid}
.finding.bad{border-left-width:6pt}
.finding.open{border-left-style:dashed}
.finding header{padding:2mm 3mm 1mm;display:grid;grid-template-columns:auto 1fr;align-items:center;break-after:avoid}
.finding header .icon{width:5mm;height:5mm;margin-right:2.5mm;grid-row:span 2}
.finding h4,.finding .body{color:var(--ink)}
.finding .body{padding:0 3mm 2mm}
.marks{margin:0;font-size:8.8pt;color:var(--soft)}
.marks span::before{content:"·";padding:0 .45em 0 .2em}
.marks .outcome{color:currentColor}
.finding .outcome{color:var(--ink)}
.waived{border:.8pt solid var(--ink);padding:1mm 2mm}
.answered{margin-bottom:3mm}
.answered th{font-size:10pt}
.answered .question{font-weight:400}
.answered td:first-child{width:7mm}
.answered p{margin:0 0 .5mm}
.outputs{columns:2;column-gap:6mm}
.outputs figure{margin:0 0 3mm;break-inside:avoid}
.outputs pre{font-size:7.3pt;line-height:1.25}
.steps td:first-child{width:46mm}.steps td:nth-child(2){width:24mm}
.plan p{margin-bottom:1mm}
.legend{list-style:none;padding:0}
.legend li{display:flex;align-items:baseline}
.method p{font-size:9pt}
@media screen{html{font-size:11pt}}
@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;--ink:#f3f2f1;--soft:#b3b0ad;--line:#484644;--panel:#252423;--page:#1b1a19;--good:#7fd37f;--warn:#f2c661;--bad:#ff99a0;--open:#b4b6ff;--quiet:#b3b0ad}}
@media print{body{padding:0;max-width:none}a{text-decoration:none}h2,h3{break-after:avoid}p,li{orphans:3;widows:3}}
@page{size:${pageSizeOf(paper)};margin:17mm 14mm 16mm;@top-left{content:${cssString(head)};font:${marked ? 'bold ' : ''}7.5pt "Segoe UI",Arial,"Liberation Sans",sans-serif;color:#5c5a58}@top-right{content:${cssString(run)};font:7.5pt "Segoe UI",Arial,"Liberation Sans",sans-serif;color:#5c5a58}@bottom-right{content:${pageOf(texts)};font:7.5pt "Segoe UI",Arial,"Liberation Sans",sans-serif;color:#5c5a58}@bottom-left{content:${cssString(foot)};font:7.5pt "Segoe UI",Arial,"Liberation Sans",sans-serif;color:#5c5a58}}
`;

/** `Page 2 of 9`, as the content of a page-margin box. */
const pageOf = (texts: Texts): string =>
  texts
    .parts<'report.page-of', Counter>('report.page-of', {
      page: { counter: 'page' },
      pages: { counter: 'pages' },
    })
    .map((part) => (typeof part === 'string' ? cssString(part) : `counter(${part.counter})`))
    .join(' ');

type Counter = { readonly counter: string };
