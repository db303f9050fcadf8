// The words of the tab pages.
import { sayClock, sayDay, sayShortDay } from '../kernel/say'
import { dayOf, minutes, type Instant } from '../kernel/time'
import type { BookingView } from '../rooms/contract'
import type { StayState } from '../rooms/presence/rule'

export const words = {
  title: '一毫米',
  call: '打电话',
  rota: '值班表',
  visit: '约书记',
  visitElder: '约个时间',
  rooms: '约房间',
  roomsElder: '约个房间',
  notices: '公告栏',
  ballots: '大家投票',
  ballotsNote: '正在定的事，和你自己的票',
  ballotsNoteElder: '正在定的事，和您自己的票',
  ballotDesk: '表决的准备',
  ballotDeskNote: '起草、名册、核对、开始、纸票',
  next: '下一件',
  line: '排队取号',
  inLine: '正在排',
  calledNote: '叫到了，请进',
  seeLine: '看排到哪了',
  youNext: '下一位就是，别走远',
  counter: '排队',
  counterNote: '叫号、给号、写谈得怎么样',
  errands: '办事',
  errandsHint: '要见书记、要用房间、要投票、要看公告，都从这里进。',
  me: '我的',
  callTitle: '打电话',
  communityPhone: '社区电话',
  emergency: '着火、有人受伤、有人闹事，先打这些',
  police: '报警',
  fire: '火警',
  ambulance: '急救',
  noBookings: '还没有约过什么。想约个时间来坐坐？',
  bookings: '我约的',
  past: '过去一个月的',
  look: '字的大小',
  elderMode: '长辈版',
  elderNote: '字大、按钮大，一页少说几件事。',
  on: '开着',
  off: '关着',
  signOut: '退出登录',
  desk: '值班',
  stepOut: '我外出',
  turns: '我的班',
  acts: '代行做的事',
  roomUse: '房间用得怎样',
  turnsNote: '哪天值班、换班、替班',
  stepOutNote: '出去之前点一下，门牌跟着换',
  outNow: '外出中，回来了点这里',
  visits: '谁要来',
  visitsNote: '今天和这些天约好来的人',
  cases: '我的事',
  casesNote: '说过、还在办的',
  openCases: '在办的事',
  openCasesNote: '该谁办、哪天前',
  messages: '消息',
  helpers: '谁帮谁办事',
  helpersNote: '家里老人、邻居的时间，可以帮着约',
  calls: '要打电话的人',
  callsNote: '手机上没通知到的',
  allow: '登记谁帮谁',
  allowNote: '本人到前台说了才登记',
  requests: '房间',
  requestsNote: '谁在用、谁到了，谁在等答复，帮人约',
  publish: '发公告',
  publishNote: '现在可以贴',
  ask: '字要大一点吗？',
  askYes: '大一点',
  askNo: '就这样',
  askNote: '以后在「我的」里也能改。',
  example: '这里是示例，人和事都是编的。',
  residentGone: '已经搬走，只能看公开的事',
}

export const dateLine = (t: Instant, lunar: string): string => `${sayDay(dayOf(t))} · 农历${lunar}`

export const unreadNote = (unread: number): string => (unread === 0 ? '都看过了' : `${unread} 条没看`)
export const unreadTitle = (unread: number): string => `有 ${unread} 条新消息`

/** Under it: how many come before. */
export function inLineNote({ state, ahead }: { state: string; ahead: number | null }): string {
  if (state === 'called') return words.calledNote
  if (ahead === null) return words.seeLine
  return ahead === 0 ? words.youNext : `前面还有 ${ahead} 位`
}

/** A number of the line. */
export const numberWord = (code: string): string => `${code} 号`

/** `明天 上午10点 邻里议站`. */
export function bookingTitle({ day, start, room }: BookingView, now: Instant): string {
  return `${sayShortDay(day, dayOf(now))} ${sayClock(minutes(start))} ${room}`
}

export const bookingNote = ({ end, place, purpose }: BookingView): string =>
  `到${sayClock(minutes(end))} · ${place} · ${purpose}`

export type BookingState = 'booked' | 'now' | 'over' | 'cancelled'
export const stayWords: Record<StayState, string> = {
  booked: '约好了',
  came: '到了',
  'not-come': '没来',
  cancelled: '取消了',
  waiting: '等答复',
  declined: '没批',
  expired: '没批',
}

/** A visit in the same words as a room: who came and what came of it is not written down yet. */
export function visitState(state: BookingState, moved: boolean): string {
  return state === 'cancelled' ? stayWords.cancelled : moved ? '改期了' : stayWords.booked
}
