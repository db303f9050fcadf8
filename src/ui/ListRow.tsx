import { Text, View } from '@tarojs/components'
import { Act } from './Act'
import type { IconName } from './Icon'
import { Icon } from './Icon'
import styles from './ListRow.module.scss'
import { cx } from './platform'
import type { StatusTagProps } from './StatusTag'
import { StatusTag } from './StatusTag'
import { Words } from './Words'

export interface ListRowProps {
  icon?: IconName
  title: string
  note?: string
  tag?: StatusTagProps
  /** At the right: 7栋. */
  value?: string
  /** The whole row presses; without it the row only tells. */
  onPress?: () => unknown
  /** Why it cannot be pressed; stands in place of the note. */
  off?: string
}

/** One line of a list, on a card of its own. */
export function ListRow({ icon, title, note, tag, value, onPress, off }: ListRowProps) {
  const small = off ?? note
  const inside = (
    <>
      {icon && <Icon name={icon} className={styles.icon} />}
      <View className={styles.words}>
        {tag && <StatusTag {...tag} />}
        <Words strong>{title}</Words>
        {small !== undefined && <Words as="second">{small}</Words>}
      </View>
      {value !== undefined && <Text className={styles.value}>{value}</Text>}
      {onPress && off === undefined && <Icon name="next" className={styles.next} />}
    </>
  )
  if (!onPress) return <View className={styles.row}>{inside}</View>
  return (
    <Act role="link" className={cx(styles.row, off !== undefined && styles.off)} off={off} onPress={onPress}>
      {inside}
    </Act>
  )
}

export interface Tile {
  key: string
  icon: IconName
  word: string
  onPress: () => unknown
  /** At the right of the row in 长辈版: 7栋. */
  value?: string
}

/** The few acts of a page: two beside each other while they fit, rows where text is large. */
export function Tiles({ tiles }: { tiles: readonly Tile[] }) {
  return (
    <View className={styles.tiles}>
      {tiles.map((tile) => (
        <Act key={tile.key} role="link" className={styles.row} onPress={tile.onPress}>
          <Icon name={tile.icon} className={styles.icon} />
          <Text className={styles.tileWord}>{tile.word}</Text>
          {tile.value !== undefined && <Text className={styles.value}>{tile.value}</Text>}
        </Act>
      ))}
    </View>
  )
}
