// What people do again and again, by either pair of hands.
import { pointer, type Hands } from './hands'
import { standard, type Look } from './looks'
import { openPhone, type Phone } from './phone'

/** From a tab page: under 我的, as one of the invented people. */
export async function signIn(phone: Phone, hands: Hands, person: string): Promise<void> {
  await hands.press(phone, 'link', '我的')
  await hands.press(phone, 'button', '去登录')
  await choosePerson(phone, hands, person)
  await phone.see('button', '退出登录').waitFor()
}

/** On the page of signing in. */
export async function choosePerson(phone: Phone, hands: Hands, person: string): Promise<void> {
  await hands.press(phone, 'link', new RegExp(`^${person} `))
}

/** From any tab page. */
export async function signOut(phone: Phone, hands: Hands): Promise<void> {
  await hands.press(phone, 'link', '我的')
  await hands.press(phone, 'button', '退出登录')
  await phone.see('button', '去登录').waitFor()
}

/** A phone in this look on which somebody is signed in, on the page 我的. */
export async function openSignedIn(address: string, person: string, look: Look = standard): Promise<Phone> {
  const phone = await openPhone(address, { look })
  await signIn(phone, pointer, person)
  return phone
}

export interface Wish {
  readonly room: string
  /** The chip of the day: `周四 26`. */
  readonly day: string
  /** `上午 10:00` */
  readonly start: string
  /** `1 小时` */
  readonly length: string
  readonly purpose: string
}

/** From home through the questions to the check of the answers. */
export async function order(phone: Phone, hands: Hands, wish: Wish): Promise<void> {
  await orderUntilPurpose(phone, hands, wish)
  await hands.type(phone, '用来做什么', wish.purpose)
  await hands.press(phone, 'button', '下一步')
  await phone.see('heading', '看看对不对').waitFor()
}

/** From home to the question what for. */
export async function orderUntilPurpose(
  phone: Phone,
  hands: Hands,
  wish: Omit<Wish, 'purpose'>,
): Promise<void> {
  await hands.press(phone, 'link', /^约(个)?房间$/)
  await hands.press(phone, 'link', new RegExp(wish.room))
  await chooseTime(phone, hands, wish)
  await phone.see('heading', '大概几个人来？').waitFor()
  await hands.press(phone, 'button', '多一个人')
  await hands.press(phone, 'button', '下一步')
  await phone.see('heading', '用来做什么？').waitFor()
}

/** On the page of the times, and the question after it. */
export async function chooseTime(
  phone: Phone,
  hands: Hands,
  { day, start, length }: Omit<Wish, 'room' | 'purpose'>,
) {
  await hands.press(phone, 'radio', new RegExp(`^${day}，`))
  await hands.press(phone, 'radio', `${start}，空着`)
  await hands.press(phone, 'button', '下一步：用多久')
  await phone.see('heading', '用多久？').waitFor()
  await hands.press(phone, 'radio', new RegExp(`^${length} `))
  await hands.press(phone, 'button', '下一步')
}
