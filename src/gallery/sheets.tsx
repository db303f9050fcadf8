import type { ReactElement } from 'react'
import type { IconName } from '../ui/Icon'
import { Ballots } from './ballots'
import type { DrawProps } from './draw'
import { Forms } from './forms'
import { Home } from './home'
import { Parts } from './parts'
import { Slip } from './slip'
import { Slots } from './slots'
import { States } from './states'
import { Way } from './way'

export interface Sheet {
  key: string
  word: string
  icon: IconName
  Draw: (props: DrawProps) => ReactElement
}

export const sheets: readonly Sheet[] = [
  { key: 'home', word: '门牌', icon: 'home', Draw: Home },
  { key: 'slots', word: '选时间', icon: 'clock', Draw: Slots },
  { key: 'forms', word: '一问一页', icon: 'talk', Draw: Forms },
  { key: 'slip', word: '约好了', icon: 'check', Draw: Slip },
  { key: 'way', word: '走到哪了', icon: 'board', Draw: Way },
  { key: 'ballots', word: '投票', icon: 'board', Draw: Ballots },
  { key: 'states', word: '各种状态', icon: 'ajar', Draw: States },
  { key: 'parts', word: '零件', icon: 'key', Draw: Parts },
]
