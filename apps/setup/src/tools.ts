/** Programs that look at the topics and change nothing: their users at Kafka, and their folders of secrets. */
export const tools: readonly string[] = ['kafbat']
