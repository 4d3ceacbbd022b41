import { describe } from '@jest/globals'
import { refused } from '../../test/refused.js'

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

    tpye == "OrderPlaced"
    ^
    no message has a field "tpye"; did you mean "type"?

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
