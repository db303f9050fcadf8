import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { createContext, useContext, useMemo } from 'react'
import styles from './Look.module.scss'
import { cx } from './platform'
import { phoneScale, scaleOf, typeStyle } from './tokens'

/** How pages are drawn: 标准 or 长辈版, and by how much text is enlarged (1 … 1.77). */
export interface Look {
  elder: boolean
  scale: number
}

const LookContext = createContext<Look>({ elder: false, scale: 1 })

/** The look that applies here; for the rare component that changes shape, not only size. */
export function useLook(): Look {
  return useContext(LookContext)
}

export interface LookProviderProps {
  elder: boolean
  /** The phone's own font scale; read from WeChat unless given. */
  phone?: number
  children: ReactNode
}

/** Once around the app, and once around WeChat's custom tab bar, which is a tree of its own. */
export function LookProvider({ elder, phone = phoneScale(), children }: LookProviderProps) {
  const look = useMemo(() => ({ elder, scale: scaleOf(elder, phone) }), [elder, phone])
  return <LookContext.Provider value={look}>{children}</LookContext.Provider>
}

/** A root that carries the tokens as CSS variables. Screen and TabBar stand on it. */
export function LookRoot({ className, children }: { className?: string; children: ReactNode }) {
  const { elder, scale } = useLook()
  const style = useMemo(() => typeStyle(scale), [scale])
  return (
    <View className={cx(styles.root, elder && styles.elder, className)} style={style}>
      {children}
    </View>
  )
}
