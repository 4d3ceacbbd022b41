import type { Shape } from '../shape.js'
import { completeJson } from './complete-schema.js'
import type { Headers, KeyContract, Location, MessageContract } from './contract.js'
import { undeclared } from './declared.js'
import { headerCheck } from './header-check.js'
import { parsePointer } from './json-pointer.js'
import { jsonShape } from './json-shape.js'
import type { ContractNode } from './node.js'
import { readPayload } from './payload.js'
import { parseRuntimeExpression } from './runtime-expression.js'

/** What a message is besides where it is found. */
export type MessageDefinition = Omit<MessageContract, 'topics'>

export interface MessageReading {
  /** Name of a message that does not say. */
  readonly name: string
  /** Content type of a message that does not say. */
  readonly contentType: string | undefined
  /** Called with each JSON Schema that a `$ref` led to. */
  readonly check: (schema: ContractNode) => void
}

/**
 * Reads a Message Object, its traits applied.
 * @throws {ContractInvalid}
 */
export function readMessage(message: ContractNode, reading: MessageReading): MessageDefinition {
  const contentType = message.text('contentType') ?? reading.contentType
  const payload = readPayload(message.get('payload'), contentType, reading.check)
  const summary = message.text('summary')
  const headers = readHeaders(message.get('headers'), reading.check)
  return {
    name: message.text('name') ?? reading.name,
    ...(summary !== undefined && { summary }),
    payload: payload.shape,
    encoding: payload.encoding,
    ...headers,
    key: readKey(message, payload.shape),
    ...locations(message, { payload: payload.shape, header: headers.headers }),
  }
}

function readHeaders(
  node: ContractNode | undefined,
  check: MessageReading['check'],
): Pick<MessageDefinition, 'headers' | 'headersProblem' | 'constantHeaders'> {
  const schema = node?.follow().get('schema') ? undefined : node // in a format of its own: not read
  if (!schema) return { headers: { kind: 'any' }, headersProblem: () => undefined, constantHeaders: {} }
  const complete = completeJson(schema, check)
  const shape = jsonShape(schema)
  return { headers: shape, headersProblem: headerCheck(complete), constantHeaders: constants(shape) }
}

function constants(headers: Shape): Headers {
  if (headers.kind !== 'record') return {}
  const found = Object.entries(headers.fields).flatMap(([name, { shape }]) => {
    const [only, ...rest] = shape.kind === 'string' ? (shape.symbols ?? []) : []
    return only !== undefined && rest.length === 0 ? [[name, only] as const] : []
  })
  return Object.fromEntries(found)
}

function readKey(message: ContractNode, payload: Shape): KeyContract {
  const description = message.at('bindings')?.at('kafka')?.at('key')?.text('description')
  const node = message.at('x-key')
  if (!node) return description === undefined ? {} : { description }
  const path = typeof node.value === 'string' ? fieldPath(node.value) : undefined
  if (!path) throw node.fault('names no field of the payload; write orderId, order.id or /order/id')
  const reason = undeclared(payload, path)
  if (reason !== undefined) throw node.fault(`names no field of the payload: ${reason}`)
  return { field: path, ...(description !== undefined && { description }) }
}

function fieldPath(text: string): string[] | undefined {
  const path = text.startsWith('/') ? parsePointer(text) : text.split('.')
  return path?.includes('') ? undefined : path
}

/** What a message's parts look like, by how a runtime expression calls them. */
type Parts = Readonly<Record<Location['from'], Shape>>

function locations(
  message: ContractNode,
  parts: Parts,
): Pick<MessageDefinition, 'correlationId' | 'messageId' | 'causationId'> {
  const correlationId = message.at('correlationId')?.at('location')
  const messageId = message.at('x-message-id')
  const causationId = message.at('x-causation-id')
  return {
    ...(correlationId && { correlationId: location(correlationId, parts) }),
    ...(messageId && { messageId: location(messageId, parts) }),
    ...(causationId && { causationId: location(causationId, parts) }),
  }
}

function location(node: ContractNode, parts: Parts): Location {
  const parsed = typeof node.value === 'string' ? parseRuntimeExpression(node.value) : undefined
  if (!parsed)
    throw node.fault(
      'is no runtime expression that names a field; write $message.header#/name or $message.payload#/name',
    )
  const reason = undeclared(parts[parsed.from], parsed.path)
  if (reason !== undefined) throw node.fault(`names no ${parsed.from} field: ${reason}`)
  return parsed
}
