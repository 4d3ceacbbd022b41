import { describe } from '@jest/globals'
import { refused } from '../../test/refused.js'

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
