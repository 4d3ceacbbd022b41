import { contracts } from '@parpay/events'
import { aggregate } from '@parpay/messaging'
import { service } from '@parpay/process'
import { account } from './account.js'
import { accountStore, readAccounts } from './account.store.js'
import { payment } from './payment.js'
import { paymentMethod } from './payment-method.js'
import { paymentMethodStore, readPaymentMethods } from './payment-method.store.js'
import { paymentStore } from './payment.store.js'
import { pspClient } from './psp.client.js'
import { pspNotifications } from './psp-notifications.server.js'
import { pspWorker } from './psp.worker.js'
import { variables } from './variables.js'

export const payments = service({
  name: 'payments',
  contract: contracts.payments,
  migrations: new URL('../migrations/', import.meta.url),
  variables,
  parts: ({ settings: { PSP_URL, FEE_BASIS_POINTS, FEE_FIXED }, log }) => ({
    aggregates: [
      // First: a payment in the same batch reads what is saved by then.
      aggregate(account, accountStore),
      aggregate(paymentMethod, paymentMethodStore, { worker: 'psp' }),
      aggregate(payment({ basisPoints: FEE_BASIS_POINTS, fixed: FEE_FIXED }), paymentStore, {
        reads: { method: readPaymentMethods, account: readAccounts },
        worker: 'psp',
      }),
    ],
    workers: [pspWorker(pspClient(PSP_URL), log)],
  }),
  configure: (app, { messaging, log }) => {
    pspNotifications(app.getHttpAdapter().getInstance(), messaging, log)
  },
})
