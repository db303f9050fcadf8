import { View } from '@tarojs/components'
import { encode } from 'uqr'
import styles from './Square.module.scss'

/** Modules of white around a square, by its standard. */
const BORDER = 4

/** A text as a square for a camera; on the web, where the screen at the door is. */
export function Square({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: BORDER })
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])))
  return (
    <View className={styles.square}>
      <svg role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
        <path d={dark.join('')} />
      </svg>
    </View>
  )
}
