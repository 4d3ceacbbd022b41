/** As an order goes through them; others stand behind. */
const services = ['edge', 'checkout', 'payments', 'accounts']
const place = (service: string): number => (services.includes(service) ? services.indexOf(service) : services.length)

export const inOrder = <Thing>(things: readonly Thing[], serviceOf: (thing: Thing) => string): Thing[] =>
  [...things].sort((a, b) => place(serviceOf(a)) - place(serviceOf(b)))
