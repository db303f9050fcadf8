import { Text, View } from '@tarojs/components'
import { Act } from './Act'
import { aria } from './aria'
import styles from './Chips.module.scss'
import { useLook } from './Look'
import { cx } from './platform'

export interface ChipsProps<K extends string = string> {
  /** What is chosen by them, spoken as the group's name. */
  label: string
  chips: readonly { key: K; word: string; label?: string }[]
  value: K
  onChange: (key: K) => unknown
}

/** From here on text is so large that the words do not stand in one row. */
const LARGE = 1.15

/** One of a few short words, all in one row or three in each: what of a list is shown. */
export function Chips<K extends string>({ label, chips, value, onChange }: ChipsProps<K>) {
  const { scale } = useLook()
  const columns = `repeat(${scale > LARGE ? 3 : chips.length}, 1fr)`
  return (
    <View
      className={styles.chips}
      style={{ gridTemplateColumns: columns }}
      {...aria({ role: 'radiogroup', label })}
    >
      {chips.map((chip) => (
        <Act
          key={chip.key}
          role="radio"
          checked={chip.key === value}
          label={chip.label}
          className={cx(styles.chip, chip.key === value && styles.chosen)}
          onPress={() => onChange(chip.key)}
        >
          <Text>{chip.word}</Text>
        </Act>
      ))}
    </View>
  )
}
