import { describe } from '@jest/globals'
import { refused } from '../../test/refused.js'

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
