import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from './aria'
import { BigButton } from './BigButton'
import type { PlateAct } from './DoorPlate'
import type { IconName } from './Icon'
import { Icon } from './Icon'
import styles from './States.module.scss'
import { Words } from './Words'

export interface EmptyDoorProps {
  /** One sentence: what is not there, and an offer. */
  sentence: string
  act?: PlateAct
}

/** Nothing here yet: the door stands open, a stool and a thermos beside it. */
export function EmptyDoor({ sentence, act }: EmptyDoorProps) {
  return (
    <View className={styles.empty}>
      <View className={styles.drawing} {...aria({ hidden: true })} />
      <Words>{sentence}</Words>
      {act && <BigButton kind="plain" {...act} />}
    </View>
  )
}

export interface FaultProps {
  /** What happened. */
  title: string
  /** What to do. */
  body: string
  retry?: PlateAct
  /** A person to phone. */
  call?: PlateAct
}

/** Something went wrong: what, what to do, and a person to phone. */
export function Fault({ title, body, retry, call }: FaultProps) {
  return (
    <Told icon="rest" title={title} body={body} alert>
      {retry && <BigButton kind="plain" {...retry} />}
      {call && <BigButton kind="call" {...call} />}
    </Told>
  )
}

export interface NoRightProps {
  /** Who can. */
  title: string
  /** How. */
  body: string
  act?: PlateAct
  call?: PlateAct
}

/** Not for this person: who can, and how. */
export function NoRight({ title, body, act, call }: NoRightProps) {
  return (
    <Told icon="key" title={title} body={body}>
      {act && <BigButton kind="plain" {...act} />}
      {call && <BigButton kind="call" {...call} />}
    </Told>
  )
}

interface ToldProps {
  icon: IconName
  title: string
  body: string
  alert?: boolean
  children: ReactNode
}

function Told({ icon, title, body, alert, children }: ToldProps) {
  return (
    <View className={styles.told} {...aria({ role: alert ? 'alert' : 'group' })}>
      <Icon name={icon} className={styles.icon} />
      <Words as="sub" level={2}>
        {title}
      </Words>
      <Words as="second">{body}</Words>
      <View className={styles.acts}>{children}</View>
    </View>
  )
}
