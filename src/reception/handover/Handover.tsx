import { View } from '@tarojs/components'
import type { ReplyOf } from '../../kernel/contract'
import type { Day } from '../../kernel/time'
import { go } from '../../shell/go'
import { useSend } from '../../shell/send'
import { usePart, useStores } from '../../shell/stores'
import { announce } from '../../ui/announce'
import { BigButton } from '../../ui/BigButton'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { GapCard } from '../../ui/GapCard'
import { ListRow } from '../../ui/ListRow'
import { useLook } from '../../ui/Look'
import { Section } from '../../ui/Section'
import { Words } from '../../ui/Words'
import type { line } from '../line/contract'
import styles from '../line/LineCard.module.scss'
import { TakeStore } from './store'
import { noteTitle, refusalLine, words } from './text'

export interface HandoverProps {
  note: NonNullable<ReplyOf<typeof line>['handover']>
  today: Day
}

/** What the shift before left to whoever stands at the desk now: read here, and taken by one press. */
export function Handover({ note, today }: HandoverProps) {
  const { line } = useStores()
  const store = usePart(TakeStore)
  const { elder } = useLook()
  const { failure, send } = useSend(refusalLine)
  const take = async (): Promise<void> => {
    await send(store.take(note.noteId), { done: () => announce(words.taken) })
    await line.line.refresh()
  }
  const tag = note.taken
    ? ({ word: words.done, tone: 'good' } as const)
    : ({ word: elder ? words.waitingElder : words.waiting, tone: 'act' } as const)
  return (
    <Section title={elder ? words.titleElder : words.title}>
      <GapCard
        gap={note.taken ? 'done' : 'waiting'}
        tag={tag}
        title={noteTitle(note.writer, note.day, today)}
      >
        <Words>{note.text}</Words>
        {failure !== null && <ErrorSummary title={failure} faults={[]} />}
        {!note.taken && (
          <View className={styles.acts}>
            <BigButton kind="plain" word={words.take} onPress={take} />
          </View>
        )}
      </GapCard>
      <ListRow icon="door" title={words.all} onPress={() => go('duty/pages/handover')} />
    </Section>
  )
}
