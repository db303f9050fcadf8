import type { Asked } from '../shell/Questions'
import { leftWords } from '../shell/text'
import { Choice } from '../ui/Choice'
import { TextField } from '../ui/TextField'
import { NOTE } from './contract'
import { kinds, needsNote, type Kind } from './rule'
import { kindNote, kindWord, words } from './text'

/** What a visit or a number is about. */
export interface About {
  readonly kind: Kind | null
  readonly note: string
}
type Answer = (change: Partial<About>) => void

export function askKind(draft: About, answer: Answer, tried: boolean): Asked {
  const missing = draft.kind === null ? { field: 'kind', message: words.kindMissing } : null
  return {
    page: { question: words.kindQuestion, hint: words.kindHint },
    missing,
    field: (
      <Choice
        id="kind"
        label={words.kindQuestion}
        options={kinds.map((kind) => ({ key: kind, word: kindWord(kind), note: kindNote(kind) }))}
        value={draft.kind}
        onChange={(kind) => answer({ kind })}
        error={tried && missing ? missing.message : undefined}
      />
    ),
  }
}

export function askNote(draft: About, answer: Answer, tried: boolean): Asked {
  const needed = draft.kind === 'other'
  const lacks = draft.kind !== null && needsNote(draft.kind, draft.note.trim())
  const missing = lacks ? { field: 'note', message: words.noteMissing } : null
  return {
    page: {
      question: needed ? words.noteQuestionOther : words.noteQuestion,
      hint: needed ? words.noteHintOther : words.noteHint,
    },
    missing,
    field: (
      <TextField
        id="note"
        label={words.note}
        long
        value={draft.note}
        onChange={(note) => answer({ note })}
        limit={NOTE}
        left={leftWords(NOTE - draft.note.length)}
        error={tried && missing ? missing.message : undefined}
      />
    ),
  }
}
