/** The version of the format, raised with any line or field that readers of the one before would not know. */
export const version = 1
