import { Text, View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { ReplyOf } from '../../kernel/contract'
import { back } from '../../shell/go'
import { useLive } from '../../shell/live'
import { Page } from '../../shell/Page'
import { useStores } from '../../shell/stores'
import { words as shell } from '../../shell/text'
import { aria } from '../../ui/aria'
import { onWeb } from '../../ui/platform'
import { NoRight } from '../../ui/States'
import { Words } from '../../ui/Words'
import type * as contract from '../line/contract'
import { words } from '../line/text'
import { Square } from '../scan/Square'
import styles from './code.module.scss'

type Door = ReplyOf<typeof contract.doorCode>

/** A moment after the code changed; asked again soon where the server did not answer. */
const pause = (door: Door | null): number => (door ? door.until - door.now + 300 : 5000)

/** The screen at the door: the code with which visitors say that they are here. */
export default observer(function DoorCode() {
  const { line } = useStores()
  useLive(line.door, pause)
  return (
    <Page
      title={words.codeTitle}
      heading={words.codeTitle}
      back={{ word: shell.back, onPress: back }}
      resource={line.door}
      refusal={() => <NoRight title={words.notStaff} body={words.notStaffBody} />}
    >
      {({ code, square }) => (
        <>
          <View className={styles.code} {...aria({ role: 'group', label: code.split('').join(' ') })}>
            <Text>{`${code.slice(0, 3)} ${code.slice(3)}`}</Text>
          </View>
          {onWeb && square && <Square text={square} label={words.codeSquare} />}
          <Words strong>{words.codeNext}</Words>
          <Words>{words.codeHow}</Words>
          {onWeb && <Words as="second">{words.codeScan}</Words>}
        </>
      )}
    </Page>
  )
})
