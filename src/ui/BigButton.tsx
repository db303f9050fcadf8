import { Text, View } from '@tarojs/components'
import { Act } from './Act'
import styles from './BigButton.module.scss'
import type { IconName } from './Icon'
import { Icon } from './Icon'
import { cx } from './platform'

export interface BigButtonProps {
  /** main: the one act of a page · call: a phone call · plain: outlined · quiet: only words · onPlate: white, on the green plate. */
  kind?: 'main' | 'call' | 'plain' | 'quiet' | 'onPlate'
  word: string
  /** A second, smaller line. */
  note?: string
  icon?: IconName
  onPress: () => unknown
  /** Why it cannot be pressed now; stands in the button as its second line. */
  off?: string
  /** Spoken instead of the word; must contain it. */
  label?: string
  id?: string
}

/** A button a thumb cannot miss. A call has the phone beside its word without being told. */
export function BigButton({ kind = 'main', word, note, icon, onPress, off, label, id }: BigButtonProps) {
  const drawing = icon ?? (kind === 'call' ? 'phone' : undefined)
  const spoken = label !== undefined && off !== undefined ? `${label}，${off}` : label
  return (
    <Act
      id={id}
      className={cx(styles.button, styles[kind], off !== undefined && styles.off)}
      onPress={onPress}
      off={off}
      label={spoken}
    >
      {(slow) => (
        <>
          <View className={styles.line}>
            {drawing && <Icon name={drawing} />}
            <Text className={styles.word}>{word}</Text>
          </View>
          <Small words={slow ?? off ?? note} />
        </>
      )}
    </Act>
  )
}

function Small({ words }: { words: string | undefined }) {
  return words === undefined ? null : <Text className={styles.note}>{words}</Text>
}
