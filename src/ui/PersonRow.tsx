import { Text, View } from '@tarojs/components'
import { Act } from './Act'
import type { PlateAct } from './DoorPlate'
import { Icon } from './Icon'
import type { LampProps } from './Lamp'
import { Lamp } from './Lamp'
import styles from './PersonRow.module.scss'
import { Words } from './Words'

export interface PersonRowProps {
  name: string
  role: string
  note?: string
  lamp?: LampProps
  /** Phones this person; `label` names them. */
  call?: PlateAct
}

/** A person with what they do, and the phone beside them. */
export function PersonRow({ name, role, note, lamp, call }: PersonRowProps) {
  return (
    <View className={styles.row}>
      <View className={styles.words}>
        <Words as="second">{role}</Words>
        <Words as="sub">{name}</Words>
        {lamp && <Lamp {...lamp} onCard />}
        {note !== undefined && <Words as="second">{note}</Words>}
      </View>
      {call && (
        <Act className={styles.call} onPress={call.onPress} off={call.off} label={call.label}>
          <Icon name="phone" />
          <Text>{call.word}</Text>
        </Act>
      )}
    </View>
  )
}
