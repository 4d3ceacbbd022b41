// The page of the REST API. Kept in a file of its own: the page's Content-Security-Policy allows no inline script.
const dark = matchMedia('(prefers-color-scheme: dark)')
const paint = () => document.documentElement.classList.toggle('dark-mode', dark.matches)
dark.addEventListener('change', paint)
paint()

const example = '4f6f1c52-9d1b-4c0e-8a67-0d6f2f6f3a11'

// crypto.randomUUID is missing where the page was not loaded over https or from this machine.
const fresh = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0'))

SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#api',
  deepLinking: true,
  tryItOutEnabled: true,
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  persistAuthorization: false,
  // The key that stands in the form is the description's example: sent twice it would be the same request.
  requestInterceptor: (request) => {
    if (request.headers['Idempotency-Key'] === example) request.headers['Idempotency-Key'] = fresh().join('')
    return request
  },
})
