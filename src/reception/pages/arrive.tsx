import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { back, leave, replace } from '../../shell/go'
import { useSend } from '../../shell/send'
import { useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { toast } from '../../ui/announce'
import { BigButton } from '../../ui/BigButton'
import { onWeb } from '../../ui/platform'
import { QuestionPage } from '../../ui/QuestionPage'
import { TextField } from '../../ui/TextField'
import * as text from '../line/text'
import { codeIn } from '../scan/rule'
import { scan } from '../scan/scan'
import { words as square } from '../scan/text'

const { words } = text
const LENGTH = 6

/** Says that one is here, by the code that the door shows. */
export default observer(function Arrive() {
  const { line, home } = useStores()
  const visit = useRouter().params['visit']
  const [code, setCode] = useState('')
  const [attempt, setAttempt] = useState(0)
  const [wrong, setWrong] = useState<string | null>(null)
  const { failure, send } = useSend(text.refusalLine)
  const typed = code.normalize('NFKC').replace(/\s/g, '')
  const missing = !new RegExp(`^\\d{${LENGTH}}$`).test(typed)
  const come = (by: string): Promise<void> =>
    send(line.checkIn(by, visit), {
      async done({ arrived, triesLeft }) {
        if (!arrived) return setWrong(text.wrongCode(triesLeft))
        if (visit) {
          toast(words.cameFor, 4000)
          return leave('reception/pages/arrive', () => replace('reception/pages/slip', { visit }))
        }
        await Promise.all([line.mine.refresh(), home.view.refresh()])
        return leave('reception/pages/arrive', () => replace('reception/pages/line', {}))
      },
    })
  const press = (): unknown => {
    setWrong(null)
    return missing ? setAttempt(attempt + 1) : come(typed)
  }
  const look = async (): Promise<void> => {
    setWrong(null)
    const scanned = await scan()
    if (scanned === 'thought-better') return
    if (scanned === 'could-not') return setWrong(square.couldNot)
    const found = codeIn(scanned.text)
    if (found === null) return setWrong(square.notDoor)
    setCode(found)
    return come(found)
  }
  const told = missing && attempt > 0
  return (
    <QuestionPage
      title={words.checkInTitle}
      question={words.codeQuestion}
      hint={onWeb ? words.codeHint : `${words.codeHint}${square.scanHint}`}
      back={{ word: shell.back, onPress: back }}
      errors={
        told
          ? { title: shell.missing, faults: [{ field: 'door', message: words.codeMissing }], attempt }
          : undefined
      }
      failure={told ? undefined : (wrong ?? failure ?? undefined)}
      next={{ word: words.codeSend, onPress: press }}
    >
      {/* A browser asks for the camera in its own way; there one types. */}
      {!onWeb && <BigButton kind="plain" word={square.scan} onPress={look} />}
      {/* A code is no amount: on the web a field for numbers would count it up and down. */}
      <TextField
        id="door"
        kind={onWeb ? 'text' : 'number'}
        label={words.codeField}
        value={code}
        onChange={setCode}
        limit={LENGTH + 1}
        error={told ? words.codeMissing : undefined}
      />
    </QuestionPage>
  )
})
