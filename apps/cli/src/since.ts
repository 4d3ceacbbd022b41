import type { FromOffset } from '@parpay/testkit'
import { millisecondsOf } from './duration.js'

/** Where reading begins. */
export type Since = 'beginning' | Date | FromOffset

/** Where reading ends: with what is there, or with what is older than this time, which may be still to come. */
export type Until = 'now' | Date

/**
 * `beginning`, a time ago (`10m`), a date (`2026-11-23T10:00`), or an offset (`offset:1200`, of partition 2
 * `offset:2/1200`); undefined for anything else.
 */
export function sinceOf(text: string, now: Date): Since | undefined {
  if (text === 'beginning') return text
  const { partition, offset } = /^offset:(?:(?<partition>\d{1,9})\/)?(?<offset>\d{1,18})$/.exec(text)?.groups ?? {}
  if (offset === undefined) return timeOf(text, now)
  return { offset: BigInt(offset), ...(partition !== undefined && { partition: Number(partition) }) }
}

/** `now`, a time ago or a date; undefined for anything else. */
export const untilOf = (text: string, now: Date): Until | undefined => (text === 'now' ? text : timeOf(text, now))

function timeOf(text: string, now: Date): Date | undefined {
  const ago = millisecondsOf(text)
  const date = new Date(ago === undefined ? text : now.getTime() - ago)
  const isTime = ago !== undefined || /^\d{4}-\d{2}-\d{2}/.test(text)
  return isTime && !Number.isNaN(date.getTime()) ? date : undefined
}
