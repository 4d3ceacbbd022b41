import { uuidText } from './uuid.js'

/**
 * What an expected message is counted as. One whose key is known before (an input has it, or it is the same in every
 * run) is told by topic, type and key; another one, whose key the services make anew, by topic, type and flow.
 */
export const keyedKind = (topic: string, type: string, key: string | null): string => JSON.stringify([topic, type, key])
export const flowKind = (topic: string, type: string, flow: string | undefined): string =>
  JSON.stringify([topic, type, null, flow ?? null])

/** Texts that are known before, and with a UUID among them all that have it. */
export class KnownTexts {
  readonly #texts = new Set<string>()

  add(texts: Iterable<string>): void {
    for (const text of texts) this.#texts.add(uuidText(text)?.hex ?? text)
  }

  has(text: string): boolean {
    return this.#texts.has(uuidText(text)?.hex ?? text)
  }
}
