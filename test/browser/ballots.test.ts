// A household's vote, from the home page to its receipt, and what came out for everybody to see.
import { openBallot } from './support/ballots'
import { faultsOf } from './support/check'
import { bothHands, pointer, type Hands } from './support/hands'
import { bothLooks, elder, looks, standard } from './support/looks'
import { closePhones, endBrowser, openPhone, type Phone, type PhoneOptions } from './support/phone'
import { endDemos, START, startDemo, type Demo } from './support/server'
import { signIn } from './support/steps'

jest.setTimeout(90_000)

const qin = { person: '秦桂岚', building: 7, label: '2-5' }
const zhou = { person: '周文海', building: 9, label: '6-2' }
const gong = { person: '龚长庚', building: 3, label: '8-3' }
const deng = { person: '邓守真', building: 2, label: '4-1' }
const households = [qin, zhou, gong, deng]

const first = '坝坝舞八点半结束'
const second = '门卫室添两条长凳'
const third = '楼道灯换成声控'
let demo: Demo
beforeAll(async () => {
  demo = await startDemo('2026-11-24T14:30')
  await openBallot(demo.address, first, households)
  // Who is named is named for every ballot.
  for (const title of [second, third]) await openBallot(demo.address, title, [])
}, START)
afterEach(closePhones)
afterAll(async () => {
  await endBrowser()
  await endDemos()
})

async function phoneOf(person: string, options: PhoneOptions = {}): Promise<Phone> {
  const phone = await openPhone(demo.address, options)
  // A guest's 我的 asks who one is.
  phone.expect(/401/)
  await signIn(phone, pointer, person)
  await pointer.press(phone, 'link', '首页')
  return phone
}

/** To the list; the same cards stand on the home page below it, so the list must have come. */
async function toList(phone: Phone, hands: Hands): Promise<void> {
  await hands.press(phone, 'link', '全部表决')
  await phone.see('heading', '正在定的事').and(phone.page.locator(':focus')).waitFor()
}

/** From the home page to the paper. */
async function toPaper(phone: Phone, hands: Hands, title: string, door: string): Promise<void> {
  await toList(phone, hands)
  await hands.press(phone, 'link', new RegExp(title))
  await phone.reads('协商意向')
  await hands.press(phone, 'button', `投${door}这一票`)
  await phone.see('radio', '同意').waitFor()
}

const cases = bothLooks.flatMap((look, row) =>
  bothHands.map((hands, column) => ({ look, hands, ...households[row * 2 + column]! })),
)

test.each(cases)(
  '$look.name, $hands.name: $person votes',
  async ({ look, hands, person, building, label }) => {
    const door = `${building}栋${label}`
    const you = look.elder ? '您' : '你'
    const phone = await phoneOf(person, { look })
    await toPaper(phone, hands, first, door)
    await hands.press(phone, 'button', '投这一票')
    await phone.see('alert').getByText('先选一个').waitFor()
    await hands.press(phone, 'radio', '不同意')
    await hands.press(phone, 'button', '投这一票')
    await phone.see('heading', '投了就不能改。').waitFor()
    await phone.reads(`${you}代表${door}这一户，选的是：不同意。`)
    await hands.press(phone, 'button', '再想想')
    expect(await phone.see('radio', '不同意').getAttribute('aria-checked')).toBe('true')
    await hands.press(phone, 'radio', '同意')
    await hands.press(phone, 'button', '投这一票')
    await phone.reads(`${you}代表${door}这一户，选的是：同意。`)
    await hands.press(phone, 'button', '投出去')
    await phone.see('heading', '投好了。').waitFor()
    const receipt = await phone.page
      .getByText(/^[0-9A-Z]{5} [0-9A-Z]{5}$/)
      .filter({ visible: true })
      .innerText()
    await hands.press(phone, 'button', '回到这次表决')
    await phone.reads(`回执码 ${receipt}`)
    expect(await phone.see('button', `投${door}这一票`).count()).toBe(0)
  },
)

test('V7: a vote whose reply was lost is cast once, and the second press brings its receipt', async () => {
  const phone = await phoneOf(qin.person)
  phone.expect(/net::ERR_/)
  await toPaper(phone, pointer, second, '7栋2-5')
  await pointer.press(phone, 'radio', '弃权')
  await pointer.press(phone, 'button', '投这一票')
  let arrived = 0
  await phone.context.route('**/api/ballots.cast', async (route) => {
    await route.fetch()
    arrived += 1
    await route.abort()
  })
  await pointer.press(phone, 'button', '投出去')
  await phone.see('alert').getByText('没连上网').waitFor()
  expect(arrived).toBeGreaterThan(0)
  await phone.context.unroute('**/api/ballots.cast')
  await pointer.press(phone, 'button', '投出去')
  await phone.see('heading', '投好了。').waitFor()
  await pointer.press(phone, 'button', '回到这次表决')
  await phone.reads(/已参加 1 户/)
})

test('a vote that was cast on another phone meanwhile is said to be cast, and its receipt stands there', async () => {
  const slow = await phoneOf(zhou.person, { look: elder })
  await toPaper(slow, pointer, second, '9栋6-2')
  await pointer.press(slow, 'radio', '同意')
  await pointer.press(slow, 'button', '投这一票')
  const quick = await phoneOf(zhou.person)
  await toPaper(quick, pointer, second, '9栋6-2')
  await pointer.press(quick, 'radio', '不同意')
  await pointer.press(quick, 'button', '投这一票')
  await pointer.press(quick, 'button', '投出去')
  await quick.see('heading', '投好了。').waitFor()
  await pointer.press(slow, 'button', '投出去')
  await slow
    .see('alert')
    .getByText(/已经投过了，一票只能投一次/)
    .waitFor()
  await slow.reads(/^回执码 /)
  expect(await slow.see('radio', '同意').count()).toBe(0)
})

test.each(looks)('$name: the pages of a vote read well', async (look) => {
  const phone = await phoneOf(gong.person, { look })
  const faults: string[] = []
  const at = async (name: string): Promise<void> => void faults.push(...(await faultsOf(phone, name)))
  await at('home with ballots')
  await pointer.press(phone, 'link', new RegExp(third))
  await phone.see('heading', third).waitFor()
  await at('ballot')
  await pointer.press(phone, 'button', '投3栋8-3这一票')
  await pointer.press(phone, 'radio', '弃权')
  await at('paper')
  await pointer.press(phone, 'button', '投这一票')
  await phone.see('heading', '投了就不能改。').waitFor()
  await at('sure')
  await phone.goto('ballots/pages/list')
  await phone.see('heading', '正在定的事').waitFor()
  await at('ballots')
  expect(faults).toEqual([])
})

test(
  'after the end the result stands line by line, and whoever voted finds their receipt in it',
  async () => {
    const phone = await phoneOf(deng.person)
    await toList(phone, pointer)
    await pointer.press(phone, 'link', new RegExp(first))
    await phone.reads(/^回执码 /)
    const line = await phone.page
      .getByText(/^回执码 /)
      .filter({ visible: true })
      .innerText()
    const receipt = line.replace('回执码 ', '')
    await demo.stop()
    demo = await startDemo('2026-11-25T10:00', demo.folder)
    const later = await openPhone(demo.address, { look: standard })
    await toList(later, pointer)
    await pointer.press(later, 'link', new RegExp(first))
    await pointer.press(later, 'button', '看结果')
    await later.reads('未达到')
    await later.reads(/^需要：至少 \d+ 户。达到：4 户。$/)
    await pointer.type(later, '找一个回执码', receipt.toLowerCase())
    await later.reads(receipt)
    expect(
      await later.page
        .getByText(/^[0-9A-Z]{5} [0-9A-Z]{5}$/)
        .filter({ visible: true })
        .count(),
    ).toBe(1)
    expect(await faultsOf(later, 'result')).toEqual([])
  },
  START,
)
