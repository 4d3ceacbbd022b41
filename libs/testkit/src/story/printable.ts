// Control characters; those that turn the direction of text or are invisible; line separators; halves of a pair.
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu

/** The text with what a terminal would act upon, or not show, written as `\u{1b}`: a message cannot forge a line. */
export const printable = (text: string): string =>
  text.replace(unprintable, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)

/** The text if it has at most so many characters, else its beginning and an ellipsis. */
export function cut(text: string, width: number): string {
  if (text.length <= width) return text
  const characters = Array.from(text)
  return characters.length <= width ? text : width < 1 ? '' : `${characters.slice(0, width - 1).join('')}…`
}

/** How many characters a text has. */
export const widthOf = (text: string): number =>
  text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0)
