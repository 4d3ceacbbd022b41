import { createParamDecorator, type ExecutionContext } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import type { Repeatable } from './submission.js'
import { merchantOf, repeatableOf } from './rim.server.js'

const requestOf = (context: ExecutionContext): FastifyRequest => context.switchToHttp().getRequest()

/** The merchant whose API key the request proved. */
export const Merchant = createParamDecorator((_: unknown, context): string => merchantOf(requestOf(context)))

/** Who asks in a POST, and under which idempotency key. */
export const Caller = createParamDecorator((_: unknown, context): Repeatable => repeatableOf(requestOf(context)))
