import type { MessageContract, StoryMessage, Tailed } from '@parpay/testkit'
import type { DescribedSystem } from './described-system.js'
import { exitCodes, Failure } from './failure.js'
import type { Sighting } from './sighting.js'
import type { Terminal } from './terminal.output.js'
import { isStory, type StoryForm, type WatchForm } from './watch-form.js'
import { watchJson } from './watch-json.js'
import { watchLine, type Look } from './watch-line.js'
import { storyMessage, storyText } from './watch-story.js'

/** Where the messages of a watch go. */
export interface Show {
  message(tailed: Tailed<MessageContract>, seen: Sighting): void
  /** @throws Failure 1 when a story was asked for and there is none */
  over(): void
}

/** @param title of a story */
export const showOf = (form: WatchForm, title: string, system: DescribedSystem, terminal: Terminal): Show =>
  isStory(form) ? story(form, title, system, terminal) : lines(form, terminal)

const look = ({ paint, columns }: Terminal): Look => ({ paint, columns: columns() })

const lines = (form: Exclude<WatchForm, StoryForm>, terminal: Terminal): Show => ({
  message: (tailed, seen) => {
    terminal.print(form === 'table' ? watchLine(seen, look(terminal)) : watchJson(tailed, seen))
  },
  over: () => undefined,
})

function story(form: StoryForm, title: string, system: DescribedSystem, terminal: Terminal): Show {
  const messages: StoryMessage[] = []
  return {
    message: (tailed, seen) => {
      const told = storyMessage(tailed)
      if (told) messages.push(told)
      // No part of the story, and yet nobody is to miss it.
      else terminal.note(watchLine(seen, look(terminal)))
    },
    over: () => {
      if (messages.length === 0) throw new Failure(exitCodes.failed, 'There is no message to tell of.')
      terminal.print(storyText(form, messages, title, system, look(terminal)).trimEnd())
    },
  }
}
