import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import type { ReplyOf } from '../../kernel/contract'
import { back } from '../../shell/go'
import { Page } from '../../shell/Page'
import { useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { BigButton } from '../../ui/BigButton'
import { useLook } from '../../ui/Look'
import { EmptyDoor } from '../../ui/States'
import { Words } from '../../ui/Words'
import type { doorSheet } from '../contract'
import * as text from '../text'
import styles from './sheet.module.scss'

const { words } = text

/** A room's day to hang at its door: printed from the web page on A4, read in the mini-program. */
export default observer(function Sheet() {
  const { rooms } = useStores()
  const { elder } = useLook()
  const { room = '', day = '' } = useRouter().params
  const print = <BigButton word={words.print} onPress={() => window.print()} />
  return (
    <Page
      title={words.sheetTitle}
      headed
      back={{ word: shell.back, onPress: back }}
      bottom={process.env.TARO_ENV === 'h5' ? print : undefined}
      resource={rooms.desk.sheetOf(room, day)}
      refusal={(code) => <EmptyDoor sentence={text.refusalLine({ code: code as 'not-staff' }, elder)} />}
    >
      {(sheet) => <Paper sheet={sheet} />}
    </Page>
  )
})

function Paper({ sheet }: { sheet: ReplyOf<typeof doorSheet> }) {
  const { room, place, day, opens, closes, closed, bookings } = sheet
  return (
    <View className={styles.sheet}>
      <Words as="hero" level={1}>
        {room}
      </Words>
      <Words as="sub">{`${text.dayWord(day)} · ${text.spanOf(opens, closes)} · ${place}`}</Words>
      {closed.map((span) => (
        <View key={span.start} className={styles.row}>
          <Words strong>{text.closedWords([span])}</Words>
        </View>
      ))}
      {bookings.map(({ start, end, purpose, name }) => (
        <View key={`${start} ${name}`} className={styles.row}>
          <Words as="sub" strong>
            {text.spanOf(start, end)}
          </Words>
          <Words>{`${purpose} · ${name}`}</Words>
        </View>
      ))}
      <Words>{bookings.length > 0 ? words.sheetFree : words.sheetEmpty}</Words>
    </View>
  )
}
