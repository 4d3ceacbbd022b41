// Long because every refusal stands here with its exact text.
import { describe, expect, test } from '@jest/globals'
import { shop } from '../../test/shop.fixture.js'
import { compileFilter, FilterInvalid } from './index.js'

function refusal(text: string, vocabulary = shop): FilterInvalid {
  try {
    compileFilter(text, vocabulary)
  } catch (error) {
    if (error instanceof FilterInvalid) return error
    throw error
  }
  throw new Error(`${text} is accepted`)
}

/** A table's row: the filter, a line with the caret, the sentence. */
function refused(rows: string): void {
  const cases = rows
    .trim()
    .split(/\n\s*\n/)
    .map((row) => row.split('\n').map((line) => line.replace(/^ {4}/, '')))
  test.each(cases.map(([text = '', caret = '', sentence = '']) => ({ text, caret, sentence })))(
    '$text',
    ({ text, caret, sentence }) => {
      const { message, excerpt } = refusal(text)
      expect(`${excerpt}\n${message}`).toBe(`${text}\n${caret}\n${sentence}`)
    },
  )
}

describe('the grammar', () => {
  refused(String.raw`
    currency == "a
                ^
    this string has no closing "

    currency == 'a\q'
                  ^
    this escape is unknown; a backslash itself is written \\

    currency == "\u{110000}"
                 ^
    this escape is unknown; a backslash itself is written \\

    amount > 5x
             ^
    5x is no number

    amount == 1e999
              ^
    1e999 is no number

    amount == 5.5n
              ^
    5.5n is no number

    amount == 1.
               ^
    expected "&&", "||" or the end, not "."

    a = 1
      ^
    "=" is no operator; did you mean "=="?

    a === 1
      ^
    "===" is no operator; did you mean "=="?

    amount <> 5
           ^
    "<>" is no operator; did you mean "!="?

    final & final
          ^
    "&" is no operator; did you mean "&&"?

    final | final
          ^
    "|" is no operator; did you mean "||"?

    amount > 5 and final
               ^
    "and" is no operator; did you mean "&&"?

    not final
    ^
    "not" is no operator; did you mean "!"?

    final is true
          ^
    "is" is no operator; did you mean "=="?

    amount matches "x"
           ^
    "matches" is no operator; use like, with "*" for any characters and "?" for one

    currency startswith "x"
             ^
    "startswith" is no operator; did you mean "startsWith"?

    order-completed
         ^
    "-" has no meaning here; a name with other characters is written in quotes, as in payload["a-b"]

    amount > -
             ^
    "-" has no meaning here

    currency == #
                ^
    "#" has no meaning here

    (amount > 5
               ^
    expected ")", but the filter ends

    amount > 5)
              ^
    expected "&&", "||" or the end, not ")"

    ()
     ^
    expected a condition, not ")"

    amount >
            ^
    expected a value or a field, but the filter ends

    amount 5
           ^
    expected an operator, not 5

    currency "EUR"
             ^
    expected an operator, not the string "EUR"

    !amount == 5
    ^
    "!" needs parentheses around a comparison, as in !(a == b)

    1 < amount < 5
               ^
    comparisons cannot be chained; write a < b && b < c

    "amount" > 5
    ^
    both sides are values; the name of a field has no quotes

    5
    ^
    a value alone is no condition; compare it with a field

    "EUR" in currency
          ^
    "in" has its field on the left; to look into a list write FIELD contains VALUE

    5 contains 5
    ^
    a value alone is no condition; compare it with a field

    currency in "EUR"
                ^
    expected "[", not the string "EUR"

    currency in []
                 ^
    expected a value, not "]"

    currency in ["EUR",]
                       ^
    expected a value, not "]"

    currency in ["EUR" "USD"]
                       ^
    expected "," or "]", not the string "USD"

    currency in [code]
                 ^
    expected a value, not "code"

    currency startsWith 5
                        ^
    startsWith needs a string

    currency like code
                  ^
    expected a value, not "code"

    lines[-1].sku == "a"
          ^
    expected a whole number from 0, "*" or a quoted name, not -1

    lines[0.5].sku == "a"
          ^
    expected a whole number from 0, "*" or a quoted name, not 0.5

    lines[0
           ^
    expected "]", but the filter ends

    lines.
          ^
    expected the name of a field after ".", but the filter ends

    exists amount
    ^
    "exists" needs parentheses, as in exists(amount)

    exists()
           ^
    expected a field, not ")"

    exists("amount")
           ^
    expected a field, not the string "amount"

    && amount
    ^
    expected a condition, not "&&"
  `)
})

describe('a path', () => {
  refused(String.raw`
    type.x == 1
         ^
    "type" has no parts; the payload's field of that name is payload.type

    payload.type.x == 1
                 ^
    "payload.type" is a string and has no field "x"

    header == "x"
    ^
    "header" needs a name, as in header.ce_type or header["content-type"]

    header[0] == "x"
          ^
    "header" needs a name, as in header.ce_type or header["content-type"]

    header.ce_type.x == "x"
                   ^
    a header is text and has no parts

    exists(type)
           ^
    "type" is always there
  `)
})

describe('the name of a message or topic', () => {
  refused(String.raw`
    type == "PaymentDeclind"
            ^
    no message is named "PaymentDeclind"; did you mean "PaymentDeclined"?

    type in ["OrderPlaced", "OrderComplete"]
                            ^
    no message is named "OrderComplete"; did you mean "OrderCompleted"?

    type != "Nothing"
            ^
    no message is named "Nothing"

    OrderCompletd
    ^
    no message and no field is named "OrderCompletd"; did you mean "OrderCompleted"?

    OrderCompletd && total > 5
    ^
    no message and no field is named "OrderCompletd"; did you mean "OrderCompleted"?

    finla
    ^
    no message and no field is named "finla"; did you mean "final"?

    nothing
    ^
    no message and no field is named "nothing"

    topic == "shop.order.v2"
             ^
    there is no topic "shop.order.v2"; did you mean "shop.order.v1"?

    type like "Zz*"
    ^
    no message passes type like "Zz*"

    topic startsWith "orders"
    ^
    no message passes topic startsWith "orders"

    type == OrderPlaced
            ^
    no message has a field "OrderPlaced"; a string is written in quotes

    type == 5
            ^
    "type" is a string, not a number; write "5"
  `)
})

describe('a field', () => {
  refused(String.raw`
    amuont > 5000n
    ^
    no message has a field "amuont"; did you mean "amount"?

    PaymentDeclined && amuont > 5000n
                       ^
    PaymentDeclined has no field "amuont"; did you mean "amount"?

    amuont > 5000n && PaymentDeclined
    ^
    PaymentDeclined has no field "amuont"; did you mean "amount"?

    OrderCompleted && amount > 1
                      ^
    OrderCompleted has no field "amount"; PaymentDeclined and PaymentCaptured have it

    OrderCompleted && tags contains "x"
                      ^
    OrderCompleted has no field "tags"; OrderPlaced has it

    topic == "shop.payment.v1" && final && toatl > 5
                                           ^
    none of PaymentDeclined and PaymentCaptured has a field "toatl"

    !PaymentCaptured && lines.length > 0 && final
                              ^
    "lines" is a list and has no field "length"

    topic like "shop.*.v1" && zzzzzz == 1
                              ^
    none of OrderPlaced, OrderCompleted, PaymentDeclined and PaymentCaptured has a field "zzzzzz"

    (PaymentDeclined || OrderPlaced) && final
                                        ^
    none of OrderPlaced and PaymentDeclined has a field "final"; PaymentCaptured has it

    lines[*].skuu == "x"
             ^
    no message has a field "skuu" in "lines[*]"; did you mean "sku"?

    lines.sku == "x"
          ^
    "lines" is a list and has no field "sku"; write lines[*].sku for any element's

    lines.length == 1
          ^
    "lines" is a list and has no field "length"

    amount[0] == 1
          ^
    "amount" is a long and has no elements

    amount[*] == 1
          ^
    "amount" is a long and has no elements

    amount.minor == 1
           ^
    "amount" is a long and has no field "minor"

    method.card.last5 == "1"
                ^
    no message has a field "last5" in "method.card"; did you mean "last4"?

    OrderPlaced && header.ce_tpye == "x"
                          ^
    OrderPlaced has no header "ce_tpye"; did you mean "ce_type"?

    exists(amuont)
           ^
    no message has a field "amuont"; did you mean "amount"?

    amount == captred
              ^
    no message has a field "captred"; did you mean "captured"?

    currency == USD
                ^
    no message has a field "USD"; a string is written in quotes

    payload == 1
               ^
    "payload" is a record or a list, not a number
  `)
})

describe('what a field is compared with', () => {
  refused(String.raw`
    amount == "5000"
              ^
    "amount" is a long, not a string; write 5000n

    lines[*].quantity == "5"
                         ^
    "lines[*].quantity" is an integer, not a string; write 5

    amount == "five"
              ^
    "amount" is a long, not a string

    currency == 978
                ^
    "currency" is a string, not a number; write "978"

    currency == null
                ^
    "currency" is never null; to ask whether it is there, write exists(currency)

    PaymentDeclined && method == "crad"
                                 ^
    "method" is never "crad"; did you mean "card"?

    PaymentDeclined && method == "cash"
                                 ^
    "method" is never "cash": it is card or wallet

    PaymentDeclined && method in ["card", "walet"]
                                          ^
    "method" is never "walet"; did you mean "wallet"?

    final < true
            ^
    "<" needs a number or a string, not true

    final > 0
            ^
    "final" is true or false, which ">" does not compare; use == or !=

    final == "true"
             ^
    "final" is true or false, not a string

    amount < null
             ^
    "<" needs a number or a string, not null

    amount
    ^
    "amount" is a long, not true or false

    currency
    ^
    "currency" is a string, not true or false

    lines
    ^
    "lines" is a list, not true or false

    lines == "x"
             ^
    "lines" is a list, not a string

    lines == null
             ^
    "lines" is never null; to ask whether it is there, write exists(lines)

    receipt == "x"
               ^
    "receipt" is bytes, not a string

    metadata == "x"
                ^
    "metadata" is a map, not a string

    lines contains "x"
                   ^
    "lines" is a list in which "x" cannot be

    tags contains 5
                  ^
    "tags" is a list in which 5 cannot be

    tags startsWith "x"
                    ^
    "tags" is a list, and startsWith needs a string; write tags[*] for any element

    amount contains "5"
                    ^
    "amount" is a long, and contains needs a string or a list

    currency contains 5
                      ^
    "currency" is a string and contains strings, not a number

    amount like "5*"
                ^
    "amount" is a long, and like needs a string

    amount == currency
              ^
    "amount" is a long and "currency" is a string: "==" does not compare them

    amount < currency
             ^
    "amount" is a long and "currency" is a string: "<" does not compare them

    final < final
            ^
    "final" is true or false and "final" is true or false: "<" does not compare them

    at > "yesterday"
         ^
    "yesterday" is no time; write "2026-01-01T00:00:00Z", or "10m" for ten minutes ago

    at > "2026-02-30T00:00:00Z"
         ^
    "2026-02-30T00:00:00Z" is no time; write "2026-01-01T00:00:00Z", or "10m" for ten minutes ago

    at > "2026-01-01T00:00:00"
         ^
    "2026-01-01T00:00:00" is no time; write "2026-01-01T00:00:00Z", or "10m" for ten minutes ago

    at == true
          ^
    "at" is a time, not true or false

    at like "2026*"
            ^
    "at" is a time, and like needs a string

    key == 5
           ^
    "key" is a string, not a number; write "5"

    offset == "5"
              ^
    "offset" is a long, not a string; write 5n

    partition contains "1"
                       ^
    "partition" is an integer, and contains needs a string or a list

    header.ce_type == 5 && OrderPlaced
                      ^
    "header.ce_type" is a string, not a number; write "5"

    OrderPlaced && header.attempt == "x"
                                     ^
    "header.attempt" is an integer, not a string
  `)
})

describe('a filter that nothing can pass', () => {
  refused(String.raw`
    PaymentDeclined && OrderCompleted
                       ^
    no message can pass this test together with the others

    code == "x" && total == 1
                   ^
    no message can pass this test together with the others

    final && (OrderPlaced || PaymentCaptured && topic == "shop.order.v1")
    ^
    OrderPlaced has no field "final"; PaymentCaptured has it

    !(type like "*")
    ^
    no message can pass this filter
  `)
})

describe('limits', () => {
  test('a filter is not longer than 10,000 characters', () => {
    const longest = `currency == "${'x'.repeat(9_986)}"`
    expect(() => compileFilter(longest, shop)).not.toThrow()
    expect(refusal(`${longest} `).message).toBe('a filter has at most 10000 characters, not 10001')
  })

  test.each([
    ['(', ')', 'final'],
    ['!', '', 'final'],
    ['!(', ')', 'final'],
  ])('%s%s is nested 100 deep at most', (open, close, inner) => {
    const nested = (levels: number) =>
      `${open.repeat(levels / open.length)}${inner}${close.repeat(levels / open.length)}`
    expect(() => compileFilter(nested(100), shop)).not.toThrow()
    expect(refusal(nested(102)).message).toBe('parentheses and "!" are nested more than 100 deep')
    expect(refusal(nested(9_000 / (open.length + close.length)))).toMatchObject({ position: 101 })
  })

  test('a path has at most 100 steps', () => {
    expect(() => compileFilter(`extra${'[0]'.repeat(99)} == 1`, shop)).not.toThrow()
    expect(refusal(`extra${'[0]'.repeat(100)} == 1`).message).toBe('a path has at most 100 steps')
  })

  test('a chain may be as long as the text', () => {
    const chain = (operator: string) => Array.from({ length: 1_000 }, () => 'final').join(operator)
    expect(() => compileFilter(chain(' && '), shop)).not.toThrow()
    expect(() => compileFilter(chain(' || '), shop)).not.toThrow()
  })
})

describe('the excerpt', () => {
  test('is the line concerned', () => {
    expect(refusal('final &&\n  amuont > 5').excerpt).toBe('  amuont > 5\n  ^')
  })

  test('is at most 100 characters wide', () => {
    const text = `currency == "${'x'.repeat(100)}" && amuont > 5 && code == "${'y'.repeat(100)}"`
    expect(refusal(text).excerpt).toBe(
      `...${'x'.repeat(42)}" && amuont > 5 && code == "${'y'.repeat(24)}...\n${' '.repeat(50)}^`,
    )
  })

  test('has no control characters, and one column for each character', () => {
    expect(refusal('\tcode == "\u001b[2J😀" && amuont > 5').excerpt).toBe(
      ' code == " [2J😀" && amuont > 5\n                    ^',
    )
  })

  test('of an empty filter is the caret alone', () => {
    expect(refusal('')).toMatchObject({
      message: 'the filter is empty; write for example type == "NAME"',
      excerpt: '\n^',
    })
  })
})

test('a contract without messages allows no filter', () => {
  expect(refusal('final', { messages: [] }).message).toBe('the contract has no messages that a filter could be about')
})
