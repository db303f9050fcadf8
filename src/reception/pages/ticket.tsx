import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import type { ReplyOf } from '../../kernel/contract'
import { sayClock, sayDay } from '../../kernel/say'
import { minuteOf } from '../../kernel/time'
import { back } from '../../shell/go'
import { Page } from '../../shell/Page'
import { useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { Slip } from '../../ui/ConfirmPanel'
import { PrintSheet } from '../../ui/PrintSheet'
import { EmptyDoor, NoRight } from '../../ui/States'
import { Words } from '../../ui/Words'
import type * as contract from '../line/contract'
import * as text from '../line/text'

const { words } = text

/** A number on paper, for whoever has no phone. No name stands on it. */
export default observer(function Ticket() {
  const { line } = useStores()
  const id = useRouter().params['place'] ?? ''
  return (
    <Page
      title={words.slipTitle}
      heading={words.slipTitle}
      back={{ word: shell.back, onPress: back }}
      resource={line.line}
      refusal={() => <NoRight title={words.notStaff} body={words.notStaffBody} />}
    >
      {(value) => <Sheet id={id} line={value} />}
    </Page>
  )
})

function Sheet({ id, line }: { id: string; line: ReplyOf<typeof contract.line> }) {
  const row = line.rows.find(({ placeId, number }) => placeId === id && number !== null)
  if (!row) return <EmptyDoor sentence={words.slipGone} />
  const rows = [
    { key: words.slipTaken, value: `${sayDay(line.day)} ${sayClock(minuteOf(row.arrivedAt!))}` },
    { key: words.slipPlace, value: line.place },
  ]
  if (row.priority) rows.push({ key: words.first, value: text.priorityWord(row.priority) })
  return (
    <>
      <Words>{text.givenWords(row.number!)}</Words>
      <PrintSheet print={words.slipPrint}>
        <Slip code={text.codeWord(row.code)} rows={rows} />
        <Words>{words.slipKeep}</Words>
      </PrintSheet>
    </>
  )
}
