// A time is taken: one stands in line for it, and when it becomes free it is held for one after the other.
import { bothHands, pointer, type Hands } from './support/hands'
import { bothLooks, looks } from './support/looks'
import { closePhones, endBrowser, openPhone, type Phone } from './support/phone'
import { endDemos, START, startDemo, type Demo } from './support/server'
import { signIn } from './support/steps'
import { walkAs } from './support/walk'

jest.setTimeout(120_000)
let demo: Demo
beforeAll(async () => void (demo = await startDemo('2026-11-24T14:30')), START)
afterEach(closePhones)
afterAll(async () => {
  await endBrowser()
  await endDemos()
})

/** From home to the end of the line for 周文海's time of tomorrow. */
async function stand(phone: Phone, hands: Hands): Promise<void> {
  await phone.goto('rooms/pages/list')
  await hands.press(phone, 'link', /居民会客厅/)
  await hands.press(phone, 'radio', /^周三 25，/)
  await hands.press(phone, 'link', /^想要的时间有人约了/)
  // Both pages have a row of this name; on the one before it only says that it is taken.
  await phone.see('heading', /想等几点的？$/).waitFor()
  await hands.press(phone, 'radio', /^上午 9:30，/)
  await hands.press(phone, 'button', '下一步：用多久')
  await hands.press(phone, 'radio', /^1 小时/)
  await hands.press(phone, 'button', '下一步')
  await phone.see('heading', '大概几个人来？').waitFor()
  await hands.press(phone, 'button', '下一步')
  await hands.type(phone, '用来做什么', '老姐妹喝茶')
  await hands.press(phone, 'button', '下一步')
  await hands.press(phone, 'button', '排上')
  await phone.see('heading', '我排着的').waitFor()
}

describe.each(bothLooks)('$name', (look) => {
  test.each(bothHands)('$name: stand in line, and leave it again', async (hands) => {
    const phone = await openPhone(demo.address, { look })
    await signIn(phone, pointer, '秦桂岚')
    await pointer.press(phone, 'link', '首页')
    await stand(phone, hands)
    await phone.reads('排在第一位。')
    await hands.press(phone, 'button', /^不排了/)
    await phone.reads(/^现在没有排着的/)
  })
})

test('given back, it is held for the first, who leaves it to the second, who takes it', async () => {
  const phones = []
  for (const who of ['秦桂岚', '李望椿']) {
    const phone = await openPhone(demo.address)
    await signIn(phone, pointer, who)
    await pointer.press(phone, 'link', '首页')
    await stand(phone, pointer)
    phones.push(phone)
  }
  const booker = await openPhone(demo.address)
  await signIn(booker, pointer, '周文海')
  await pointer.press(booker, 'link', /9栋商量晾衣杆/)
  await pointer.press(booker, 'button', '不来了')
  await pointer.press(booker, 'button', '不来了，让给别人')
  await booker.see('heading', '取消了。').waitFor()
  const [first, second] = phones as [Phone, Phone]
  await first.reload()
  await first.reads('空出来了，先给你留着')
  await pointer.press(first, 'button', /^不要了，让给下一位/)
  await first.reads(/^现在没有排着的/)
  await second.reload()
  await pointer.press(second, 'button', /^要，约下来/)
  await second.see('heading', '约好了。').waitFor()
})

describe.each(looks)('pages, $name', (look) => {
  test('the line, the taken times and what one waits for', async () => {
    const w = await walkAs(demo.address, look, '夏明岳')
    await w.phone.goto('rooms/pages/list')
    await w.at('rooms with the line', '我排着的')
    await w.press('link', /居民会客厅/)
    await w.press('radio', /^周四 26，/)
    await w.at('times with the line', '排个队')
    await w.press('link', /^想要的时间有人约了/)
    await w.at('taken times', '想等几点的？')
    await w.press('radio', /^晚上 7:00，/)
    await w.press('button', '下一步：用多久')
    await w.press('radio', /^半小时/)
    await w.press('button', '下一步')
    await w.press('button', '下一步')
    await w.phone.see('textbox', '用来做什么').fill('娃娃们做灯笼')
    await w.press('button', '下一步')
    await w.at('line, check', '夜里不算')
    await w.press('button', '排上')
    await w.at('my lines', '排在第一位。')
    await w.press('button', /^不排了/)
    await w.at('no lines', '现在没有排着的')
    expect(w.faults).toEqual([])
  })
})

describe.each(looks)('the limit of a week, $name', (look) => {
  test('staff set it, and whoever books sees what is left', async () => {
    const staff = await walkAs(demo.address, look, '苏晓荷')
    await staff.phone.goto('rooms/quota/pages/quota')
    await staff.at('quota, staff', '就这样定')
    await staff.press('button', '就这样定')
    await staff.at('quota, set', '一个人一周最多 6 小时。')
    await staff.press('button', '不限了')
    await staff.phone.reads(/^现在没有限制/)
    expect(staff.faults).toEqual([])
  })
})
