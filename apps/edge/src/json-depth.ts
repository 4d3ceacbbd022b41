/** Whether arrays and objects of a JSON text are nested deeper than `most`; the text need not be valid. */
export function isDeeperThan(most: number, json: string): boolean {
  let depth = 0
  let quoted = false
  for (let i = 0; i < json.length; i++) {
    const char = json.charCodeAt(i)
    if (quoted) {
      if (char === backslash) i += 1
      else if (char === quote) quoted = false
    } else if (char === quote) quoted = true
    else if (char === bracket || char === brace) {
      if ((depth += 1) > most) return true
    } else if (char === bracket + 2 || char === brace + 2) depth -= 1
  }
  return false
}

const [quote, backslash, bracket, brace] = [0x22, 0x5c, 0x5b, 0x7b]
