import type { Catalogue, CatalogueFlow, CatalogueMessage } from '@parpay/events/documentation'
import { html, prose, type Html } from './html.js'
import { inOrder } from './service-order.js'

/**
 * A case as a sequence diagram of plain boxes: a lane a service, a row a message. A filled head is a receiver that sends
 * a later message of the case because of it, a ring one that keeps what it reads.
 */
export function flowView({ name, doc, messages }: CatalogueFlow, catalogue: Catalogue): Html {
  const all = catalogue.topics.flatMap((topic) => topic.messages)
  const steps = messages.flatMap((step) => all.find((message) => message.name === step) ?? [])
  const services = new Set(steps.flatMap(({ senders, receivers }) => [...senders, ...receivers]))
  const lanes = inOrder([...services], (service) => service)
  const acts = (service: string, n: number) =>
    service !== 'edge' && steps.slice(n + 1).some(({ senders }) => senders.includes(service))
  return html`
    <figure class="flow lanes-${lanes.length}">
      <figcaption>
        <h3>${name}</h3>
        <p>${prose(doc)}</p>
      </figcaption>
      <ol>
        <li class="row services" aria-hidden="true">${lanes.map((lane) => html`<b>${lane}</b>`)}</li>
        ${steps.map((step, n) => row(step, lanes, (service) => acts(service, n)))}
      </ol>
    </figure>
  `
}

function row(
  { name, senders: [sender = ''], receivers }: CatalogueMessage,
  lanes: readonly string[],
  acts: (service: string) => boolean,
): Html {
  const from = lanes.indexOf(sender)
  const ends = receivers.map((service) => lanes.indexOf(service))
  const [left, right] = [Math.min(from, ...ends), Math.max(from, ...ends)]
  const line = (a: number, b: number) => b > a && html`<i class="line c${a + 1} s${b - a + 1}"></i>`
  const actors = receivers.filter(acts)
  const told = `${sender} to ${receivers.join(', ')}`
  return html`
    <li class="row">
      <a class="c${left + 1} s${right - left + 1}" href="#${name}" title="${told}">${name}</a>
      ${line(left, from)} ${line(from, right)}
      <i class="sender c${from + 1}"></i>
      ${receivers.map((service, i) => {
        const side = (ends[i] ?? 0) < from ? 'left' : 'right'
        return html`<i class="${actors.includes(service) ? `acts ${side}` : 'keeps'} c${(ends[i] ?? 0) + 1}"></i>`
      })}
    </li>
  `
}
