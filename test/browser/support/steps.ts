// What people do again and again, by either pair of hands.
import type { Hands } from './hands'
import type { Phone } from './phone'

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
  await phone.reads('还没登录')
}
