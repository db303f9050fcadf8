import { View } from '@tarojs/components'
import { BigButton } from './BigButton'
import styles from './CallBar.module.scss'
import type { PlateAct } from './DoorPlate'
import { Words } from './Words'

export interface CallBarProps {
  call: PlateAct
  second?: PlateAct
  /** A quiet line under the buttons: until when somebody answers. */
  note?: string
}

/** A person to phone, first; the screen is the second way. For a page's bottom, or inside a page. */
export function CallBar({ call, second, note }: CallBarProps) {
  return (
    <View>
      <View className={styles.acts}>
        <BigButton kind="call" {...call} />
        {second && <BigButton kind="plain" {...second} />}
      </View>
      {note !== undefined && <Words as="note">{note}</Words>}
    </View>
  )
}
