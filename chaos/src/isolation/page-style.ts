/** Of the report: dark text on white, readable on paper too. */
export const style = `
:root { color-scheme: light; font: 16px/1.5 system-ui, sans-serif; color: #1c1917; background: #fff; }
main { max-width: 68rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
p { max-width: 46rem; }
figure { margin: 1.25rem 0 0; }
figcaption small { color: #57534e; font-size: .85rem; }
.legend { float: right; font-size: .85rem; }
.legend span { margin-left: 1rem; }
.legend i, .key i { display: inline-block; width: .9rem; height: .35rem; margin-right: .35rem; vertical-align: middle; }
.key i { height: .9rem; margin-left: .8rem; border: 1px solid #d6d3d1; }
.key { font-size: .85rem; color: #57534e; margin: .25rem 0 0; }
svg { display: block; width: 100%; height: auto; }
svg text { font: 12px system-ui, sans-serif; fill: #57534e; }
svg text.band { fill: #1c1917; font-weight: 600; }
svg .grid { stroke: #e7e5e4; }
rect.away, i.away { fill: #fde8e0; background: #fde8e0; }
rect.back, i.back { fill: #e3f3e6; background: #e3f3e6; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: .88rem; font-variant-numeric: tabular-nums; }
th, td { padding: .3rem .6rem; border-bottom: 1px solid #e7e5e4; text-align: right; vertical-align: top; }
thead th { color: #57534e; font-weight: 600; vertical-align: bottom; }
tbody th, td.text, thead th:first-child, table.words th { text-align: left; }
tbody th { font-weight: 600; white-space: nowrap; }
.checks { list-style: none; padding: 0; }
.checks li::before { display: inline-block; width: 1.5rem; font-weight: 700; }
.checks li.ok::before { content: "\\2713"; color: #15803d; }
.checks li.no::before { content: "\\2717"; color: #b91c1c; }
b.ok { color: #15803d; } b.no, li.no { color: #b91c1c; }
footer { margin-top: 2.5rem; color: #57534e; font-size: .85rem; }
`
