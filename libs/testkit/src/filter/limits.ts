/** The longest filter, in characters. */
export const longest = 10_000

/** How deep parentheses and `!` may be nested, and how many steps a path may have. */
export const deepest = 100
