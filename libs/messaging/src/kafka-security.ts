type Mechanism = 'plain' | 'scram-sha-256' | 'scram-sha-512'

/** How a client shows the broker who it is, and checks who the broker is: plain text and nobody in particular without. */
export interface KafkaSecurity {
  readonly sasl?: {
    [M in Mechanism]: { readonly mechanism: M; readonly username: string; readonly password: string }
  }[Mechanism]
  /** `ca`: certificates in PEM that vouch for the brokers, in place of those Node comes with. */
  readonly tls?: { readonly ca?: string }
}
