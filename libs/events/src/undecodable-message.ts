/** Bytes on a topic that are no message of it. The message says why, without quoting the bytes. */
export class UndecodableMessage extends Error {
  override readonly name = 'UndecodableMessage'
}
