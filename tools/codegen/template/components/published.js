/** Messages that were ever sent: only these have a schema id, and so a codec. */
export const generatedMessages = (topic, history) =>
  topic.messages.filter(({ name }) => versionsOf(history, topic.name, name).length > 0)

export const versionsOf = (history, topic, message) =>
  history.filter((version) => version.topic === topic && version.message === message)
