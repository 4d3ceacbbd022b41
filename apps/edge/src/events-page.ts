import type { Catalogue, CatalogueField, CatalogueMessage, CatalogueTopic } from '@parpay/events/documentation'
import { flowView } from './flow-view.js'
import { inOrder } from './service-order.js'
import { html, prose, type Html } from './html.js'
import { pageFrame } from './page-frame.js'

/** `/docs/events`: the AsyncAPI documents for a person. */
export const eventsPage = (catalogue: Catalogue): string => {
  const { doc, services, topics, flows, headers } = catalogue
  return pageFrame(
    '/docs/events',
    'ParPay: messages',
    html``,
    html`
      <main class="wide events">
        <h1>Messages</h1>
        <p class="lead">${prose(doc)}</p>

        <h2 id="services">Services</h2>
        <div class="cards">
          ${inOrder(services, ({ name }) => name).map(({ name, doc }) => serviceCard(name, doc, topics))}
        </div>

        <h2 id="flows">What happens</h2>
        <p class="legend">
          <span><i class="sender"></i> sends</span><span><i class="acts right"></i> acts on it</span
          ><span><i class="keeps"></i> keeps what it needs</span>
        </p>
        <div class="flows">${flows.map((flow) => flowView(flow, catalogue))}</div>

        <h2 id="topics">Topics</h2>
        ${topics.map(topicSection)}

        <h2 id="headers">Headers of every record</h2>
        <p>CloudEvents 1.0 in Kafka’s binary mode; values are UTF-8 text.</p>
        <dl class="fields">
          ${headers.map(
            ({ name, required, doc }) => html`
              <div>
                <dt><code>${name}</code>${!required && html`<small>may be absent</small>`}</dt>
                <dd>${prose(doc)}</dd>
              </div>
            `,
          )}
        </dl>
      </main>
    `,
  )
}

function serviceCard(name: string, doc: string, topics: readonly CatalogueTopic[]): Html {
  const those = (side: 'senders' | 'receivers') =>
    topics.filter(({ messages }) => messages.some((message) => message[side].includes(name)))
  const links = (word: string, found: readonly CatalogueTopic[]) => html`
    <dt>${word}</dt>
    <dd>${found.map((topic) => html`<a href="#${topic.name}"><code>${topic.name}</code></a> `)}</dd>
  `
  return html`
    <section class="card">
      <h3>${name}</h3>
      <p>${prose(doc)}</p>
      <dl>${links('sends', those('senders'))}${links('receives', those('receivers'))}</dl>
      <p><a href="/asyncapi/${name}.yaml">AsyncAPI document</a></p>
    </section>
  `
}

const topicSection = ({ name, doc, partitions, days, messages }: CatalogueTopic): Html => html`
  <section class="topic" id="${name}">
    <h3><code>${name}</code></h3>
    <p>${prose(doc)}</p>
    <p class="facts">
      ${partitions} partitions, kept ${days === null ? 'for ever' : `for ${days} days`}, key
      ${[...new Set(messages.map(({ key }) => key))].map((key) => html`<code>${key}</code> `)}
    </p>
    ${messages.map(messageEntry)}
  </section>
`

const messageEntry = ({ name, doc, senders, receivers, fields }: CatalogueMessage): Html => html`
  <details>
    <summary>
      <b>${name}</b> <span class="path">${senders.join(', ')} → ${receivers.join(', ')}</span>
      <span class="doc">${prose(doc)}</span>
    </summary>
    <div id="${name}">${fieldList(fields)}</div>
  </details>
`

const fieldList = (fields: readonly CatalogueField[]): Html => html`
  <dl class="fields">
    ${fields.map(
      (field) => html`
        <div>
          <dt><code>${field.name}</code><small>${typeOf(field)}</small>${marks(field)}</dt>
          <dd>${prose(field.doc)} ${field.fields ? fieldList(field.fields) : false}</dd>
        </div>
      `,
    )}
  </dl>
`

/** `unknown` is what older readers see of newer values: no sender writes it. */
const typeOf = ({ type, values, nullable }: CatalogueField): string =>
  (values ? values.filter((value) => value !== 'unknown').join(' | ') : type) + (nullable ? ' or null' : '')

const marks = ({ secret, personal }: CatalogueField): Html[] => [
  ...(secret ? [html`<em>secret</em>`] : []),
  ...(personal ? [html`<em>may be personal</em>`] : []),
]
