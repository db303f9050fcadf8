// What only the desk reads of the lines, apart from what every phone loads.
import { words as rooms } from '../text'
import type { OfferView, WaitView, Whose } from './contract'
import { entryTitle } from './text'

export const words = {
  title: rooms.waitingTitle,
  deskHint: '空出来的先留着，按先来后到一个一个问。打电话问过本人，再来这里答复。',
  deskEmpty: '现在没有人排队。',
  deskOffers: '空出来了，等本人一句话',
  takeFor: '本人要，约下来',
  leaveFor: '本人不要，让给下一位',
  leaveWaitFor: '本人不排了',
  byDesk: '前台代排',
  notStaff: '这里是给前台看的',
  notStaffBody: '自己排着的，在「我排着的」里看。',
}

export const whoseNote = ({ name, home }: Whose, room: string): string =>
  [name, ...(home === null ? [] : [home]), room].join(' · ')
/** Which of several, for whoever hears the page. */
export const actFor = (act: string, { name }: Whose, entry: WaitView | OfferView): string =>
  `${act}：${name}，${entryTitle(entry)}`
