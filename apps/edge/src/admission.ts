import { addPaymentMethod } from './add-payment-method.js'
import { cancelOrder } from './cancel-order.js'
import { captureOrder } from './capture-order.js'
import { freezeAccount } from './freeze-account.js'
import { makeDeposit } from './make-deposit.js'
import { openAccount } from './open-account.js'
import { placeOrder } from './place-order.js'
import { Problem } from './problem.js'
import { refundOrder } from './refund-order.js'
import { removePaymentMethod } from './remove-payment-method.js'
import type { Admission, Facts, Submission } from './submission.js'

/** Decides on a group of requests in order, each seeing what those before it add to an order's lists. */
export function admitAll(group: readonly Submission[], facts: Facts): Admission[] {
  const orders = new Map(facts.orders)
  return group.map((submission) => {
    const admission = admit(submission, { ...facts, orders })
    if (!(admission instanceof Problem) && admission.order) {
      const { order, line } = admission.order
      const { timeline = [], captures = [], refunds = [] } = orders.get(order.id) ?? {}
      orders.set(order.id, {
        order,
        timeline: [...timeline, line],
        captures: admission.capture ? [...captures, admission.capture.said] : captures,
        refunds: admission.refund ? [...refunds, admission.refund.said] : refunds,
      })
    }
    return admission
  })
}

function admit({ merchantId, requested }: Submission, facts: Facts): Admission {
  switch (requested.kind) {
    case 'account':
      return openAccount(merchantId, requested.id, requested.body)
    case 'payment method':
      return addPaymentMethod(merchantId, requested.id, requested.accountId, requested.body, facts)
    case 'removal':
      return removePaymentMethod(merchantId, requested.id, requested.accountId, facts)
    case 'freeze':
    case 'unfreeze':
      return freezeAccount(requested.kind, merchantId, requested.accountId, requested.body, facts)
    case 'deposit':
      return makeDeposit(merchantId, requested.id, requested.accountId, requested.body, facts)
    case 'order':
      return placeOrder(merchantId, requested.id, requested.body, facts)
    case 'cancellation':
      return cancelOrder(merchantId, requested.orderId, requested.body, facts)
    case 'capture':
      return captureOrder(merchantId, requested.id, requested.orderId, requested.body, facts)
    case 'refund':
      return refundOrder(merchantId, requested.id, requested.orderId, requested.body, facts)
  }
}
