import kafkajs from 'kafkajs'

/** Whether a broker's permissions are why it does not show a topic, also of an attempt that was repeated in vain. */
export function mayNotDescribe(error: unknown): boolean {
  if (error instanceof kafkajs.KafkaJSProtocolError) return error.type === 'TOPIC_AUTHORIZATION_FAILED'
  return error instanceof kafkajs.KafkaJSNumberOfRetriesExceeded && mayNotDescribe(error.cause)
}
