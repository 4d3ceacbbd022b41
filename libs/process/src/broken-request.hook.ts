import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'

interface BrokenRequest extends Error {
  readonly code?: string
}

const byCode: Readonly<Record<string, readonly [status: number, detail: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request took too long to arrive; send it again.'],
  HPE_HEADER_OVERFLOW: [431, 'Send headers of at most 16,384 bytes in all.'],
}

/** Answers what the HTTP parser gave up on, before there is a request, and closes the connection. Nothing is repeated. */
export function refuseBroken(error: BrokenRequest, socket: Socket): void {
  if (error.code !== 'ECONNRESET' && socket.writable) {
    const [status, detail] = byCode[error.code ?? ''] ?? [400, 'This is no HTTP/1.1 request.']
    const title = STATUS_CODES[status] ?? ''
    const body = JSON.stringify({ type: 'about:blank', title, status, detail })
    const headers = `Content-Type: application/problem+json\r\nContent-Length: ${body.length}\r\nConnection: close`
    socket.write(`HTTP/1.1 ${status} ${title}\r\n${headers}\r\n\r\n${body}`)
  }
  socket.destroySoon()
}
