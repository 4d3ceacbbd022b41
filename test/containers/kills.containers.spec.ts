import { afterAll, beforeAll, describe, test } from '@jest/globals'
import { Deployment, type Shop } from './deployment.process.js'
import { expectPaidOnce, Till } from './till.js'

const deployment = new Deployment(`parpay-kills-${process.pid}`)
let shop: Shop

beforeAll(async () => {
  await deployment.up()
  shop = await deployment.shop()
})
afterAll(() => deployment.down())

describe('docker kill under load', () => {
  test.each(['payments', 'checkout', 'accounts', 'edge', 'psp-simulator', 'postgres', 'kafka'])(
    'of %s costs time and no order',
    async (service) => {
      const till = new Till(shop)
      await till.more(20)
      await deployment.kill(service)
      // what of a system goes on without it is shown elsewhere: here it comes back and nothing is missing
      await deployment.start(service)
      shop = { ...shop, url: await deployment.edge() }
      till.movedTo([shop.url])
      await till.more(20)
      await expectPaidOnce(shop, await till.close(), () => deployment.charged())
    },
  )
})
