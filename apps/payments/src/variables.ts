import { variable } from '@parpay/process'
import { z } from 'zod'

/** Payments' own environment variables. */
export const variables = {
  PSP_URL: variable(z.url({ protocol: /^https?$/ }), {
    is: 'address of the payment service provider',
    must: 'an address such as http://127.0.0.1:4010',
  }),
  FEE_BASIS_POINTS: variable(
    z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(BigInt)
      .pipe(z.bigint().max(10_000n))
      .default(290n),
    {
      is: 'our fee on a capture, in hundredths of a percent; default 290, that is 2.9 %',
      must: 'a whole number from 0 to 10000',
    },
  ),
  FEE_FIXED: variable(
    z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(BigInt)
      .default(30n),
    {
      is: 'the part of our fee that does not depend on the amount, in minor units; default 30',
      must: 'a whole number from 0',
    },
  ),
}
