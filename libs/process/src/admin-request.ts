import { z } from 'zod'

const text = (most: number) =>
  z.string().trim().min(1, 'must not be empty').max(most, `must have at most ${most} characters`)
const key = text(512)
const topic = text(249)

export const ListQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  key: key.optional(),
})

/** A key, or `all: true`: never everything for want of a word. */
export const RedriveBody = z.union(
  [
    z.strictObject({ key, topic: topic.optional() }).transform((meant) => ({ all: false, ...meant })),
    z
      .strictObject({ all: z.literal(true), topic: topic.optional() })
      .transform((meant) => ({ ...meant, key: undefined })),
  ],
  'send {"key": ..., "topic"?: ...}, or {"all": true, "topic"?: ...}',
)

/** As many digits as a card number has: such a text is not kept, whatever it is. */
const digits = /\d(?:[ -]?\d){12}/
const reason = text(500).refine((given) => !digits.test(given), 'must not hold what may be a card number')

export const DiscardBody = z.union(
  [
    z.strictObject({ key, topic: topic.optional(), reason }),
    z.strictObject({
      record: z.strictObject({ topic, partition: z.int().min(0), offset: z.string().regex(/^\d{1,18}$/) }),
      reason,
    }),
  ],
  'send {"key": ..., "topic"?: ..., "reason": ...}, or {"record": {"topic", "partition", "offset"}, "reason"}; a reason has 1 to 500 characters and nothing that may be a card number',
)

/** What is wrong, in one sentence, without what was sent. */
export const sentence = ({ issues }: z.ZodError): string =>
  issues.map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`)).join('; ')
