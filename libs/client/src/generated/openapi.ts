// Written by npm run client from the edge's /openapi.json. Not to be edited.
export interface paths {
  '/v1/accounts': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Open a shopper’s account */
    post: operations['openAccount']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/accounts/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** An account */
    get: operations['getAccount']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/accounts/{id}/payment-methods': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** An account’s payment methods */
    get: operations['listPaymentMethods']
    put?: never
    /** Add a payment method to an open account */
    post: operations['addPaymentMethod']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/accounts/{id}/payment-methods/{pm}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    /**
     * Remove a payment method
     * @description It can be charged for nothing new from then on; payments under way go on. May be repeated, without an Idempotency-Key.
     */
    delete: operations['removePaymentMethod']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/accounts/{id}/freeze': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Freeze an account
     * @description New orders and deposits of it are declined from then on; payments under way go on.
     */
    post: operations['freezeAccount']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/accounts/{id}/unfreeze': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** End the freeze of an account */
    post: operations['unfreezeAccount']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/accounts/{id}/deposits': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Charge a payment method for the account’s wallet
     * @description The account must be open and the payment method active, else the answer is 409 `not-ready`.
     */
    post: operations['makeDeposit']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/deposits/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** A deposit */
    get: operations['getDeposit']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/accounts/{id}/transactions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * What moved an account’s balance
     * @description Ledger entries of the account’s wallet, newest first. Orders paid by card leave it alone.
     */
    get: operations['listTransactions']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/orders': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Orders, newest first */
    get: operations['listOrders']
    put?: never
    /**
     * Place an order
     * @description The account must be open and the payment method active, else the answer is 409 `not-ready`.
     */
    post: operations['placeOrder']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/orders/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** An order */
    get: operations['getOrder']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/orders/{id}/events': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * What happens to an order, as it happens
     * @description Server-sent events: the lines of the order’s timeline, first those that are there. The stream does not end with the order, since refunds and postings still add lines; it ends when the client leaves or the instance stops. Comments keep it open meanwhile; a client that takes nothing for half a minute is cut off.
     */
    get: operations['followOrder']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/orders/{id}/cancel': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Cancel an order
     * @description A request, accepted whatever the order’s status: whether it comes in time is decided later. The order ends `cancelled`, or `CancellationRejected` appears on its timeline.
     */
    post: operations['cancelOrder']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/orders/{id}/capture': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Capture an order
     * @description Part or all of what an order with `capture: "manual"` has authorised. A request, accepted whatever the order’s status: what became of it is in the order’s `captures`, this one the last of the answer’s list. With a wait, the answer comes when this capture has ended; the last one ends with its order.
     */
    post: operations['captureOrder']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/orders/{id}/refunds': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Refund an order
     * @description Part or all of what was captured. A request, accepted whatever the order’s status: it is in the order’s `refunds` at once, `pending`, and then says what became of it.
     */
    post: operations['refundOrder']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/balance': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Your balance
     * @description A balance for each currency that anything was posted in. A capture is pending for two days, less our fee; a refund lowers what is available at once.
     */
    get: operations['getBalance']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/transactions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * What moved your balance
     * @description Ledger entries of your own account, newest first; they sum to the balance.
     */
    get: operations['listMerchantTransactions']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/events': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Everything that happened
     * @description All lines of the timelines of your orders, and what happened to your accounts and payment methods: in one order that never changes, without gaps, so a reader who keeps the last `n` misses nothing. A new order’s first line appears with the first thing that happens to it. Pages, oldest first: give `next`, or the last `n` you have, as `after`. With `Accept: text/event-stream` a stream that goes on as things happen; `Last-Event-ID` counts before `after`, and `limit` has no meaning.
     */
    get: operations['listEvents']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/openapi.json': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** This document */
    get: operations['getOpenApi']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/health/live': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Whether the process runs */
    get: operations['live']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/health/ready': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Whether it can accept requests */
    get: operations['ready']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
}
export type webhooks = Record<string, never>
export interface components {
  schemas: {
    AccountRequest: {
      holder: {
        /** @example Sam Shopper */
        name: string
        /**
         * Format: email
         * @example sam@example.com
         */
        email: string
      }
      /**
       * @description ISO 4217 code; amounts beside it are in its minor units.
       * @example EUR
       * @enum {string}
       */
      currency:
        | 'AED'
        | 'AFN'
        | 'ALL'
        | 'AMD'
        | 'AOA'
        | 'ARS'
        | 'AUD'
        | 'AWG'
        | 'AZN'
        | 'BAM'
        | 'BBD'
        | 'BDT'
        | 'BHD'
        | 'BIF'
        | 'BMD'
        | 'BND'
        | 'BOB'
        | 'BRL'
        | 'BSD'
        | 'BTN'
        | 'BWP'
        | 'BYN'
        | 'BZD'
        | 'CAD'
        | 'CDF'
        | 'CHF'
        | 'CLP'
        | 'CNY'
        | 'COP'
        | 'CRC'
        | 'CUP'
        | 'CVE'
        | 'CZK'
        | 'DJF'
        | 'DKK'
        | 'DOP'
        | 'DZD'
        | 'EGP'
        | 'ERN'
        | 'ETB'
        | 'EUR'
        | 'FJD'
        | 'FKP'
        | 'GBP'
        | 'GEL'
        | 'GHS'
        | 'GIP'
        | 'GMD'
        | 'GNF'
        | 'GTQ'
        | 'GYD'
        | 'HKD'
        | 'HNL'
        | 'HTG'
        | 'HUF'
        | 'IDR'
        | 'ILS'
        | 'INR'
        | 'IQD'
        | 'IRR'
        | 'ISK'
        | 'JMD'
        | 'JOD'
        | 'JPY'
        | 'KES'
        | 'KGS'
        | 'KHR'
        | 'KMF'
        | 'KPW'
        | 'KRW'
        | 'KWD'
        | 'KYD'
        | 'KZT'
        | 'LAK'
        | 'LBP'
        | 'LKR'
        | 'LRD'
        | 'LSL'
        | 'LYD'
        | 'MAD'
        | 'MDL'
        | 'MGA'
        | 'MKD'
        | 'MMK'
        | 'MNT'
        | 'MOP'
        | 'MRU'
        | 'MUR'
        | 'MVR'
        | 'MWK'
        | 'MXN'
        | 'MYR'
        | 'MZN'
        | 'NAD'
        | 'NGN'
        | 'NIO'
        | 'NOK'
        | 'NPR'
        | 'NZD'
        | 'OMR'
        | 'PAB'
        | 'PEN'
        | 'PGK'
        | 'PHP'
        | 'PKR'
        | 'PLN'
        | 'PYG'
        | 'QAR'
        | 'RON'
        | 'RSD'
        | 'RUB'
        | 'RWF'
        | 'SAR'
        | 'SBD'
        | 'SCR'
        | 'SDG'
        | 'SEK'
        | 'SGD'
        | 'SHP'
        | 'SLE'
        | 'SOS'
        | 'SRD'
        | 'SSP'
        | 'STN'
        | 'SVC'
        | 'SYP'
        | 'SZL'
        | 'THB'
        | 'TJS'
        | 'TMT'
        | 'TND'
        | 'TOP'
        | 'TRY'
        | 'TTD'
        | 'TWD'
        | 'TZS'
        | 'UAH'
        | 'UGX'
        | 'USD'
        | 'UYU'
        | 'UZS'
        | 'VES'
        | 'VND'
        | 'VUV'
        | 'WST'
        | 'XAF'
        | 'XCD'
        | 'XCG'
        | 'XOF'
        | 'XPF'
        | 'YER'
        | 'ZAR'
        | 'ZMW'
        | 'ZWG'
    }
    Account: {
      /** @example acc_01h455vb4pex5vsknk084sn02q */
      id: string
      /**
       * @description New orders and deposits of a frozen account are declined with the code `account_frozen`.
       * @enum {string}
       */
      status: 'pending' | 'open' | 'frozen'
      currency: string
      /** @description The shopper’s wallet, in minor units. */
      balance: {
        available: number
        held: number
      }
      holder: {
        name: string
        email: string
      } | null
    }
    NewAccount: {
      /** @example acc_01h455vb4pex5vsknk084sn02q */
      id: string
      /** @constant */
      status: 'pending'
    }
    AccountStatus: {
      /** @example acc_01h455vb4pex5vsknk084sn02q */
      id: string
      /**
       * @description As it is now; what was asked for shows a moment later.
       * @enum {string}
       */
      status: 'open' | 'frozen'
    }
    /** @default {} */
    FreezeRequest: {
      /** @description Why, in your own words; no personal data. */
      reason?: string
    }
    PaymentMethodRequest: {
      /** @example tok_visa */
      token: string
    }
    NewPaymentMethod: {
      /** @example pm_01h455vb4pex5vsknk084sn02q */
      id: string
      /** @constant */
      status: 'pending'
    }
    PaymentMethod: {
      /** @example pm_01h455vb4pex5vsknk084sn02q */
      id: string
      /** @enum {string} */
      status: 'pending' | 'active' | 'rejected' | 'removed'
      /** @example card */
      kind: string | null
      /** @example visa */
      brand: string | null
      /** @example 4242 */
      last4: string | null
      expires: string | null
      decline?: {
        /** @example expired_card */
        code: string
      }
    }
    PaymentMethodStatus: {
      /** @example pm_01h455vb4pex5vsknk084sn02q */
      id: string
      /**
       * @description As it is now; the removal shows a moment later.
       * @enum {string}
       */
      status: 'pending' | 'active' | 'rejected' | 'removed'
    }
    /** @default {} */
    RemovalRequest: {
      /** @description Taken and not kept: a removal needs no reason. */
      reason?: string
    }
    PaymentMethodPage: {
      /** @description Newest first. */
      data: components['schemas']['PaymentMethod'][]
      /** @description The `cursor` of the next page; null on the last one. */
      next: string | null
    }
    DepositRequest: {
      /** @description Minor units of the account’s currency. */
      amount: number
      /**
       * @description ISO 4217 code; amounts beside it are in its minor units.
       * @example EUR
       * @enum {string}
       */
      currency:
        | 'AED'
        | 'AFN'
        | 'ALL'
        | 'AMD'
        | 'AOA'
        | 'ARS'
        | 'AUD'
        | 'AWG'
        | 'AZN'
        | 'BAM'
        | 'BBD'
        | 'BDT'
        | 'BHD'
        | 'BIF'
        | 'BMD'
        | 'BND'
        | 'BOB'
        | 'BRL'
        | 'BSD'
        | 'BTN'
        | 'BWP'
        | 'BYN'
        | 'BZD'
        | 'CAD'
        | 'CDF'
        | 'CHF'
        | 'CLP'
        | 'CNY'
        | 'COP'
        | 'CRC'
        | 'CUP'
        | 'CVE'
        | 'CZK'
        | 'DJF'
        | 'DKK'
        | 'DOP'
        | 'DZD'
        | 'EGP'
        | 'ERN'
        | 'ETB'
        | 'EUR'
        | 'FJD'
        | 'FKP'
        | 'GBP'
        | 'GEL'
        | 'GHS'
        | 'GIP'
        | 'GMD'
        | 'GNF'
        | 'GTQ'
        | 'GYD'
        | 'HKD'
        | 'HNL'
        | 'HTG'
        | 'HUF'
        | 'IDR'
        | 'ILS'
        | 'INR'
        | 'IQD'
        | 'IRR'
        | 'ISK'
        | 'JMD'
        | 'JOD'
        | 'JPY'
        | 'KES'
        | 'KGS'
        | 'KHR'
        | 'KMF'
        | 'KPW'
        | 'KRW'
        | 'KWD'
        | 'KYD'
        | 'KZT'
        | 'LAK'
        | 'LBP'
        | 'LKR'
        | 'LRD'
        | 'LSL'
        | 'LYD'
        | 'MAD'
        | 'MDL'
        | 'MGA'
        | 'MKD'
        | 'MMK'
        | 'MNT'
        | 'MOP'
        | 'MRU'
        | 'MUR'
        | 'MVR'
        | 'MWK'
        | 'MXN'
        | 'MYR'
        | 'MZN'
        | 'NAD'
        | 'NGN'
        | 'NIO'
        | 'NOK'
        | 'NPR'
        | 'NZD'
        | 'OMR'
        | 'PAB'
        | 'PEN'
        | 'PGK'
        | 'PHP'
        | 'PKR'
        | 'PLN'
        | 'PYG'
        | 'QAR'
        | 'RON'
        | 'RSD'
        | 'RUB'
        | 'RWF'
        | 'SAR'
        | 'SBD'
        | 'SCR'
        | 'SDG'
        | 'SEK'
        | 'SGD'
        | 'SHP'
        | 'SLE'
        | 'SOS'
        | 'SRD'
        | 'SSP'
        | 'STN'
        | 'SVC'
        | 'SYP'
        | 'SZL'
        | 'THB'
        | 'TJS'
        | 'TMT'
        | 'TND'
        | 'TOP'
        | 'TRY'
        | 'TTD'
        | 'TWD'
        | 'TZS'
        | 'UAH'
        | 'UGX'
        | 'USD'
        | 'UYU'
        | 'UZS'
        | 'VES'
        | 'VND'
        | 'VUV'
        | 'WST'
        | 'XAF'
        | 'XCD'
        | 'XCG'
        | 'XOF'
        | 'XPF'
        | 'YER'
        | 'ZAR'
        | 'ZMW'
        | 'ZWG'
      /**
       * @description A payment method of the account, which is charged.
       * @example pm_01h455vb4pex5vsknk084sn02q
       */
      paymentMethod: string
    }
    NewDeposit: {
      /** @example pay_01h455vb4pex5vsknk084sn02q */
      id: string
      /** @constant */
      status: 'pending'
    }
    Deposit: {
      /** @example pay_01h455vb4pex5vsknk084sn02q */
      id: string
      /**
       * @description A deposit that has succeeded is in the account’s balance and among its transactions.
       * @enum {string}
       */
      status: 'pending' | 'succeeded' | 'declined'
      account: string
      paymentMethod: string | null
      /** @description Minor units. */
      amount: number
      currency: string
      /** @description Why it was declined. New codes may appear. */
      decline?: {
        /** @example card_declined */
        code: string
      }
      /**
       * Format: date-time
       * @description UTC, with milliseconds.
       */
      createdAt: string
    }
    Transaction: {
      /**
       * @description Of the ledger transaction.
       * @example txn_01h455vb4pex5vsknk084sn02q
       */
      id: string
      /**
       * @description What was posted; new kinds may appear.
       * @example deposit
       */
      kind: string
      /** @description Minor units of the account’s currency: what the balance grew by, negative where it shrank. Sums to the balance. */
      amount: number
      payment: string | null
      /** @description Null for a deposit. */
      order: string | null
      /**
       * Format: date-time
       * @description When it was posted: UTC, with milliseconds.
       */
      at: string
    }
    TransactionPage: {
      /** @description Newest first. */
      data: components['schemas']['Transaction'][]
      /** @description The `cursor` of the next page; null on the last one. */
      next: string | null
    }
    OrderRequest: {
      /** @example acc_01h455vb4pex5vsknk084sn02q */
      account: string
      /**
       * @description A payment method of the account.
       * @example pm_01h455vb4pex5vsknk084sn02q
       */
      paymentMethod: string
      /**
       * @description ISO 4217 code; amounts beside it are in its minor units.
       * @example EUR
       * @enum {string}
       */
      currency:
        | 'AED'
        | 'AFN'
        | 'ALL'
        | 'AMD'
        | 'AOA'
        | 'ARS'
        | 'AUD'
        | 'AWG'
        | 'AZN'
        | 'BAM'
        | 'BBD'
        | 'BDT'
        | 'BHD'
        | 'BIF'
        | 'BMD'
        | 'BND'
        | 'BOB'
        | 'BRL'
        | 'BSD'
        | 'BTN'
        | 'BWP'
        | 'BYN'
        | 'BZD'
        | 'CAD'
        | 'CDF'
        | 'CHF'
        | 'CLP'
        | 'CNY'
        | 'COP'
        | 'CRC'
        | 'CUP'
        | 'CVE'
        | 'CZK'
        | 'DJF'
        | 'DKK'
        | 'DOP'
        | 'DZD'
        | 'EGP'
        | 'ERN'
        | 'ETB'
        | 'EUR'
        | 'FJD'
        | 'FKP'
        | 'GBP'
        | 'GEL'
        | 'GHS'
        | 'GIP'
        | 'GMD'
        | 'GNF'
        | 'GTQ'
        | 'GYD'
        | 'HKD'
        | 'HNL'
        | 'HTG'
        | 'HUF'
        | 'IDR'
        | 'ILS'
        | 'INR'
        | 'IQD'
        | 'IRR'
        | 'ISK'
        | 'JMD'
        | 'JOD'
        | 'JPY'
        | 'KES'
        | 'KGS'
        | 'KHR'
        | 'KMF'
        | 'KPW'
        | 'KRW'
        | 'KWD'
        | 'KYD'
        | 'KZT'
        | 'LAK'
        | 'LBP'
        | 'LKR'
        | 'LRD'
        | 'LSL'
        | 'LYD'
        | 'MAD'
        | 'MDL'
        | 'MGA'
        | 'MKD'
        | 'MMK'
        | 'MNT'
        | 'MOP'
        | 'MRU'
        | 'MUR'
        | 'MVR'
        | 'MWK'
        | 'MXN'
        | 'MYR'
        | 'MZN'
        | 'NAD'
        | 'NGN'
        | 'NIO'
        | 'NOK'
        | 'NPR'
        | 'NZD'
        | 'OMR'
        | 'PAB'
        | 'PEN'
        | 'PGK'
        | 'PHP'
        | 'PKR'
        | 'PLN'
        | 'PYG'
        | 'QAR'
        | 'RON'
        | 'RSD'
        | 'RUB'
        | 'RWF'
        | 'SAR'
        | 'SBD'
        | 'SCR'
        | 'SDG'
        | 'SEK'
        | 'SGD'
        | 'SHP'
        | 'SLE'
        | 'SOS'
        | 'SRD'
        | 'SSP'
        | 'STN'
        | 'SVC'
        | 'SYP'
        | 'SZL'
        | 'THB'
        | 'TJS'
        | 'TMT'
        | 'TND'
        | 'TOP'
        | 'TRY'
        | 'TTD'
        | 'TWD'
        | 'TZS'
        | 'UAH'
        | 'UGX'
        | 'USD'
        | 'UYU'
        | 'UZS'
        | 'VES'
        | 'VND'
        | 'VUV'
        | 'WST'
        | 'XAF'
        | 'XCD'
        | 'XCG'
        | 'XOF'
        | 'XPF'
        | 'YER'
        | 'ZAR'
        | 'ZMW'
        | 'ZWG'
      /** @description Quantity times unitAmount adds up to at most 9999999999 minor units. */
      lines: {
        /** @example tea-1 */
        sku: string
        /** @example Green tea */
        name: string
        /** @example 2 */
        quantity: number
        /**
         * @description Minor units of the order’s currency.
         * @example 1250
         */
        unitAmount: number
      }[]
      /**
       * @description Captured as soon as it is authorised, or when you ask for it.
       * @default automatic
       * @enum {string}
       */
      capture?: 'automatic' | 'manual'
      /**
       * @description Seconds until an order that is not paid expires.
       * @default 1800
       */
      expiresIn?: number
      /**
       * @description Your own name for the order; no personal data.
       * @example basket-7
       */
      reference?: string
      /**
       * @description For your own use; no personal data.
       * @default {}
       */
      metadata?: {
        [key: string]: string
      }
    }
    Order: {
      /** @example ord_01h455vb4pex5vsknk084sn02q */
      id: string
      /**
       * @description submitted, placed, confirmed, completed; or it ends rejected, declined, cancelled or expired.
       * @enum {string}
       */
      status: 'submitted' | 'placed' | 'confirmed' | 'completed' | 'rejected' | 'declined' | 'cancelled' | 'expired'
      account: string
      paymentMethod: string
      currency: string
      /** @description Minor units of the order’s currency. */
      total: number
      lines: {
        sku: string
        name: string
        quantity: number
        unitAmount: number
      }[]
      /** @example automatic */
      capture: string
      /**
       * Format: date-time
       * @description Unless it is paid by then, the order expires.
       */
      expiresAt: string
      reference: string | null
      metadata: {
        [key: string]: string
      }
      /** @description Null until the payment said something. */
      payment: {
        id: string
        /**
         * @description `captured` as soon as a part is captured, and for good: what was captured and refunded is in the amounts. `voided` when nothing was captured and the authorisation is let go.
         * @enum {string}
         */
        status: 'authorised' | 'captured' | 'voided' | 'declined'
        /** @description Minor units of the order’s currency. */
        authorised: number
        /** @description Minor units of the order’s currency. */
        captured: number
        /** @description Minor units of the order’s currency. */
        refunded: number
        /** @example card */
        method: string
        /** @description Why the payment, or its capture, said no. New codes may appear. */
        decline?: {
          /** @example card_declined */
          code: string
        }
      } | null
      captures: {
        id: string
        /**
         * @description `rejected` by our rules, `failed` at the payment service provider; both for good.
         * @enum {string}
         */
        status: 'pending' | 'succeeded' | 'failed' | 'rejected'
        /** @description Minor units; null while nobody has said how much is left. */
        amount: number | null
        /**
         * @description Why it was rejected or failed. New codes may appear.
         * @example amount_exceeds_refundable
         */
        code?: string
        /** @description The last one: the rest of the authorisation is let go. */
        final: boolean
      }[]
      refunds: {
        id: string
        /**
         * @description `rejected` by our rules, `failed` at the payment service provider; both for good.
         * @enum {string}
         */
        status: 'pending' | 'succeeded' | 'failed' | 'rejected'
        /** @description Minor units; null while nobody has said how much is left. */
        amount: number | null
        /**
         * @description Why it was rejected or failed. New codes may appear.
         * @example amount_exceeds_refundable
         */
        code?: string
      }[]
      timeline: {
        /** @description Counts from 1 without gaps. */
        n: number
        /**
         * @description The message’s name; new ones may appear.
         * @example OrderPlaced
         */
        type: string
        /**
         * Format: date-time
         * @description UTC, with milliseconds.
         */
        at: string
        /** @description Why, where the message says so. */
        code?: string
        detail?: string
      }[]
      /**
       * Format: date-time
       * @description UTC, with milliseconds.
       */
      createdAt: string
    }
    OrderPage: {
      /** @description Newest first. */
      data: components['schemas']['Order'][]
      /** @description The `cursor` of the next page; null on the last one. */
      next: string | null
    }
    Balance: {
      /** @example EUR */
      currency: string
      /** @description Minor units that can be paid out; below zero where refunds are more. */
      available: number
      /** @description Minor units captured that become available later. */
      pending: number
    }
    MerchantTransaction: {
      /**
       * @description Of the ledger transaction.
       * @example txn_01h455vb4pex5vsknk084sn02q
       */
      id: string
      /**
       * @description What was posted; new kinds may appear.
       * @example capture
       */
      kind: string
      /** @description Minor units of `currency`: what your balance grew by, negative where it shrank. A capture is less our fee, a refund less the part of the fee that is returned. */
      amount: number
      currency: string
      payment: string | null
      order: string | null
      /** @description Pending until then; null when available at once. */
      availableAt: string | null
      /**
       * Format: date-time
       * @description When it was posted: UTC, with milliseconds.
       */
      at: string
    }
    MerchantTransactionPage: {
      /** @description Newest first. */
      data: components['schemas']['MerchantTransaction'][]
      /** @description The `cursor` of the next page; null on the last one. */
      next: string | null
    }
    Event: {
      /** @description Counts from 1 without gaps, per merchant. */
      n: number
      /**
       * @description The message’s name; new ones may appear.
       * @example OrderPlaced
       */
      type: string
      /**
       * Format: date-time
       * @description When it happened, UTC. Not always in the order of `n`.
       */
      at: string
      /**
       * @description The id of what it happened to.
       * @example ord_01h455vb4pex5vsknk084sn02q
       */
      subject: string
      /** @description For an order: `n` of the line on its timeline. */
      line?: number
      /** @description Why, where the message says so. */
      code?: string
      detail?: string
    }
    EventPage: {
      /** @description Oldest first. */
      data: components['schemas']['Event'][]
      /** @description The `after` of the next page; null on the last one. */
      next: string | null
    }
    TimelineLine: {
      /** @description Counts from 1 without gaps. */
      n: number
      /**
       * @description The message’s name; new ones may appear.
       * @example OrderPlaced
       */
      type: string
      /**
       * Format: date-time
       * @description UTC, with milliseconds.
       */
      at: string
      /** @description Why, where the message says so. */
      code?: string
      detail?: string
    }
    /** @default {} */
    CancellationRequest: {
      /** @description Why, in your own words; no personal data. */
      reason?: string
    }
    /** @default {} */
    CaptureRequest: {
      /**
       * @description Minor units of the order’s currency; all that is left, unless given.
       * @example 1250
       */
      amount?: number
      /** @description Whether it is the last one: what is left of the authorisation is let go, and the order is completed. True without `amount`, false with one, unless given. */
      final?: boolean
    }
    /** @default {} */
    RefundRequest: {
      /**
       * @description Minor units of the order’s currency; all that was captured and not yet refunded, unless given.
       * @example 1250
       */
      amount?: number
      /** @description Why, in your own words; no personal data. */
      reason?: string
    }
    NewRefund: {
      /** @example ref_01h455vb4pex5vsknk084sn02q */
      id: string
      /** @constant */
      status: 'pending'
    }
    /** @description RFC 9457. */
    Problem: {
      /**
       * Format: uri
       * @description Stable: switch on this.
       */
      type: string
      title: string
      status: number
      /** @description What to do. */
      detail: string
      errors?: {
        /** @description RFC 6901, into the request. */
        pointer: string
        message: string
      }[]
    }
  }
  responses: never
  parameters: {
    /**
     * @description New for each thing you ask for, the same when you send a request again. Kept for 24 hours; refusals are not.
     * @example 4f6f1c52-9d1b-4c0e-8a67-0d6f2f6f3a11
     */
    IdempotencyKey: string
    /**
     * @description `wait=N` (RFC 7240), N up to 30 seconds: the answer waits until the order has ended or N seconds have passed, and shows it as it then is. Anything else is ignored.
     * @example wait=10
     */
    Prefer: string
  }
  requestBodies: never
  headers: {
    /** @description Where the new thing can be read. */
    Location: string
    /** @description `true` when this is the answer to the first request with the key. */
    'Idempotency-Replayed': 'true'
    /** @description Seconds to wait before the same request is sent again. */
    'Retry-After': number
    /** @description There when `Prefer: wait=N` was honoured. */
    'Preference-Applied': string
    /** @description What is left of the quota, and the seconds until it is full again. */
    RateLimit: string
    /** @description The quota, of the API key or of an address without one, and its window in seconds. */
    'RateLimit-Policy': string
    'WWW-Authenticate': 'Bearer realm="parpay"'
  }
  pathItems: never
}
export type $defs = Record<string, never>
export interface operations {
  openAccount: {
    parameters: {
      query?: never
      header: {
        /**
         * @description New for each thing you ask for, the same when you send a request again. Kept for 24 hours; refusals are not.
         * @example 4f6f1c52-9d1b-4c0e-8a67-0d6f2f6f3a11
         */
        'Idempotency-Key': components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['AccountRequest']
      }
    }
    responses: {
      /** @description Accepted, durably. */
      202: {
        headers: {
          Location: components['headers']['Location']
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['NewAccount']
        }
      }
      /** @description `malformed-request`: The request cannot be read. `idempotency-key`: Idempotency-Key is missing or malformed. */
      400: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/malformed-request' | 'https://parpay.dev/problems/idempotency-key'
            /** @constant */
            status?: 400
          } & components['schemas']['Problem']
        }
      }
      /** @description `unauthorized`: No valid API key. */
      401: {
        headers: {
          'WWW-Authenticate': components['headers']['WWW-Authenticate']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unauthorized'
            /** @constant */
            status?: 401
          } & components['schemas']['Problem']
        }
      }
      /** @description `in-flight`: The first request with this Idempotency-Key is still in flight. */
      409: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/in-flight'
            /** @constant */
            status?: 409
          } & components['schemas']['Problem']
        }
      }
      /** @description `too-large`: The request is too large. */
      413: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/too-large'
            /** @constant */
            status?: 413
          } & components['schemas']['Problem']
        }
      }
      /** @description `unsupported-media-type`: The body is not JSON. */
      415: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unsupported-media-type'
            /** @constant */
            status?: 415
          } & components['schemas']['Problem']
        }
      }
      /** @description `invalid-request`: The request is not valid. `card-number`: The request holds a card number. `idempotency-key-reused`: Idempotency-Key was used for another request. */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?:
              | 'https://parpay.dev/problems/invalid-request'
              | 'https://parpay.dev/problems/card-number'
              | 'https://parpay.dev/problems/idempotency-key-reused'
            /** @constant */
            status?: 422
          } & components['schemas']['Problem']
        }
      }
      /** @description `too-many-requests`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/too-many-requests'
            /** @constant */
            status?: 429
          } & components['schemas']['Problem']
        }
      }
      /** @description `internal`: Internal error. */
      500: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/internal'
            /** @constant */
            status?: 500
          } & components['schemas']['Problem']
        }
      }
      /** @description `unavailable`: Temporarily unavailable. */
      503: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unavailable'
            /** @constant */
            status?: 503
          } & components['schemas']['Problem']
        }
      }
    }
  }
  getAccount: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description As it is now. */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Account']
        }
      }
      /** @description `malformed-request`: The request cannot be read. */
      400: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/malformed-request'
            /** @constant */
            status?: 400
          } & components['schemas']['Problem']
        }
      }
      /** @description `unauthorized`: No valid API key. */
      401: {
        headers: {
          'WWW-Authenticate': components['headers']['WWW-Authenticate']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unauthorized'
            /** @constant */
            status?: 401
          } & components['schemas']['Problem']
        }
      }
      /** @description `not-found`: Not found. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/not-found'
            /** @constant */
            status?: 404
          } & components['schemas']['Problem']
        }
      }
      /** @description `card-number`: The request holds a card number. */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/card-number'
            /** @constant */
            status?: 422
          } & components['schemas']['Problem']
        }
      }
      /** @description `too-many-requests`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/too-many-requests'
            /** @constant */
            status?: 429
          } & components['schemas']['Problem']
        }
      }
      /** @description `internal`: Internal error. */
      500: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/internal'
            /** @constant */
            status?: 500
          } & components['schemas']['Problem']
        }
      }
      /** @description `unavailable`: Temporarily unavailable. */
      503: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unavailable'
            /** @constant */
            status?: 503
          } & components['schemas']['Problem']
        }
      }
    }
  }
  listPaymentMethods: {
    parameters: {
      query?: {
        cursor?: string
        limit?: number
      }
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description As it is now. */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['PaymentMethodPage']
        }
      }
      /** @description `malformed-request`: The request cannot be read. */
      400: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/malformed-request'
            /** @constant */
            status?: 400
          } & components['schemas']['Problem']
        }
      }
      /** @description `unauthorized`: No valid API key. */
      401: {
        headers: {
          'WWW-Authenticate': components['headers']['WWW-Authenticate']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unauthorized'
            /** @constant */
            status?: 401
          } & components['schemas']['Problem']
        }
      }
      /** @description `not-found`: Not found. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/not-found'
            /** @constant */
            status?: 404
          } & components['schemas']['Problem']
        }
      }
      /** @description `invalid-request`: The request is not valid. `card-number`: The request holds a card number. */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/invalid-request' | 'https://parpay.dev/problems/card-number'
            /** @constant */
            status?: 422
          } & components['schemas']['Problem']
        }
      }
      /** @description `too-many-requests`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/too-many-requests'
            /** @constant */
            status?: 429
          } & components['schemas']['Problem']
        }
      }
      /** @description `internal`: Internal error. */
      500: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/internal'
            /** @constant */
            status?: 500
          } & components['schemas']['Problem']
        }
      }
      /** @description `unavailable`: Temporarily unavailable. */
      503: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unavailable'
            /** @constant */
            status?: 503
          } & components['schemas']['Problem']
        }
      }
    }
  }
  addPaymentMethod: {
    parameters: {
      query?: never
      header: {
        /**
         * @description New for each thing you ask for, the same when you send a request again. Kept for 24 hours; refusals are not.
         * @example 4f6f1c52-9d1b-4c0e-8a67-0d6f2f6f3a11
         */
        'Idempotency-Key': components['parameters']['IdempotencyKey']
      }
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['PaymentMethodRequest']
      }
    }
    responses: {
      /** @description Accepted, durably. */
      202: {
        headers: {
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['NewPaymentMethod']
        }
      }
      /** @description `malformed-request`: The request cannot be read. `idempotency-key`: Idempotency-Key is missing or malformed. */
      400: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/malformed-request' | 'https://parpay.dev/problems/idempotency-key'
            /** @constant */
            status?: 400
          } & components['schemas']['Problem']
        }
      }
      /** @description `unauthorized`: No valid API key. */
      401: {
        headers: {
          'WWW-Authenticate': components['headers']['WWW-Authenticate']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unauthorized'
            /** @constant */
            status?: 401
          } & components['schemas']['Problem']
        }
      }
      /** @description `not-found`: Not found. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/not-found'
            /** @constant */
            status?: 404
          } & components['schemas']['Problem']
        }
      }
      /** @description `in-flight`: The first request with this Idempotency-Key is still in flight. `not-ready`: Something this request needs is not confirmed yet. */
      409: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/in-flight' | 'https://parpay.dev/problems/not-ready'
            /** @constant */
            status?: 409
          } & components['schemas']['Problem']
        }
      }
      /** @description `too-large`: The request is too large. */
      413: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/too-large'
            /** @constant */
            status?: 413
          } & components['schemas']['Problem']
        }
      }
      /** @description `unsupported-media-type`: The body is not JSON. */
      415: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unsupported-media-type'
            /** @constant */
            status?: 415
          } & components['schemas']['Problem']
        }
      }
      /** @description `invalid-request`: The request is not valid. `card-number`: The request holds a card number. `idempotency-key-reused`: Idempotency-Key was used for another request. */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?:
              | 'https://parpay.dev/problems/invalid-request'
              | 'https://parpay.dev/problems/card-number'
              | 'https://parpay.dev/problems/idempotency-key-reused'
            /** @constant */
            status?: 422
          } & components['schemas']['Problem']
        }
      }
      /** @description `too-many-requests`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/too-many-requests'
            /** @constant */
            status?: 429
          } & components['schemas']['Problem']
        }
      }
      /** @description `internal`: Internal error. */
      500: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/internal'
            /** @constant */
            status?: 500
          } & components['schemas']['Problem']
        }
      }
      /** @description `unavailable`: Temporarily unavailable. */
      503: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unavailable'
            /** @constant */
            status?: 503
          } & components['schemas']['Problem']
        }
      }
    }
  }
  removePaymentMethod: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
        pm: string
      }
      cookie?: never
    }
    requestBody?: {
      content: {
        'application/json': components['schemas']['RemovalRequest']
      }
    }
    responses: {
      /** @description Accepted, durably. */
      202: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['PaymentMethodStatus']
        }
      }
      /** @description `malformed-request`: The request cannot be read. */
      400: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/malformed-request'
            /** @constant */
            status?: 400
          } & components['schemas']['Problem']
        }
      }
      /** @description `unauthorized`: No valid API key. */
      401: {
        headers: {
          'WWW-Authenticate': components['headers']['WWW-Authenticate']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unauthorized'
            /** @constant */
            status?: 401
          } & components['schemas']['Problem']
        }
      }
      /** @description `not-found`: Not found. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/not-found'
            /** @constant */
            status?: 404
          } & components['schemas']['Problem']
        }
      }
      /** @description `in-flight`: The first request with this Idempotency-Key is still in flight. */
      409: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/in-flight'
            /** @constant */
            status?: 409
          } & components['schemas']['Problem']
        }
      }
      /** @description `too-large`: The request is too large. */
      413: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/too-large'
            /** @constant */
            status?: 413
          } & components['schemas']['Problem']
        }
      }
      /** @description `unsupported-media-type`: The body is not JSON. */
      415: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unsupported-media-type'
            /** @constant */
            status?: 415
          } & components['schemas']['Problem']
        }
      }
      /** @description `invalid-request`: The request is not valid. `card-number`: The request holds a card number. */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/invalid-request' | 'https://parpay.dev/problems/card-number'
            /** @constant */
            status?: 422
          } & components['schemas']['Problem']
        }
      }
      /** @description `too-many-requests`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/too-many-requests'
            /** @constant */
            status?: 429
          } & components['schemas']['Problem']
        }
      }
      /** @description `internal`: Internal error. */
      500: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/internal'
            /** @constant */
            status?: 500
          } & components['schemas']['Problem']
        }
      }
      /** @description `unavailable`: Temporarily unavailable. */
      503: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unavailable'
            /** @constant */
            status?: 503
          } & components['schemas']['Problem']
        }
      }
    }
  }
  freezeAccount: {
    parameters: {
      query?: never
      header: {
        /**
         * @description New for each thing you ask for, the same when you send a request again. Kept for 24 hours; refusals are not.
         * @example 4f6f1c52-9d1b-4c0e-8a67-0d6f2f6f3a11
         */
        'Idempotency-Key': components['parameters']['IdempotencyKey']
      }
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: {
      content: {
        'application/json': components['schemas']['FreezeRequest']
      }
    }
    responses: {
      /** @description Accepted, durably. */
      202: {
        headers: {
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['AccountStatus']
        }
      }
      /** @description `malformed-request`: The request cannot be read. `idempotency-key`: Idempotency-Key is missing or malformed. */
      400: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/malformed-request' | 'https://parpay.dev/problems/idempotency-key'
            /** @constant */
            status?: 400
          } & components['schemas']['Problem']
        }
      }
      /** @description `unauthorized`: No valid API key. */
      401: {
        headers: {
          'WWW-Authenticate': components['headers']['WWW-Authenticate']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unauthorized'
            /** @constant */
            status?: 401
          } & components['schemas']['Problem']
        }
      }
      /** @description `not-found`: Not found. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/not-found'
            /** @constant */
            status?: 404
          } & components['schemas']['Problem']
        }
      }
      /** @description `in-flight`: The first request with this Idempotency-Key is still in flight. `not-ready`: Something this request needs is not confirmed yet. */
      409: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/in-flight' | 'https://parpay.dev/problems/not-ready'
            /** @constant */
            status?: 409
          } & components['schemas']['Problem']
        }
      }
      /** @description `too-large`: The request is too large. */
      413: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/too-large'
            /** @constant */
            status?: 413
          } & components['schemas']['Problem']
        }
      }
      /** @description `unsupported-media-type`: The body is not JSON. */
      415: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unsupported-media-type'
            /** @constant */
            status?: 415
          } & components['schemas']['Problem']
        }
      }
      /** @description `invalid-request`: The request is not valid. `card-number`: The request holds a card number. `idempotency-key-reused`: Idempotency-Key was used for another request. */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?:
              | 'https://parpay.dev/problems/invalid-request'
              | 'https://parpay.dev/problems/card-number'
              | 'https://parpay.dev/problems/idempotency-key-reused'
            /** @constant */
            status?: 422
          } & components['schemas']['Problem']
        }
      }
      /** @description `too-many-requests`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/too-many-requests'
            /** @constant */
            status?: 429
          } & components['schemas']['Problem']
        }
      }
      /** @description `internal`: Internal error. */
      500: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/internal'
            /** @constant */
            status?: 500
          } & components['schemas']['Problem']
        }
      }
      /** @description `unavailable`: Temporarily unavailable. */
      503: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unavailable'
            /** @constant */
            status?: 503
          } & components['schemas']['Problem']
        }
      }
    }
  }
  unfreezeAccount: {
    parameters: {
      query?: never
      header: {
        /**
         * @description New for each thing you ask for, the same when you send a request again. Kept for 24 hours; refusals are not.
         * @example 4f6f1c52-9d1b-4c0e-8a67-0d6f2f6f3a11
         */
        'Idempotency-Key': components['parameters']['IdempotencyKey']
      }
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: {
      content: {
        'application/json': components['schemas']['FreezeRequest']
      }
    }
    responses: {
      /** @description Accepted, durably. */
      202: {
        headers: {
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['AccountStatus']
        }
      }
      /** @description `malformed-request`: The request cannot be read. `idempotency-key`: Idempotency-Key is missing or malformed. */
      400: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/malformed-request' | 'https://parpay.dev/problems/idempotency-key'
            /** @constant */
            status?: 400
          } & components['schemas']['Problem']
        }
      }
      /** @description `unauthorized`: No valid API key. */
      401: {
        headers: {
          'WWW-Authenticate': components['headers']['WWW-Authenticate']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unauthorized'
            /** @constant */
            status?: 401
          } & components['schemas']['Problem']
        }
      }
      /** @description `not-found`: Not found. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/not-found'
            /** @constant */
            status?: 404
          } & components['schemas']['Problem']
        }
      }
      /** @description `in-flight`: The first request with this Idempotency-Key is still in flight. `not-ready`: Something this request needs is not confirmed yet. */
      409: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/in-flight' | 'https://parpay.dev/problems/not-ready'
            /** @constant */
            status?: 409
          } & components['schemas']['Problem']
        }
      }
      /** @description `too-large`: The request is too large. */
      413: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/too-large'
            /** @constant */
            status?: 413
          } & components['schemas']['Problem']
        }
      }
      /** @description `unsupported-media-type`: The body is not JSON. */
      415: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unsupported-media-type'
            /** @constant */
            status?: 415
          } & components['schemas']['Problem']
        }
      }
      /** @description `invalid-request`: The request is not valid. `card-number`: The request holds a card number. `idempotency-key-reused`: Idempotency-Key was used for another request. */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?:
              | 'https://parpay.dev/problems/invalid-request'
              | 'https://parpay.dev/problems/card-number'
              | 'https://parpay.dev/problems/idempotency-key-reused'
            /** @constant */
            status?: 422
          } & components['schemas']['Problem']
        }
      }
      /** @description `too-many-requests`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/too-many-requests'
            /** @constant */
            status?: 429
          } & components['schemas']['Problem']
        }
      }
      /** @description `internal`: Internal error. */
      500: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/internal'
            /** @constant */
            status?: 500
          } & components['schemas']['Problem']
        }
      }
      /** @description `unavailable`: Temporarily unavailable. */
      503: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unavailable'
            /** @constant */
            status?: 503
          } & components['schemas']['Problem']
        }
      }
    }
  }
  makeDeposit: {
    parameters: {
      query?: never
      header: {
        /**
         * @description New for each thing you ask for, the same when you send a request again. Kept for 24 hours; refusals are not.
         * @example 4f6f1c52-9d1b-4c0e-8a67-0d6f2f6f3a11
         */
        'Idempotency-Key': components['parameters']['IdempotencyKey']
      }
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['DepositRequest']
      }
    }
    responses: {
      /** @description Accepted, durably. */
      202: {
        headers: {
          Location: components['headers']['Location']
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['NewDeposit']
        }
      }
      /** @description `malformed-request`: The request cannot be read. `idempotency-key`: Idempotency-Key is missing or malformed. */
      400: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/malformed-request' | 'https://parpay.dev/problems/idempotency-key'
            /** @constant */
            status?: 400
          } & components['schemas']['Problem']
        }
      }
      /** @description `unauthorized`: No valid API key. */
      401: {
        headers: {
          'WWW-Authenticate': components['headers']['WWW-Authenticate']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unauthorized'
            /** @constant */
            status?: 401
          } & components['schemas']['Problem']
        }
      }
      /** @description `not-found`: Not found. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/not-found'
            /** @constant */
            status?: 404
          } & components['schemas']['Problem']
        }
      }
      /** @description `in-flight`: The first request with this Idempotency-Key is still in flight. `not-ready`: Something this request needs is not confirmed yet. */
      409: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/in-flight' | 'https://parpay.dev/problems/not-ready'
            /** @constant */
            status?: 409
          } & components['schemas']['Problem']
        }
      }
      /** @description `too-large`: The request is too large. */
      413: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/too-large'
            /** @constant */
            status?: 413
          } & components['schemas']['Problem']
        }
      }
      /** @description `unsupported-media-type`: The body is not JSON. */
      415: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unsupported-media-type'
            /** @constant */
            status?: 415
          } & components['schemas']['Problem']
        }
      }
      /** @description `invalid-request`: The request is not valid. `card-number`: The request holds a card number. `idempotency-key-reused`: Idempotency-Key was used for another request. */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?:
              | 'https://parpay.dev/problems/invalid-request'
              | 'https://parpay.dev/problems/card-number'
              | 'https://parpay.dev/problems/idempotency-key-reused'
            /** @constant */
            status?: 422
          } & components['schemas']['Problem']
        }
      }
      /** @description `too-many-requests`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/too-many-requests'
            /** @constant */
            status?: 429
          } & components['schemas']['Problem']
        }
      }
      /** @description `internal`: Internal error. */
      500: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/internal'
            /** @constant */
            status?: 500
          } & components['schemas']['Problem']
        }
      }
      /** @description `unavailable`: Temporarily unavailable. */
      503: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unavailable'
            /** @constant */
            status?: 503
          } & components['schemas']['Problem']
        }
      }
    }
  }
  getDeposit: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description As it is now. */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Deposit']
        }
      }
      /** @description `malformed-request`: The request cannot be read. */
      400: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/malformed-request'
            /** @constant */
            status?: 400
          } & components['schemas']['Problem']
        }
      }
      /** @description `unauthorized`: No valid API key. */
      401: {
        headers: {
          'WWW-Authenticate': components['headers']['WWW-Authenticate']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unauthorized'
            /** @constant */
            status?: 401
          } & components['schemas']['Problem']
        }
      }
      /** @description `not-found`: Not found. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/not-found'
            /** @constant */
            status?: 404
          } & components['schemas']['Problem']
        }
      }
      /** @description `card-number`: The request holds a card number. */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/card-number'
            /** @constant */
            status?: 422
          } & components['schemas']['Problem']
        }
      }
      /** @description `too-many-requests`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/too-many-requests'
            /** @constant */
            status?: 429
          } & components['schemas']['Problem']
        }
      }
      /** @description `internal`: Internal error. */
      500: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/internal'
            /** @constant */
            status?: 500
          } & components['schemas']['Problem']
        }
      }
      /** @description `unavailable`: Temporarily unavailable. */
      503: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unavailable'
            /** @constant */
            status?: 503
          } & components['schemas']['Problem']
        }
      }
    }
  }
  listTransactions: {
    parameters: {
      query?: {
        cursor?: string
        limit?: number
      }
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description As it is now. */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['TransactionPage']
        }
      }
      /** @description `malformed-request`: The request cannot be read. */
      400: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/malformed-request'
            /** @constant */
            status?: 400
          } & components['schemas']['Problem']
        }
      }
      /** @description `unauthorized`: No valid API key. */
      401: {
        headers: {
          'WWW-Authenticate': components['headers']['WWW-Authenticate']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unauthorized'
            /** @constant */
            status?: 401
          } & components['schemas']['Problem']
        }
      }
      /** @description `not-found`: Not found. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/not-found'
            /** @constant */
            status?: 404
          } & components['schemas']['Problem']
        }
      }
      /** @description `invalid-request`: The request is not valid. `card-number`: The request holds a card number. */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/invalid-request' | 'https://parpay.dev/problems/card-number'
            /** @constant */
            status?: 422
          } & components['schemas']['Problem']
        }
      }
      /** @description `too-many-requests`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/too-many-requests'
            /** @constant */
            status?: 429
          } & components['schemas']['Problem']
        }
      }
      /** @description `internal`: Internal error. */
      500: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/internal'
            /** @constant */
            status?: 500
          } & components['schemas']['Problem']
        }
      }
      /** @description `unavailable`: Temporarily unavailable. */
      503: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unavailable'
            /** @constant */
            status?: 503
          } & components['schemas']['Problem']
        }
      }
    }
  }
  listOrders: {
    parameters: {
      query?: {
        cursor?: string
        limit?: number
        status?: 'submitted' | 'placed' | 'confirmed' | 'completed' | 'rejected' | 'declined' | 'cancelled' | 'expired'
        reference?: string
        createdAfter?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description As it is now. */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['OrderPage']
        }
      }
      /** @description `malformed-request`: The request cannot be read. */
      400: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/malformed-request'
            /** @constant */
            status?: 400
          } & components['schemas']['Problem']
        }
      }
      /** @description `unauthorized`: No valid API key. */
      401: {
        headers: {
          'WWW-Authenticate': components['headers']['WWW-Authenticate']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unauthorized'
            /** @constant */
            status?: 401
          } & components['schemas']['Problem']
        }
      }
      /** @description `invalid-request`: The request is not valid. `card-number`: The request holds a card number. */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/invalid-request' | 'https://parpay.dev/problems/card-number'
            /** @constant */
            status?: 422
          } & components['schemas']['Problem']
        }
      }
      /** @description `too-many-requests`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/too-many-requests'
            /** @constant */
            status?: 429
          } & components['schemas']['Problem']
        }
      }
      /** @description `internal`: Internal error. */
      500: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/internal'
            /** @constant */
            status?: 500
          } & components['schemas']['Problem']
        }
      }
      /** @description `unavailable`: Temporarily unavailable. */
      503: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unavailable'
            /** @constant */
            status?: 503
          } & components['schemas']['Problem']
        }
      }
    }
  }
  placeOrder: {
    parameters: {
      query?: never
      header: {
        /**
         * @description New for each thing you ask for, the same when you send a request again. Kept for 24 hours; refusals are not.
         * @example 4f6f1c52-9d1b-4c0e-8a67-0d6f2f6f3a11
         */
        'Idempotency-Key': components['parameters']['IdempotencyKey']
        /**
         * @description `wait=N` (RFC 7240), N up to 30 seconds: the answer waits until the order has ended or N seconds have passed, and shows it as it then is. Anything else is ignored.
         * @example wait=10
         */
        Prefer?: components['parameters']['Prefer']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['OrderRequest']
      }
    }
    responses: {
      /** @description Accepted, durably, and the order has ended. */
      200: {
        headers: {
          Location: components['headers']['Location']
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed']
          'Preference-Applied': components['headers']['Preference-Applied']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Order']
        }
      }
      /** @description Accepted, durably. */
      202: {
        headers: {
          Location: components['headers']['Location']
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed']
          'Preference-Applied': components['headers']['Preference-Applied']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Order']
        }
      }
      /** @description `malformed-request`: The request cannot be read. `idempotency-key`: Idempotency-Key is missing or malformed. */
      400: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/malformed-request' | 'https://parpay.dev/problems/idempotency-key'
            /** @constant */
            status?: 400
          } & components['schemas']['Problem']
        }
      }
      /** @description `unauthorized`: No valid API key. */
      401: {
        headers: {
          'WWW-Authenticate': components['headers']['WWW-Authenticate']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unauthorized'
            /** @constant */
            status?: 401
          } & components['schemas']['Problem']
        }
      }
      /** @description `in-flight`: The first request with this Idempotency-Key is still in flight. `not-ready`: Something this request needs is not confirmed yet. */
      409: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/in-flight' | 'https://parpay.dev/problems/not-ready'
            /** @constant */
            status?: 409
          } & components['schemas']['Problem']
        }
      }
      /** @description `too-large`: The request is too large. */
      413: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/too-large'
            /** @constant */
            status?: 413
          } & components['schemas']['Problem']
        }
      }
      /** @description `unsupported-media-type`: The body is not JSON. */
      415: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unsupported-media-type'
            /** @constant */
            status?: 415
          } & components['schemas']['Problem']
        }
      }
      /** @description `invalid-request`: The request is not valid. `card-number`: The request holds a card number. `idempotency-key-reused`: Idempotency-Key was used for another request. */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?:
              | 'https://parpay.dev/problems/invalid-request'
              | 'https://parpay.dev/problems/card-number'
              | 'https://parpay.dev/problems/idempotency-key-reused'
            /** @constant */
            status?: 422
          } & components['schemas']['Problem']
        }
      }
      /** @description `too-many-requests`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/too-many-requests'
            /** @constant */
            status?: 429
          } & components['schemas']['Problem']
        }
      }
      /** @description `internal`: Internal error. */
      500: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/internal'
            /** @constant */
            status?: 500
          } & components['schemas']['Problem']
        }
      }
      /** @description `unavailable`: Temporarily unavailable. */
      503: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unavailable'
            /** @constant */
            status?: 503
          } & components['schemas']['Problem']
        }
      }
    }
  }
  getOrder: {
    parameters: {
      query?: never
      header?: {
        /**
         * @description `wait=N` (RFC 7240), N up to 30 seconds: the answer waits until the order has ended or N seconds have passed, and shows it as it then is. Anything else is ignored.
         * @example wait=10
         */
        Prefer?: components['parameters']['Prefer']
      }
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description As it is now. */
      200: {
        headers: {
          'Preference-Applied': components['headers']['Preference-Applied']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Order']
        }
      }
      /** @description `malformed-request`: The request cannot be read. */
      400: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/malformed-request'
            /** @constant */
            status?: 400
          } & components['schemas']['Problem']
        }
      }
      /** @description `unauthorized`: No valid API key. */
      401: {
        headers: {
          'WWW-Authenticate': components['headers']['WWW-Authenticate']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unauthorized'
            /** @constant */
            status?: 401
          } & components['schemas']['Problem']
        }
      }
      /** @description `not-found`: Not found. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/not-found'
            /** @constant */
            status?: 404
          } & components['schemas']['Problem']
        }
      }
      /** @description `card-number`: The request holds a card number. */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/card-number'
            /** @constant */
            status?: 422
          } & components['schemas']['Problem']
        }
      }
      /** @description `too-many-requests`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/too-many-requests'
            /** @constant */
            status?: 429
          } & components['schemas']['Problem']
        }
      }
      /** @description `internal`: Internal error. */
      500: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/internal'
            /** @constant */
            status?: 500
          } & components['schemas']['Problem']
        }
      }
      /** @description `unavailable`: Temporarily unavailable. */
      503: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unavailable'
            /** @constant */
            status?: 503
          } & components['schemas']['Problem']
        }
      }
    }
  }
  followOrder: {
    parameters: {
      query?: never
      header?: {
        /** @description Begin after this event; an event’s id is the line’s `n`. Browsers send it when they come back. */
        'Last-Event-ID'?: string
      }
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description As it is now. */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'text/event-stream': unknown
        }
      }
      /** @description `malformed-request`: The request cannot be read. */
      400: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/malformed-request'
            /** @constant */
            status?: 400
          } & components['schemas']['Problem']
        }
      }
      /** @description `unauthorized`: No valid API key. */
      401: {
        headers: {
          'WWW-Authenticate': components['headers']['WWW-Authenticate']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unauthorized'
            /** @constant */
            status?: 401
          } & components['schemas']['Problem']
        }
      }
      /** @description `not-found`: Not found. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/not-found'
            /** @constant */
            status?: 404
          } & components['schemas']['Problem']
        }
      }
      /** @description `card-number`: The request holds a card number. */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/card-number'
            /** @constant */
            status?: 422
          } & components['schemas']['Problem']
        }
      }
      /** @description `too-many-requests`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/too-many-requests'
            /** @constant */
            status?: 429
          } & components['schemas']['Problem']
        }
      }
      /** @description `internal`: Internal error. */
      500: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/internal'
            /** @constant */
            status?: 500
          } & components['schemas']['Problem']
        }
      }
      /** @description `unavailable`: Temporarily unavailable. */
      503: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unavailable'
            /** @constant */
            status?: 503
          } & components['schemas']['Problem']
        }
      }
    }
  }
  cancelOrder: {
    parameters: {
      query?: never
      header: {
        /**
         * @description New for each thing you ask for, the same when you send a request again. Kept for 24 hours; refusals are not.
         * @example 4f6f1c52-9d1b-4c0e-8a67-0d6f2f6f3a11
         */
        'Idempotency-Key': components['parameters']['IdempotencyKey']
        /**
         * @description `wait=N` (RFC 7240), N up to 30 seconds: the answer waits until the order has ended or N seconds have passed, and shows it as it then is. Anything else is ignored.
         * @example wait=10
         */
        Prefer?: components['parameters']['Prefer']
      }
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: {
      content: {
        'application/json': components['schemas']['CancellationRequest']
      }
    }
    responses: {
      /** @description Accepted, durably, and the order has ended. */
      200: {
        headers: {
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed']
          'Preference-Applied': components['headers']['Preference-Applied']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Order']
        }
      }
      /** @description Accepted, durably. */
      202: {
        headers: {
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed']
          'Preference-Applied': components['headers']['Preference-Applied']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Order']
        }
      }
      /** @description `malformed-request`: The request cannot be read. `idempotency-key`: Idempotency-Key is missing or malformed. */
      400: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/malformed-request' | 'https://parpay.dev/problems/idempotency-key'
            /** @constant */
            status?: 400
          } & components['schemas']['Problem']
        }
      }
      /** @description `unauthorized`: No valid API key. */
      401: {
        headers: {
          'WWW-Authenticate': components['headers']['WWW-Authenticate']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unauthorized'
            /** @constant */
            status?: 401
          } & components['schemas']['Problem']
        }
      }
      /** @description `not-found`: Not found. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/not-found'
            /** @constant */
            status?: 404
          } & components['schemas']['Problem']
        }
      }
      /** @description `in-flight`: The first request with this Idempotency-Key is still in flight. */
      409: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/in-flight'
            /** @constant */
            status?: 409
          } & components['schemas']['Problem']
        }
      }
      /** @description `too-large`: The request is too large. */
      413: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/too-large'
            /** @constant */
            status?: 413
          } & components['schemas']['Problem']
        }
      }
      /** @description `unsupported-media-type`: The body is not JSON. */
      415: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unsupported-media-type'
            /** @constant */
            status?: 415
          } & components['schemas']['Problem']
        }
      }
      /** @description `invalid-request`: The request is not valid. `card-number`: The request holds a card number. `idempotency-key-reused`: Idempotency-Key was used for another request. */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?:
              | 'https://parpay.dev/problems/invalid-request'
              | 'https://parpay.dev/problems/card-number'
              | 'https://parpay.dev/problems/idempotency-key-reused'
            /** @constant */
            status?: 422
          } & components['schemas']['Problem']
        }
      }
      /** @description `too-many-requests`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/too-many-requests'
            /** @constant */
            status?: 429
          } & components['schemas']['Problem']
        }
      }
      /** @description `internal`: Internal error. */
      500: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/internal'
            /** @constant */
            status?: 500
          } & components['schemas']['Problem']
        }
      }
      /** @description `unavailable`: Temporarily unavailable. */
      503: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unavailable'
            /** @constant */
            status?: 503
          } & components['schemas']['Problem']
        }
      }
    }
  }
  captureOrder: {
    parameters: {
      query?: never
      header: {
        /**
         * @description New for each thing you ask for, the same when you send a request again. Kept for 24 hours; refusals are not.
         * @example 4f6f1c52-9d1b-4c0e-8a67-0d6f2f6f3a11
         */
        'Idempotency-Key': components['parameters']['IdempotencyKey']
        /**
         * @description `wait=N` (RFC 7240), N up to 30 seconds: the answer waits until the order has ended or N seconds have passed, and shows it as it then is. Anything else is ignored.
         * @example wait=10
         */
        Prefer?: components['parameters']['Prefer']
      }
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: {
      content: {
        'application/json': components['schemas']['CaptureRequest']
      }
    }
    responses: {
      /** @description Accepted, durably, and the order has ended. */
      200: {
        headers: {
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed']
          'Preference-Applied': components['headers']['Preference-Applied']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Order']
        }
      }
      /** @description Accepted, durably. */
      202: {
        headers: {
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed']
          'Preference-Applied': components['headers']['Preference-Applied']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Order']
        }
      }
      /** @description `malformed-request`: The request cannot be read. `idempotency-key`: Idempotency-Key is missing or malformed. */
      400: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/malformed-request' | 'https://parpay.dev/problems/idempotency-key'
            /** @constant */
            status?: 400
          } & components['schemas']['Problem']
        }
      }
      /** @description `unauthorized`: No valid API key. */
      401: {
        headers: {
          'WWW-Authenticate': components['headers']['WWW-Authenticate']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unauthorized'
            /** @constant */
            status?: 401
          } & components['schemas']['Problem']
        }
      }
      /** @description `not-found`: Not found. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/not-found'
            /** @constant */
            status?: 404
          } & components['schemas']['Problem']
        }
      }
      /** @description `in-flight`: The first request with this Idempotency-Key is still in flight. */
      409: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/in-flight'
            /** @constant */
            status?: 409
          } & components['schemas']['Problem']
        }
      }
      /** @description `too-large`: The request is too large. */
      413: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/too-large'
            /** @constant */
            status?: 413
          } & components['schemas']['Problem']
        }
      }
      /** @description `unsupported-media-type`: The body is not JSON. */
      415: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unsupported-media-type'
            /** @constant */
            status?: 415
          } & components['schemas']['Problem']
        }
      }
      /** @description `invalid-request`: The request is not valid. `card-number`: The request holds a card number. `idempotency-key-reused`: Idempotency-Key was used for another request. */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?:
              | 'https://parpay.dev/problems/invalid-request'
              | 'https://parpay.dev/problems/card-number'
              | 'https://parpay.dev/problems/idempotency-key-reused'
            /** @constant */
            status?: 422
          } & components['schemas']['Problem']
        }
      }
      /** @description `too-many-requests`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/too-many-requests'
            /** @constant */
            status?: 429
          } & components['schemas']['Problem']
        }
      }
      /** @description `internal`: Internal error. */
      500: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/internal'
            /** @constant */
            status?: 500
          } & components['schemas']['Problem']
        }
      }
      /** @description `unavailable`: Temporarily unavailable. */
      503: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unavailable'
            /** @constant */
            status?: 503
          } & components['schemas']['Problem']
        }
      }
    }
  }
  refundOrder: {
    parameters: {
      query?: never
      header: {
        /**
         * @description New for each thing you ask for, the same when you send a request again. Kept for 24 hours; refusals are not.
         * @example 4f6f1c52-9d1b-4c0e-8a67-0d6f2f6f3a11
         */
        'Idempotency-Key': components['parameters']['IdempotencyKey']
      }
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: {
      content: {
        'application/json': components['schemas']['RefundRequest']
      }
    }
    responses: {
      /** @description Accepted, durably. */
      202: {
        headers: {
          Location: components['headers']['Location']
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['NewRefund']
        }
      }
      /** @description `malformed-request`: The request cannot be read. `idempotency-key`: Idempotency-Key is missing or malformed. */
      400: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/malformed-request' | 'https://parpay.dev/problems/idempotency-key'
            /** @constant */
            status?: 400
          } & components['schemas']['Problem']
        }
      }
      /** @description `unauthorized`: No valid API key. */
      401: {
        headers: {
          'WWW-Authenticate': components['headers']['WWW-Authenticate']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unauthorized'
            /** @constant */
            status?: 401
          } & components['schemas']['Problem']
        }
      }
      /** @description `not-found`: Not found. */
      404: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/not-found'
            /** @constant */
            status?: 404
          } & components['schemas']['Problem']
        }
      }
      /** @description `in-flight`: The first request with this Idempotency-Key is still in flight. */
      409: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/in-flight'
            /** @constant */
            status?: 409
          } & components['schemas']['Problem']
        }
      }
      /** @description `too-large`: The request is too large. */
      413: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/too-large'
            /** @constant */
            status?: 413
          } & components['schemas']['Problem']
        }
      }
      /** @description `unsupported-media-type`: The body is not JSON. */
      415: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unsupported-media-type'
            /** @constant */
            status?: 415
          } & components['schemas']['Problem']
        }
      }
      /** @description `invalid-request`: The request is not valid. `card-number`: The request holds a card number. `idempotency-key-reused`: Idempotency-Key was used for another request. */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?:
              | 'https://parpay.dev/problems/invalid-request'
              | 'https://parpay.dev/problems/card-number'
              | 'https://parpay.dev/problems/idempotency-key-reused'
            /** @constant */
            status?: 422
          } & components['schemas']['Problem']
        }
      }
      /** @description `too-many-requests`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/too-many-requests'
            /** @constant */
            status?: 429
          } & components['schemas']['Problem']
        }
      }
      /** @description `internal`: Internal error. */
      500: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/internal'
            /** @constant */
            status?: 500
          } & components['schemas']['Problem']
        }
      }
      /** @description `unavailable`: Temporarily unavailable. */
      503: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unavailable'
            /** @constant */
            status?: 503
          } & components['schemas']['Problem']
        }
      }
    }
  }
  getBalance: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description As it is now. */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Balance'][]
        }
      }
      /** @description `malformed-request`: The request cannot be read. */
      400: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/malformed-request'
            /** @constant */
            status?: 400
          } & components['schemas']['Problem']
        }
      }
      /** @description `unauthorized`: No valid API key. */
      401: {
        headers: {
          'WWW-Authenticate': components['headers']['WWW-Authenticate']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unauthorized'
            /** @constant */
            status?: 401
          } & components['schemas']['Problem']
        }
      }
      /** @description `too-many-requests`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/too-many-requests'
            /** @constant */
            status?: 429
          } & components['schemas']['Problem']
        }
      }
      /** @description `internal`: Internal error. */
      500: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/internal'
            /** @constant */
            status?: 500
          } & components['schemas']['Problem']
        }
      }
      /** @description `unavailable`: Temporarily unavailable. */
      503: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unavailable'
            /** @constant */
            status?: 503
          } & components['schemas']['Problem']
        }
      }
    }
  }
  listMerchantTransactions: {
    parameters: {
      query?: {
        cursor?: string
        limit?: number
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description As it is now. */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['MerchantTransactionPage']
        }
      }
      /** @description `malformed-request`: The request cannot be read. */
      400: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/malformed-request'
            /** @constant */
            status?: 400
          } & components['schemas']['Problem']
        }
      }
      /** @description `unauthorized`: No valid API key. */
      401: {
        headers: {
          'WWW-Authenticate': components['headers']['WWW-Authenticate']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unauthorized'
            /** @constant */
            status?: 401
          } & components['schemas']['Problem']
        }
      }
      /** @description `invalid-request`: The request is not valid. `card-number`: The request holds a card number. */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/invalid-request' | 'https://parpay.dev/problems/card-number'
            /** @constant */
            status?: 422
          } & components['schemas']['Problem']
        }
      }
      /** @description `too-many-requests`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/too-many-requests'
            /** @constant */
            status?: 429
          } & components['schemas']['Problem']
        }
      }
      /** @description `internal`: Internal error. */
      500: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/internal'
            /** @constant */
            status?: 500
          } & components['schemas']['Problem']
        }
      }
      /** @description `unavailable`: Temporarily unavailable. */
      503: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unavailable'
            /** @constant */
            status?: 503
          } & components['schemas']['Problem']
        }
      }
    }
  }
  listEvents: {
    parameters: {
      query?: {
        after?: string
        limit?: number
      }
      header?: {
        /** @description Begin after this event; an event’s id is its `n`. Browsers send it when they come back. */
        'Last-Event-ID'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description As it is now. */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['EventPage']
          'text/event-stream': unknown
        }
      }
      /** @description `malformed-request`: The request cannot be read. */
      400: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/malformed-request'
            /** @constant */
            status?: 400
          } & components['schemas']['Problem']
        }
      }
      /** @description `unauthorized`: No valid API key. */
      401: {
        headers: {
          'WWW-Authenticate': components['headers']['WWW-Authenticate']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unauthorized'
            /** @constant */
            status?: 401
          } & components['schemas']['Problem']
        }
      }
      /** @description `invalid-request`: The request is not valid. `card-number`: The request holds a card number. */
      422: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/invalid-request' | 'https://parpay.dev/problems/card-number'
            /** @constant */
            status?: 422
          } & components['schemas']['Problem']
        }
      }
      /** @description `too-many-requests`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/too-many-requests'
            /** @constant */
            status?: 429
          } & components['schemas']['Problem']
        }
      }
      /** @description `internal`: Internal error. */
      500: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/internal'
            /** @constant */
            status?: 500
          } & components['schemas']['Problem']
        }
      }
      /** @description `unavailable`: Temporarily unavailable. */
      503: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unavailable'
            /** @constant */
            status?: 503
          } & components['schemas']['Problem']
        }
      }
    }
  }
  getOpenApi: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description As it is now. */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/json': Record<string, never>
        }
      }
      /** @description `too-many-requests`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/too-many-requests'
            /** @constant */
            status?: 429
          } & components['schemas']['Problem']
        }
      }
      /** @description `unavailable`: Temporarily unavailable. */
      503: {
        headers: {
          'Retry-After': components['headers']['Retry-After']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': {
            /** @enum {unknown} */
            type?: 'https://parpay.dev/problems/unavailable'
            /** @constant */
            status?: 503
          } & components['schemas']['Problem']
        }
      }
    }
  }
  live: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description As it is now. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** @constant */
            status: 'live'
          }
        }
      }
    }
  }
  ready: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description As it is now. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /**
             * @description degraded: accepts, but Kafka is away.
             * @enum {unknown}
             */
            status: 'ready' | 'degraded' | 'unready'
            reasons: string[]
          }
        }
      }
      /** @description It cannot; the reasons say why. */
      503: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /**
             * @description degraded: accepts, but Kafka is away.
             * @enum {unknown}
             */
            status: 'ready' | 'degraded' | 'unready'
            reasons: string[]
          }
        }
      }
    }
  }
}
