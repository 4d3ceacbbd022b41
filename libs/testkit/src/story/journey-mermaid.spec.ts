import { expect, test } from '@jest/globals'
import { links, told, type Told } from '../../test/told.js'
import { journeyMermaid } from './journey-mermaid.js'
import { journey } from './journey.js'

const diagram = (messages: readonly Told[]) => journeyMermaid(journey(messages.map(told), links))

test('an arrow leads to each service that wrote something because of a message', () => {
  expect(
    diagram([
      { name: 'OrderSubmitted', id: '1', at: 0, sender: 'edge', topic: 'a' },
      { name: 'OrderPlaced', id: '2', cause: '1', at: 12, sender: 'checkout', topic: 'b' },
      { name: 'PaymentAuthorised', id: '3', cause: '2', at: 50, sender: 'payments', topic: 'c' },
      { name: 'Posted', id: '4', cause: '2', at: 60, sender: 'accounts', topic: 'd' },
      { name: 'Audited', id: '5', cause: '2', at: 70, topic: 'e' },
    ]),
  ).toBe(`sequenceDiagram
  participant p1 as edge
  participant p2 as checkout
  participant p3 as payments
  participant p4 as accounts
  participant p5 as unknown
  p1->>p2: OrderSubmitted +0 ms
  p2->>p3: OrderPlaced +12 ms
  p2->>p4: OrderPlaced +12 ms
  p2->>p5: OrderPlaced +12 ms
  Note over p3: PaymentAuthorised +50 ms
  Note over p4: Posted +60 ms
  Note over p5: Audited +70 ms
`)
})

test('names neither end a line nor begin a directive', () => {
  const sender = 'a;b\nNote over p1: x'
  expect(diagram([{ name: '%%{init: {}}%%<script>"#', sender }])).toBe(`sequenceDiagram
  participant p1 as a#59;b?Note over p1#58; x
  Note over p1: #37;#37;#123;init#58; #123;#125;#125;#37;#37;#60;script#62;#34;#35; +0 ms
`)
})
