import { sayClock } from '../kernel/say'
import { minutes } from '../kernel/time'
import type { StatusTagProps } from '../ui/StatusTag'
import type { LobbyRoom } from './contract'

export const words = {
  title: '大厅屏幕',
  rooms: '房间',
  noRooms: '房间还没有登记。',
  lunar: '农历',
  line: '来访',
  comeIn: '请进来',
  nobodyCalled: '现在没有叫号。',
  noLine: '没有人在等，进来就行。',
}

/** What stands beside a room's name, and since until when. */
export function roomWords({ lanes, now }: LobbyRoom): { tag: StatusTagProps; note: string } {
  switch (now.state) {
    case 'closed':
      return {
        tag: { word: '没开门', tone: 'quiet' },
        note: now.opens ? `${at(now.opens)}开门` : '今天不开了',
      }
    case 'busy':
      return { tag: { word: '有人在用', tone: 'wait' }, note: `到${at(now.until)}` }
    case 'free': {
      const many = lanes > 1 ? `还有 ${now.lanes} 张桌子 · ` : ''
      return { tag: { word: '空着', tone: 'good' }, note: `${many}空到${at(now.until)}` }
    }
  }
}

const at = (clock: string): string => sayClock(minutes(clock))

/** `还有 3 位在等`. */
export const waitingWords = (waiting: number): string =>
  waiting === 0 ? words.noLine : `还有 ${waiting} 位在等。`
export const calledWords = (code: string): string => `${code} 号`

/** For whoever stands in front of it without a phone. */
export const askHere = (phone: string): string =>
  `想约时间、约房间，跟前台说一声就行，也可以打电话 ${phone}。`
