import { useState } from 'react'
import { ABOUT } from '../../kernel/kinds'
import type { ReplyOf } from '../../kernel/contract'
import { leftWords } from '../../shell/text'
import { Choice } from '../../ui/Choice'
import { Section } from '../../ui/Section'
import { TextField } from '../../ui/TextField'
import { Words } from '../../ui/Words'
import { fileJoin, words } from '../line/text'
import { kindWord } from '../text'
import type * as contract from './contract'

type Talk = ReplyOf<typeof contract.talk>
const NEW = 'new'

export interface File {
  /** A new case, or the id of the one that the talk goes on with; null: not said yet. */
  readonly chosen: string | null
  readonly about: string
  readonly choose: (key: string) => void
  readonly say: (about: string) => void
  readonly missing: { readonly field: string; readonly message: string } | null
  /** As it is sent with the end of the talk. */
  readonly sent: { readonly file?: { readonly caseId: string } | { readonly about: string } }
}

/**
 * Which case a talk becomes. Whoever has none that is open gets a new one; the case that the visit was booked about is
 * the first choice.
 * @param talk null: nothing is asked
 */
export function useFile(talk: Talk | null): File {
  const [picked, choose] = useState<string | null>(null)
  const [typed, say] = useState<string | null>(null)
  const known = talk !== null && talk.name !== null
  const chosen = picked ?? talk?.caseId ?? (talk && talk.cases.length === 0 ? NEW : null)
  const about = typed ?? (talk ? talk.note.slice(0, ABOUT) : '')
  const base = { chosen, about, choose, say }
  if (!known) return { ...base, missing: null, sent: {} }
  if (chosen === null) return { ...base, missing: { field: 'file', message: words.fileMissing }, sent: {} }
  if (chosen !== NEW) return { ...base, missing: null, sent: { file: { caseId: chosen } } }
  const said = about.trim()
  if (said === '') return { ...base, missing: { field: 'about', message: words.fileAboutMissing }, sent: {} }
  return { ...base, missing: null, sent: { file: { about: said } } }
}

export function FileFields({ talk, file, tried }: { talk: Talk | null; file: File; tried: boolean }) {
  if (talk === null) return null
  if (talk.name === null) return <Words as="second">{words.fileUnknown}</Words>
  const { chosen, about, choose, say, missing } = file
  const errorOf = (field: string): string | undefined =>
    tried && missing?.field === field ? missing.message : undefined
  const options = [
    ...talk.cases.map(({ caseId, number, kind, about: what }) => {
      return { key: caseId, word: what || kindWord(kind), note: fileJoin(number) }
    }),
    { key: NEW, word: words.fileNew, note: words.fileNewNote },
  ]
  return (
    <Section title={words.fileQuestion}>
      <Words as="second">{words.fileHint}</Words>
      {talk.cases.length > 0 && (
        <Choice
          id="file"
          label={words.fileQuestion}
          options={options}
          value={chosen}
          onChange={choose}
          error={errorOf('file')}
        />
      )}
      {chosen === NEW && (
        <TextField
          id="about"
          label={words.fileAbout}
          hint={words.fileAboutHint}
          value={about}
          onChange={say}
          limit={ABOUT}
          left={leftWords(ABOUT - about.length)}
          error={errorOf('about')}
        />
      )}
    </Section>
  )
}
