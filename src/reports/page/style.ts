/** How many lengths a small bar has. */
export const BAR_STEPS = 60;

/** The filled part is a border: those are printed. */
const BARS = Array.from(
  { length: BAR_STEPS },
  (_, n) => `.b${n + 1}{border-left-width:${(n + 1) / 16}rem}`,
).join('');

/** The looks of the page: on a screen, on a phone, in print. Contrast of at least 4.5 everywhere. */
export const STYLE = `
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;font:16px/1.6 "Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif;color:#1c1c1c;background:#fff}
header,main,footer{max-width:75rem;margin:0 auto;padding:0 1rem}
h1{font-size:1.6rem;line-height:1.3;margin:1rem 0 .25rem}
h2{font-size:1.3rem;margin:2rem 0 .5rem;border-bottom:2px solid #1f4e79;padding-bottom:.2rem}
h3{font-size:1.1rem;margin:1.4rem 0 .3rem}
p{margin:.3rem 0}
a{color:#0b4f8a}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:.5rem;background:#fff;padding:.3rem}
:focus{outline:3px solid #b35900;outline-offset:2px}
.note{background:#fff6e5;border-left:4px solid #b35900;padding:.4rem .8rem}
.choose{position:sticky;top:0;background:#fff;padding:.5rem 0;z-index:2}
select,button{font:inherit;padding:.25rem .5rem;border:1px solid #555;border-radius:.2rem;background:#fff;color:inherit;max-width:100%}
.figures{display:grid;grid-template-columns:repeat(auto-fill,minmax(10.5rem,1fr));gap:.5rem;margin:.5rem 0}
.figures div{border:1px solid #bbb;border-radius:.3rem;padding:.4rem .6rem}
dt{font-size:.9rem;color:#444}
dd{margin:0;font-size:1.15rem;font-weight:600;font-variant-numeric:tabular-nums}
.def{font-size:.95rem}
.def summary{cursor:pointer;color:#0b4f8a;width:max-content}
.wide{overflow-x:auto;margin:.5rem 0}
table{border-collapse:collapse;width:100%;font-size:.95rem}
caption{text-align:left;font-size:.9rem;color:#444;padding:.2rem 0}
#list td:nth-child(-n+7){white-space:nowrap}#list td:nth-child(1),#list td:nth-child(3){white-space:normal;min-width:6em}#list td:nth-child(n+11){min-width:10rem}
th,td{border:1px solid #bbb;padding:.25rem .5rem;text-align:left;vertical-align:top}
thead th{background:#e8eef5;min-width:4.5em;text-align:right}
tbody th{font-weight:600;min-width:calc(5em + 1.1rem)}
td{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
thead .t{text-align:left}
td.t{text-align:left;white-space:normal}
article td.t{min-width:14rem}
th button{border:0;background:none;padding:0;font-weight:inherit;text-align:inherit;cursor:pointer;text-decoration:underline dotted}
th[aria-sort=ascending] button::after{content:" ▲"}
th[aria-sort=descending] button::after{content:" ▼"}
tr.own{outline:3px solid #b35900;outline-offset:-3px}
td i{display:inline-block;width:3.75rem;height:.5rem;margin-left:.3rem;background:#dfe6ee;border-left:0 solid #1f4e79}
${BARS}
.frames{position:absolute;width:0;height:0}
.y0{fill:#9db7d5}.y1{fill:#1f4e79}
.chart{display:block;width:100%;max-width:40rem;height:auto}
.h1{background:#eaf2fa}.h2{background:#cfe1f2}.h3{background:#a3c6e4}.h4{background:#2f6fa7;color:#fff}.h5{background:#123f6b;color:#fff}
.filters{display:flex;flex-wrap:wrap;gap:.5rem 1rem;margin:.5rem 0}
.group{display:none;scroll-margin-top:4rem}
#g0{display:block}
.group:target{display:block}
.group:target~#g0{display:none}
#g0:target{display:block}
[hidden]{display:none!important}
@media (max-width:40rem){body{font-size:15px}header,main,footer{padding:0 .6rem}.figures{grid-template-columns:repeat(auto-fill,minmax(8.5rem,1fr))}.choose{position:static}.frame text{font-size:17px}}
@media print{.skip,.choose,.filters,#more,.def:not([open]){display:none}.wide{overflow:visible}body{font-size:10.5pt}table{font-size:9pt}thead{display:table-header-group}tr,.figures div,.chart{break-inside:avoid}h2,h3,#shown,caption{break-after:avoid}a{color:inherit;text-decoration:none}}
`.trim();
