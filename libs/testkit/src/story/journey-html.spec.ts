import { createHash } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { links, told } from '../../test/told.js'
import { journeyHtml } from './journey-html.js'
import { journey } from './journey.js'

const hostile = `</pre><script>alert('1')</script>"&\u202e`

test('a step tells its name, key, sender, times, notes and value', () => {
  const messages = [
    told({ name: 'A', id: '1', at: 0, sender: 'edge' }),
    told({ name: 'B', id: '2', cause: '1', at: 12, topic: 'b', sender: 'shop', message: { total: 4900n } }),
  ]
  const html = journeyHtml(journey(messages, links), { title: 'ord_1', summary: () => ['49 EUR'] })
  expect(html).toContain('<p>2 messages in 12 ms, from <time>1970-01-01T00:00:00.000Z</time></p>')
  expect(html).toContain(`<li class="d1">
<p><b>B</b> <code>k</code> <span>49 EUR</span></p>
<p class="when">shop, +12 ms after A, +12 ms in all</p>
<details>
<summary>Message</summary>
<p>b, partition 0, offset 0, <time>1970-01-01T00:00:00.012Z</time></p>
<dl><dt>id</dt><dd>2</dd><dt>cause</dt><dd>1</dd><dt>sender</dt><dd>shop</dd><dt>correlation</dt><dd>story</dd></dl>
<pre>{
  &quot;total&quot;: &quot;4900&quot;
}</pre>
</details>
</li>`)
})

test('nothing from a message is markup, wherever it stands', () => {
  const message = { [hostile]: hostile }
  const odd = { name: hostile, id: hostile, cause: `${hostile} before`, key: hostile, sender: hostile, topic: hostile }
  const html = journeyHtml(journey([told({ ...odd, message })], links), { title: hostile, summary: () => [hostile] })
  const shown = '&lt;/pre&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;'
  expect(html.split(shown).length - 1).toBe(13)
  expect(html).not.toMatch(/<script|\u202e|alert\('/)
})

test('the policy forbids scripts and allows the style of the file alone', () => {
  const html = journeyHtml(journey([], links))
  const [, style = ''] = /<style>([^]*)<\/style>/.exec(html) ?? []
  const hash = createHash('sha256').update(style).digest('base64')
  expect(html).toContain(
    `content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`,
  )
  expect(style).toContain('prefers-color-scheme: dark')
  expect(html).toContain('<p>0 messages in 0 ms</p>')
})
