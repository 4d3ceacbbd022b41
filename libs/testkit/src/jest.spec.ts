import { describe, expect, test } from '@jest/globals'
import { stripVTControlCharacters } from 'node:util'
import { barContract, began, coffee, recordingOf } from '../test/bar.fixture.js'
import { planner, replayRun, type ReplayRun } from './expectation/index.js'
import './jest.js'
import type { Recording } from './recording/index.js'
import { storyOf } from './replay/story-of.js'

const flow = recordingOf(...coffee(1), ...coffee(2))

/** A replay of the flow that brought what is expected of `played`. */
function runOf(played: Recording, unrest: readonly string[] = []): ReplayRun {
  const planned = planner({ contract: barContract, now: new Date(began + 5_000) })
  const messages = planned(played).expected.map(storyOf)
  const replayed = { messages, problems: [], missing: [], sent: 2, took: 1, unrest }
  return replayRun({ plan: planned(flow), replayed, planned })
}
const failure = (assertion: () => void): string => {
  try {
    assertion()
  } catch (error) {
    return error instanceof Error ? stripVTControlCharacters(error.message) : String(error)
  }
  return 'it passed'
}

describe('toMatchRecording', () => {
  test('passes where each aggregate had the recorded messages', () => {
    expect(runOf(flow)).toMatchRecording(flow)
    expect(runOf(recordingOf(...coffee(2), ...coffee(1)))).toMatchRecording(flow)
  })
  test('fails with the difference, by aggregate', () => {
    const cut = recordingOf(...coffee(1), ...coffee(2).slice(0, -1))
    const text = failure(() => {
      expect(runOf(cut)).toMatchRecording(flow)
    })
    expect(text).toMatch(/^expect\(run\)\.toMatchRecording\(recording\)\n\nWhat came out is not what was recorded/)
    expect(text).toContain('- expected Served')
  })
  test('compares with another recording than the one replayed: its ids are the same in both', () => {
    const longer = recordingOf(...coffee(1), ...coffee(2), ...coffee(3))
    expect(
      failure(() => {
        expect(runOf(flow)).toMatchRecording(longer)
      }),
    ).toContain('- expected Brewed')
    expect(runOf(flow)).not.toMatchRecording(longer)
  })
  test('fails under `not` where there is no difference', () => {
    expect(
      failure(() => {
        expect(runOf(flow)).not.toMatchRecording(flow)
      }),
    ).toBe(
      'expect(run).not.toMatchRecording(recording)\n\nWhat came out is what was recorded, message by message: 6 of them.\n',
    )
  })
  test('fails where the system did not come to rest', () => {
    expect(
      failure(() => {
        expect(runOf(flow, ['the till is open'])).toMatchRecording(flow)
      }),
    ).toContain('The system did not come to rest: the till is open')
  })
  test('says what a run is to who gives something else', () => {
    expect(
      failure(() => {
        expect([1]).toMatchRecording(flow)
      }),
    ).toContain('A run is what `system.replay(recording)` resolves to; this is [1].')
  })
})
