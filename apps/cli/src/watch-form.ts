/** How several messages are told as one story. */
export const storyForms = ['tree', 'mermaid', 'html'] as const
export type StoryForm = (typeof storyForms)[number]

/** How `watch` shows messages: a line each, or a story. `json` is what `ndjson` is, one object a line. */
export const watchForms = ['table', 'ndjson', 'json', ...storyForms] as const
export type WatchForm = (typeof watchForms)[number]

export const isStory = (form: WatchForm): form is StoryForm => storyForms.some((story) => story === form)
