import { Text, View } from '@tarojs/components'
import { aria } from './aria'
import { BigButton } from './BigButton'
import styles from './DoorPlate.module.scss'
import type { LampProps } from './Lamp'
import { Lamp } from './Lamp'

export interface PlateAct {
  word: string
  onPress: () => unknown
  /** Spoken instead of the word; must contain it. */
  label?: string
  off?: string
}

export interface DoorPlateProps {
  /** Above the name: whose door this is now. */
  role: string
  name: string
  lamp: LampProps
  /** Sentences below the name: who is away, until when. */
  lines?: readonly string[]
  call?: PlateAct
  second?: PlateAct
}

/** The plate on the secretary's door, screwed on at four corners. Read out in the order role, name, lamp, lines. */
export function DoorPlate({ role, name, lamp, lines = [], call, second }: DoorPlateProps) {
  return (
    <View className={styles.plate}>
      <View className={styles.top}>
        <Text className={styles.role}>{role}</Text>
        <View className={styles.name} {...aria({ role: 'heading', level: 2 })}>
          {name}
        </View>
        <View className={styles.lamp}>
          <Lamp {...lamp} />
        </View>
      </View>
      {lines.map((line) => (
        <View key={line} className={styles.line}>
          {line}
        </View>
      ))}
      {(call ?? second) && (
        <View className={styles.acts}>
          {call && <BigButton kind="call" {...call} />}
          {second && <BigButton kind="onPlate" {...second} />}
        </View>
      )}
    </View>
  )
}
