import { html } from './html.js'
import { pageFrame } from './page-frame.js'

const head = html`
  <link rel="stylesheet" href="/docs/assets/swagger-ui.css" />
  <link rel="stylesheet" href="/docs/assets/api.css" />
  <script src="/docs/assets/swagger-ui-bundle.js" defer></script>
  <script src="/docs/assets/api.js" defer></script>
`
const body = html`
  <main id="api"></main>
  <noscript
    ><p class="wide">This page needs JavaScript; <a href="/openapi.json">openapi.json</a> does not.</p></noscript
  >
`

/** `/docs`: the REST API's description, to read and to try. */
export const apiPage = (): string => pageFrame('/docs', 'ParPay: REST API', head, body)
