import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { back, go, isOnTop, replace } from '../../shell/go'
import { Page } from '../../shell/Page'
import { useStores } from '../../shell/stores'
import { troubleLine, words as shell } from '../../shell/text'
import { useLook } from '../../ui/Look'
import { QuestionPage } from '../../ui/QuestionPage'
import { EmptyDoor, NoRight } from '../../ui/States'
import { Reason } from '../Reason'
import { refusalLine, words } from '../text'

/** The proposer takes the matter back, and says why. */
export default observer(function WithdrawMatter() {
  const { matters } = useStores()
  const { elder } = useLook()
  const matterId = useRouter().params['matter'] ?? ''
  const resource = matters.matterOf(matterId)
  if (resource.value?.mine?.mayWithdraw) return <Question matterId={matterId} />
  return (
    <Page
      title={words.withdrawTitle}
      back={{ word: shell.back, onPress: back }}
      resource={resource}
      refusal={() => <EmptyDoor sentence={refusalLine({ code: 'no-such-matter' }, elder)} />}
    >
      {() => <NoRight title={words.notYours} body={words.notYoursBody} />}
    </Page>
  )
})

function Question({ matterId }: { matterId: string }) {
  const [reason, write] = useState('')
  const [attempt, setAttempt] = useState(0)
  const [failure, fail] = useState<string | null>(null)
  const { matters, home } = useStores()
  const { elder } = useLook()
  const missing = reason.trim() === ''
  const press = async (): Promise<void> => {
    fail(null)
    if (missing) return setAttempt(attempt + 1)
    const outcome = await matters.withdraw(matterId, reason)
    if (outcome.ok) {
      void home.view.refresh()
      if (isOnTop()) back()
      else await replace('matters/pages/show', { matter: matterId })
      return
    }
    if ('refusal' in outcome) return fail(refusalLine(outcome.refusal, elder))
    if (outcome.trouble.kind === 'identity') return void (await go('people/pages/sign-in'))
    fail(troubleLine(outcome.trouble, elder))
  }
  const told = attempt > 0 && missing
  const faults = [{ field: 'reason', message: words.reasonMissing }]
  return (
    <QuestionPage
      title={words.withdrawTitle}
      question={words.withdrawQuestion}
      hint={words.withdrawHint}
      back={{ word: shell.back, onPress: back }}
      errors={told ? { title: words.summary, faults, attempt } : undefined}
      failure={failure ?? undefined}
      next={{ word: words.withdrawSend, onPress: press }}
    >
      <Reason value={reason} onChange={write} error={told ? words.reasonMissing : undefined} />
    </QuestionPage>
  )
}
