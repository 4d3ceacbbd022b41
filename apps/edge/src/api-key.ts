import { createHash, timingSafeEqual } from 'node:crypto'
import { isId } from '@parpay/events'

/** One API key of a merchant as it is configured: never its text, only the hash of it. */
export interface ApiKey {
  readonly id: string
  readonly merchantId: string
  /** SHA-256 of the whole key as the client sends it. */
  readonly hash: Buffer
}

/** Keys by id. A merchant may have several: that is how one is replaced without a gap. */
export type ApiKeys = ReadonlyMap<string, ApiKey>

const configured = /^(mer_[0-9a-z]{26}):([A-Za-z0-9]{1,64}):([0-9a-f]{64})$/

/** Reads `merchantId:keyId:sha256hex,...`. Throws a sentence that says which entry is wrong; hashes are not repeated. */
export function parseApiKeys(text: string): ApiKeys {
  const keys = new Map<string, ApiKey>()
  for (const [i, entry] of text.split(',').entries()) {
    const [, merchantId, id, hash] = configured.exec(entry.trim()) ?? []
    if (!merchantId || !id || !hash || !isId('mer', merchantId)) {
      throw new Error(`entry ${i + 1} is not merchantId:keyId:sha256hex`)
    }
    if (keys.has(id)) throw new Error(`entry ${i + 1} repeats the key id ${id}`)
    keys.set(id, { id, merchantId, hash: Buffer.from(hash, 'hex') })
  }
  return keys
}

/**
 * The key that an `Authorization: Bearer pk_test_<id>_<secret>` header proves, or undefined. Looked up by id; hashes are
 * compared in constant time, against a hash nobody has when the id is unknown.
 */
export function provenKey(keys: ApiKeys, authorization: string | undefined): ApiKey | undefined {
  const [, text, id] =
    /^Bearer +(pk_(?:test|live)_([A-Za-z0-9]{1,64})_[\x21-\x7e]{1,200}) *$/i.exec(authorization ?? '') ?? []
  if (!text || !id) return undefined
  const key = keys.get(id)
  const equal = timingSafeEqual(createHash('sha256').update(text).digest(), key?.hash ?? nobodys)
  return equal ? key : undefined
}

const nobodys = Buffer.alloc(32)
