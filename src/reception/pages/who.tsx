import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { ReplyOf } from '../../kernel/contract'
import { back, go } from '../../shell/go'
import { useSend } from '../../shell/send'
import { useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { ListRow } from '../../ui/ListRow'
import { QuestionPage } from '../../ui/QuestionPage'
import { Section } from '../../ui/Section'
import { EmptyDoor } from '../../ui/States'
import { TextField } from '../../ui/TextField'
import { QUERY, type find } from '../contract'
import { refusalLine, words } from '../text'

type Found = ReplyOf<typeof find>['people'][number]

/** The desk books for somebody: first, for whom. */
export default observer(function Who() {
  const { visits, rooms } = useStores()
  const [query, setQuery] = useState('')
  const [attempt, setAttempt] = useState(0)
  const [found, setFound] = useState<readonly Found[] | null>(null)
  const { failure, send } = useSend(refusalLine)
  const missing = query.trim() === ''
  const look = (): unknown => {
    if (missing) return setAttempt(attempt + 1)
    setFound(null)
    return send(visits.find(query), { done: ({ people }) => setFound(people) })
  }
  // The rooms look people up on the same page.
  const forRoom = useRouter().params['to'] === 'rooms'
  const choose = (visitor: Found): Promise<unknown> => {
    if (forRoom) {
      rooms.serve(visitor)
      return go('rooms/pages/list', { for: 'desk' })
    }
    visits.begin({ ...visitor, by: 'desk' })
    return go('reception/pages/times', { for: 'desk' })
  }
  const told = missing && attempt > 0
  const faults = told ? [{ field: 'who', message: words.whoMissing }] : []
  return (
    <QuestionPage
      title={words.whoTitle}
      question={words.whoQuestion}
      hint={words.whoHint}
      back={{ word: shell.back, onPress: back }}
      errors={{ title: shell.missing, faults, attempt }}
      failure={told ? undefined : (failure ?? undefined)}
      next={{ word: words.whoFind, onPress: look }}
    >
      <TextField
        id="who"
        label={words.whoField}
        hint={words.whoFieldHint}
        value={query}
        onChange={setQuery}
        limit={QUERY}
        error={told ? words.whoMissing : undefined}
      />
      {found?.length === 0 && <EmptyDoor sentence={words.whoNobody} />}
      {found !== null && found.length > 0 && (
        <Section title={words.whoChoose}>
          {found.map((visitor) => (
            <ListRow
              key={visitor.personId}
              icon="person"
              title={visitor.name}
              note={visitor.home}
              onPress={() => choose(visitor)}
            />
          ))}
        </Section>
      )}
    </QuestionPage>
  )
})
