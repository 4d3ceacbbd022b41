import { expect, test } from '@jest/globals'
import { BadRequestException, NotFoundException } from '@nestjs/common'
import pg from 'pg'
import { asProblem } from './as-problem.js'
import { notReady } from './problem.js'

const withCode = (code: string) => Object.assign(new Error('4111111111111111 is no number'), { code })
const fromServer = (code: string) => Object.assign(new pg.DatabaseError('4111111111111111', 16, 'error'), { code })
const withStatus = (statusCode: number) => Object.assign(new Error('4111111111111111 is no JSON'), { statusCode })

test.each<[string, unknown, number, string]>([
  ['a Problem', notReady('The account is not open yet'), 409, 'not-ready'],
  ['Nest finds no route', new NotFoundException(), 404, 'not-found'],
  ['Nest cannot read a path', new BadRequestException(), 400, 'malformed-request'],
  ['Fastify finds a body too large', withStatus(413), 413, 'too-large'],
  ['Fastify finds another media type', withStatus(415), 415, 'unsupported-media-type'],
  ['the database refuses connections', withCode('ECONNREFUSED'), 503, 'unavailable'],
  ['the database shuts down', fromServer('57P01'), 503, 'unavailable'],
  ['a statement fails', fromServer('22P02'), 500, 'internal'],
  ['a defect', new TypeError('4111111111111111'), 500, 'internal'],
  ['something that is no error', 'thrown', 500, 'internal'],
])('%s: a problem document that repeats nothing', (_, error, status, kind) => {
  const document = asProblem(error).document()
  expect(document).toMatchObject({ status, type: `https://parpay.dev/problems/${kind}` })
  expect(JSON.stringify(document)).not.toContain('4111')
})
