/** The looks of a page, in light, in dark, on a phone and on paper. Colours of segments after Paul Tol's light scheme. */
export const stylesheet = `
:root{color-scheme:light dark;--paper:#fdfcfa;--ink:#1c2024;--soft:#5a6169;--rule:#dfdbd4;--axis:#8d9299;--main:#0f5f8c;--main-soft:#a9cbdd;--plain:#b3b7bc;--warm:#a8431a;--box:#f3f0ea}
@media screen and (prefers-color-scheme:dark){:root{--paper:#15181b;--ink:#e9e8e5;--soft:#a6abb1;--rule:#32373c;--axis:#7b8188;--main:#7cc0e8;--main-soft:#2c5870;--plain:#5d646b;--warm:#f2a279;--box:#1e2226}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-behavior:auto}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:break-word}
main{max-width:712px;margin:0 auto;padding:40px 16px 64px}
h1,h2,h3{line-height:1.25;text-wrap:balance;margin:0}
h1{font:600 30px/1.25 Georgia,"Times New Roman",serif;letter-spacing:-.01em;margin-bottom:12px}
h2{font:600 22px/1.3 Georgia,"Times New Roman",serif;border-top:2px solid var(--ink);padding-top:10px;margin:56px 0 14px}
h2 small{display:inline-block;font:400 15px/1.4 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;color:var(--soft)}
h3{font-size:17px;font-weight:600;margin:0 0 10px}
p,ul,ol,dl{margin:0 0 12px}
a{color:var(--main)}
code{font:14px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;background:var(--box);padding:2px 6px;border-radius:3px}
pre{margin:0 0 12px;white-space:pre-wrap;overflow-wrap:anywhere}
pre code{display:block;padding:10px 12px}
.eyebrow,figcaption,footer,.soft,.note{color:var(--soft);font-size:14px}
.eyebrow{margin:0 0 10px}
.key{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:14px 24px;margin:26px 0 0}
.key+.note{margin-top:16px}
.key div{border-top:1px solid var(--rule);padding-top:8px}
.key dt{color:var(--soft);font-size:14px;line-height:1.35}
.key dd{margin:0;font-size:22px;line-height:1.3;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
nav{margin:28px 0 0;font-size:14px;line-height:2}
nav a{margin-right:14px;display:inline-block}
figure{margin:26px 0 30px}
figcaption{margin:6px 0 0;line-height:1.45}
svg{display:block;max-width:100%;height:auto;font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums}
svg.narrow{display:none;width:100%;max-width:480px}
text,text.soft{font-size:12px}
text{fill:var(--ink);unicode-bidi:isolate}
text.soft{fill:var(--soft)}
.strong{font-weight:600}
text.main{fill:var(--main);font-weight:600}
text.warm{fill:var(--warm);font-weight:600}
text.on{fill:#15181b}
text.pale{fill:#fff}
text.warm,text.main{paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
.rule,.axis{stroke:var(--rule);stroke-width:1;fill:none}
.axis{stroke:var(--axis)}
.cut{stroke:var(--ink);stroke-width:1;stroke-dasharray:3 3}
.bar{fill:var(--main)}
.bar-soft{fill:var(--main-soft)}
.bar-plain{fill:var(--plain)}
.bar-warm{fill:var(--warm)}
.line{fill:none;stroke:var(--main);stroke-width:2.2;stroke-linejoin:round}
.line-soft{fill:none;stroke:var(--plain);stroke-width:1.4;stroke-linejoin:round}
.line-warm{fill:none;stroke:var(--warm);stroke-width:2;stroke-dasharray:5 3}
.range{stroke:var(--main);stroke-width:2}
.range-warm{stroke:var(--warm);stroke-width:2}
.dot{fill:var(--main);stroke:var(--paper);stroke-width:1.5}
.dot-warm{fill:var(--warm);stroke:var(--paper);stroke-width:1.5}
.ribbon{stroke:none;fill-opacity:.75}
.empty{fill:none;stroke:var(--rule)}
.tile{stroke:none}
.c0{fill:#99ddff}.c1{fill:#bbcc33}.c2{fill:#44bb99}.c3{fill:#77aadd}.c4{fill:#b5b52e}.c5{fill:#eedd88}.c6{fill:#ccbbdd}.c7{fill:#ee8866}.c8{fill:#ffaabb}.c9{fill:#cdb79e}.c10{fill:#bcbfc4}.c11{fill:#9fd8c8}
.h0{fill:#eef3f6}.h1{fill:#d3e4ed}.h2{fill:#b2d0e0}.h3{fill:#8bb9d1}.h4{fill:#3b7699}.h5{fill:#266087}.h6{fill:#11496b}
.sign{display:flex;gap:8px;align-items:baseline}
.tag{flex:none;min-width:30px;padding:0 5px;text-align:center;font-size:13px;line-height:20px;color:#15181b;border-radius:2px}
.tag.c0{background:#99ddff}.tag.c1{background:#bbcc33}.tag.c2{background:#44bb99}.tag.c3{background:#77aadd}.tag.c4{background:#b5b52e}.tag.c5{background:#eedd88}.tag.c6{background:#ccbbdd}.tag.c7{background:#ee8866}.tag.c8{background:#ffaabb}.tag.c9{background:#cdb79e}.tag.c10{background:#bcbfc4}.tag.c11{background:#9fd8c8}
.scroll{overflow-x:auto}
table{border-collapse:collapse;font-size:14px;line-height:1.4;font-variant-numeric:tabular-nums;min-width:min(100%,320px);margin:6px 0 14px}
th,td{padding:5px 14px 5px 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--rule);font-weight:400}
th:last-child,td:last-child{padding-right:0}
thead th{color:var(--soft);vertical-align:bottom;border-bottom-color:var(--axis)}
th.n,td.n{text-align:right}
td.n{white-space:nowrap}
tfoot th,tfoot td{font-weight:600;border-bottom:0;border-top:1px solid var(--axis)}
tbody th{min-width:84px}
details{margin:8px 0 0;font-size:14px}
summary{color:var(--main);cursor:pointer;width:max-content;padding:2px 0}
.plays{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,310px),1fr));gap:18px 28px}
.play{border-top:1px solid var(--rule);padding-top:12px;font-size:15px;line-height:1.45;break-inside:avoid}
.play h3{margin:0 0 4px;font-size:16px}
.play p{margin:0 0 6px}
.play dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 10px;margin:0}
.play dt{color:var(--soft)}
.play dd{margin:0}
.notices li,.things li{margin:0 0 8px}
.things b{font-weight:600}
footer{margin-top:56px;border-top:1px solid var(--rule);padding-top:10px}
@media (max-width:727px){main{padding-top:24px}h1{font-size:25px}svg.wide{display:none}svg.narrow{display:block}.key{grid-template-columns:repeat(2,minmax(0,1fr))}.key dd{font-size:19px}}
@media print{@page{margin:16mm 14mm}body{font-size:11pt}table{font-size:9pt}th,td{padding-right:10px}main{max-width:none;padding:0}nav{display:none}svg.wide{display:block}svg.narrow{display:none}h2{margin-top:30px}h2,h3,summary{break-after:avoid}figure,svg,tr,.key div,li{break-inside:avoid}details::details-content{content-visibility:visible;display:block;block-size:auto}summary{color:var(--soft);list-style:none}.scroll{overflow:visible}.bar,.bar-soft,.bar-plain,.bar-warm,.tile,.tag,rect,path{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;

/** SHA-256 of the stylesheet in base64, as the policy of the page names it; a test computes it anew. */
export const stylesheetHash = '9F8sztE9tMLK/tmwfk3R0CnRLkuwRsPHz50KYB+gSNE=';
