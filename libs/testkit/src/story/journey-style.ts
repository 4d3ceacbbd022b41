/** Steps deeper than 12 are shown as deep as 12, where a screen ends. */
const depths = Array.from({ length: 12 }, (_, n) => `.d${n + 1} { margin-left: ${(n + 1) * 1.5}rem }`).join('\n')

/** Style of a journey's HTML: no fonts and no images from elsewhere; light or dark as the reader's system is. */
export const journeyStyle = `
:root { --ink: #1c1e21; --quiet: #5c636b; --paper: #fff; --line: #d4d8dd; --alarm: #b3261e }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e8ea; --quiet: #a2a9b0; --paper: #15181b; --line: #3a4047; --alarm: #ff8a80 }
}
body { margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: var(--ink); background: var(--paper);
  font: 1rem/1.5 system-ui, sans-serif }
ol { list-style: none; padding: 0 }
li { border-left: 2px solid var(--line); padding: 0.25rem 0 0.5rem 0.75rem; overflow-wrap: anywhere }
li p { margin: 0 }
code, pre, dl { font-family: ui-monospace, monospace; font-size: 0.875rem }
pre { overflow-x: auto; border: 1px solid var(--line); padding: 0.5rem }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; margin: 0.5rem 0 }
dd { margin: 0 }
.when, summary { color: var(--quiet) }
.note { color: var(--alarm) }
${depths}
`
