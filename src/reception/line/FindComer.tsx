import { useState } from 'react'
import { useSend } from '../../shell/send'
import { useStores } from '../../shell/stores'
import { BigButton } from '../../ui/BigButton'
import { Choice } from '../../ui/Choice'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { TextField } from '../../ui/TextField'
import { Words } from '../../ui/Words'
import { QUERY } from '../contract'
import { refusalLine, words as visit } from '../text'
import type { Comer } from './store'
import { forName, words } from './text'

const NOBODY = 'nobody'

export interface FindComerProps {
  comer: Comer | null
  onChoose: (comer: Comer | null) => void
}

/** Who stands at the desk: found by door or phone, or nobody known, which is just as well. */
export function FindComer({ comer, onChoose }: FindComerProps) {
  const { visits } = useStores()
  const [query, setQuery] = useState('')
  const [found, setFound] = useState<readonly Comer[]>(comer ? [comer] : [])
  const [none, setNone] = useState(false)
  const { failure, send } = useSend(refusalLine)
  const find = (): Promise<unknown> =>
    send(visits.find(query), {
      done({ people }) {
        setFound(people)
        setNone(people.length === 0)
        onChoose(people.length === 1 ? people[0]! : null)
      },
    })
  const options = [
    ...found.map((one) => ({ key: one.personId, word: forName(one.name, one.home) })),
    { key: NOBODY, word: words.forUnknown },
  ]
  return (
    <>
      {failure !== null && <ErrorSummary title={failure} faults={[]} />}
      <TextField
        id="comer"
        label={visit.whoField}
        hint={visit.whoFieldHint}
        value={query}
        onChange={setQuery}
        limit={QUERY}
      />
      {query.trim() !== '' && <BigButton kind="plain" word={visit.whoFind} onPress={find} />}
      {none && <Words as="second">{visit.whoNobody}</Words>}
      <Choice
        id="who"
        label={words.who}
        options={options}
        value={comer?.personId ?? NOBODY}
        onChange={(key) => onChoose(found.find(({ personId }) => personId === key) ?? null)}
      />
    </>
  )
}
