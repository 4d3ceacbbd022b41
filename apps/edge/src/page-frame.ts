import { html, type Html } from './html.js'

/** What the pages under `/docs` may load: this server's own files, nothing inline, nothing from elsewhere. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const places = [
  ['/docs', 'REST API'],
  ['/docs/events', 'Messages'],
] as const

/** A whole page: the bar that all have, and what is on it. */
export const pageFrame = (at: (typeof places)[number][0], title: string, head: Html, body: Html): string =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" href="/docs/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/docs/assets/docs.css" />
        ${head}
      </head>
      <body>
        <header class="bar">
          <a class="name" href="/docs">ParPay</a>
          <nav>
            ${places.map(
              ([path, name]) => html`<a href="${path}" ${path === at && html`aria-current="page"`}>${name}</a>`,
            )}
            <a href="/openapi.json">openapi.json</a>
          </nav>
        </header>
        ${body}
      </body>
    </html>`.text
