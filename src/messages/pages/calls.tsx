import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { back, go, phone } from '../../shell/go'
import { Page } from '../../shell/Page'
import { useSend } from '../../shell/send'
import { useStores } from '../../shell/stores'
import { callWhom, words as shell } from '../../shell/text'
import { BigButton } from '../../ui/BigButton'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { GapCard } from '../../ui/GapCard'
import { EmptyDoor, NoRight } from '../../ui/States'
import { Words } from '../../ui/Words'
import type { ToPhoneView } from '../contract'
import { CallStore } from '../store'
import { phoneNote, phoneWords as words, refusalLine, said } from '../text'
import styles from './calls.module.scss'

/** Whom no message reached: the desk phones them and says what came of it. */
export default observer(function Calls() {
  const calls = useStores().part(CallStore)
  return (
    <Page
      title={words.title}
      heading={words.title}
      hint={words.hint}
      back={{ word: shell.back, onPress: back }}
      resource={calls.list}
      refusal={() => <NoRight title={words.notStaff} body={words.notStaffBody} />}
    >
      {({ people }) =>
        people.length === 0 ? (
          <EmptyDoor sentence={words.empty} />
        ) : (
          people.map((one) => <One key={one.messageId} one={one} />)
        )
      }
    </Page>
  )
})

function One({ one }: { one: ToPhoneView }) {
  const calls = useStores().part(CallStore)
  const { failure, send } = useSend(refusalLine)
  const { title, note } = said(one, true)
  const ended = (ending: 'reached' | 'no-answer'): Promise<void> =>
    send(calls.phoned(one.messageId, ending), { done: calls.list.refresh })
  return (
    <GapCard gap="waiting" title={one.name} note={phoneNote(one)} level={2}>
      {/* As it is said to them. */}
      <Words strong>{title}</Words>
      <Words>{note}</Words>
      {failure !== null && <ErrorSummary title={failure} faults={[]} />}
      {one.phone === null && <Words as="second">{words.noPhone}</Words>}
      <View className={styles.acts}>
        {one.phone !== null && (
          <BigButton kind="call" word={callWhom(one.name)} onPress={() => phone(one.phone!)} />
        )}
        {one.kind === 'room-offer' && (
          <BigButton
            kind="plain"
            word={words.answer}
            label={words.answerOf + one.name}
            onPress={() => go('rooms/wait/pages/desk')}
          />
        )}
        <BigButton
          kind="plain"
          word={words.reached}
          label={words.reachedOf + one.name}
          onPress={() => ended('reached')}
        />
        <BigButton
          kind="quiet"
          word={words.noAnswer}
          label={words.noAnswerOf + one.name}
          onPress={() => ended('no-answer')}
        />
      </View>
    </GapCard>
  )
}
