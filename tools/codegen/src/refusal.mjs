/** An edit of the contracts that must not go in. The message is one sentence: file, field, reason. */
export class Refusal extends Error {
  name = 'Refusal'

  /** @param {string} file relative to asyncapi/ @param {string} reason names the field, if there is one */
  constructor(file, reason) {
    super(`asyncapi/${file}: ${reason}`)
  }
}
