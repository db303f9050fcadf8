// The pages of the ballots in every look and every state: prepared, waited for, voted in by all who have a part in it and
// by those who have none, and after the end.
import { openBallot } from './support/ballots'
import { looks, type Look } from './support/looks'
import { closePhones, endBrowser } from './support/phone'
import { endDemos, START, startDemo, type Demo } from './support/server'
import { walkAs, type Walk } from './support/walk'

jest.setTimeout(120_000)
let demo: Demo
const ofOwners = new Map<Look, string>()
beforeAll(async () => {
  demo = await startDemo('2026-11-24T14:30')
  for (const look of looks) {
    const scope = { kind: 'building', building: 6 } as const
    const kind = { ruleId: 'owners-ordinary', scope } as const
    ofOwners.set(look, await openBallot(demo.address, `单元门换门禁 ${look.name}`, [], kind))
  }
}, START)
afterEach(closePhones)
afterAll(async () => {
  await endBrowser()
  await endDemos()
})

const walk = (look: Look, person?: string): Promise<Walk> => walkAs(demo.address, look, person)

const page = (name: string, ballotId: string): string => `ballots/pages/${name}?ballot=${ballotId}`
const idIn = (url: string): string => /ballot=([0-9a-f-]+)/.exec(url)![1]!

describe.each(looks)('$name', (look) => {
  test('from the draft to the paper vote, each step by whoever’s it is', async () => {
    const title = `院坝添两条长凳 ${look.name}`
    const he = await walk(look, '何静川')
    await he.phone.goto('ballots/pages/desk')
    await he.at('desk of the ballots', '要准备哪一件？')
    await he.press('button', '起草一份')
    await he.press('button', '下一步')
    await he.at('draft, title missing', '写一句要定的是什么事。')
    await he.phone.see('textbox', '什么事').fill(title)
    await he.press('button', '下一步')
    await he.phone
      .see('textbox', '怎么问')
      .fill('院坝东边的黄葛树下添两条长凳，钱从社区的经费里出。同不同意？')
    await he.at('draft, question', '票上怎么问？')
    await he.press('button', '下一步')
    await he.at('draft, rule', '按哪条规则算？')
    await he.press('radio', /^一户一票/)
    await he.press('button', '下一步')
    await he.press('radio', '一栋楼')
    await he.press('button', '下一步')
    await he.at('draft, building missing', '写楼栋号。')
    await he.press('radio', '整个小区')
    await he.press('button', '下一步')
    await he.at('draft, opens', '什么时候开始投？')
    await he.press('radio', '定下就开始')
    await he.press('button', '下一步')
    await he.at('draft, closes', '投到什么时候？')
    await he.press('radio', /^11月25日/)
    await he.press('button', '下一步')
    await he.at('draft, check', '看一遍，都对吗？')
    await he.press('button', '存成草稿')
    await he.at('prepare, draft', '先要有名册。')
    const ballotId = idIn(he.phone.page.url())
    await he.press('button', '生成名册')
    await he.at('prepare, roll drawn', '由居务监督来核对。')

    const deng = await walk(look, '邓守真')
    await deng.phone.goto(page('prepare', ballotId))
    await deng.press('button', '核对好了')
    await deng.at('prepare, sure of the roll', '名册对吗？')
    await deng.press('button', '名册没问题')
    await deng.at('prepare, verified', '由书记定下开始；书记外出时由代行的人定。')

    await he.phone.reload()
    await he.press('button', '定下开始')
    await he.at('prepare, sure of opening', '开始以后不能改。')
    await he.press('button', '定下开始')
    await he.at('prepare, opened', /^书记何静川.*定下开始。$/)

    const su = await walk(look, '苏晓荷')
    await su.phone.goto(page('door', ballotId))
    await su.phone.reads('哪一户？')
    await su.press('button', '找这一户')
    await su.at('door missing', '写门牌，比如 2-5。')
    await su.phone.see('spinbutton', '哪一栋').fill('7')
    await su.phone.see('textbox', '门牌').fill('2-5')
    await su.press('button', '找这一户')
    await su.at('door, what', '办什么？')
    await su.press('radio', /^登记由谁投/)
    await su.press('button', '下一步')
    await su.press('button', '登记')
    await su.at('naming, missing', '选一位。')
    await su.press('radio', '秦桂岚')
    await su.press('button', '登记')
    await su.at('named', '登记好了。')
    await su.press('button', '办下一户')
    await su.phone.see('spinbutton', '哪一栋').fill('7')
    await su.phone.see('textbox', '门牌').fill('2-5')
    await su.press('button', '找这一户')
    await su.press('radio', /^录一张纸票/)
    await su.press('button', '下一步')
    await su.press('button', '下一步')
    await su.at('paper, missing', '写纸票号码。')
    await su.press('radio', '弃权')
    await su.phone.see('textbox', '纸票号码').fill('0001')
    await su.press('button', '下一步')
    await su.at('paper, sure', '录了就不能改。')
    await su.press('button', '录进去')
    await su.at('paper, entered', '录好了。')

    const qin = await walk(look, '秦桂岚')
    await qin.phone.goto(page('show', ballotId))
    await qin.at('ballot, cast on paper', /^回执码 /)
    expect([...he.faults, ...deng.faults, ...su.faults, ...qin.faults]).toEqual([])
  })

  test('an owners’ ballot for whoever owns thirty flats, shares a parking space, rents, or passes by', async () => {
    const ballotId = ofOwners.get(look)!
    const you = look.elder ? '您' : '你'
    const du = await walk(look, '杜若衡')
    await du.phone.goto(page('show', ballotId))
    await du.at('ballot, co-owner who does not cast', /^6栋车位1的业主，由夏\*岳投。/)
    await du.phone.goto(page('vote', ballotId))
    await du.at('vote, not mine', /^6栋车位1的业主，由夏\*岳投。/)

    const cheng = await walk(look, '程万篱')
    await cheng.phone.goto('ballots/pages/list')
    await cheng.at('ballots', '正在定的事')
    await cheng.press('link', new RegExp(`单元门换门禁 ${look.name}`))
    await cheng.at('ballot, thirty flats', /^6栋车位2的业主有几位，还没说好由谁投。/)
    await cheng.press('button', '投6栋2-1等30处这一票')
    await cheng.phone.see('radio', '同意').waitFor()
    await cheng.press('button', '投这一票')
    await cheng.at('vote, nothing chosen', '先选一个：同意、不同意，或者弃权。')
    await cheng.press('radio', '不同意')
    await cheng.at('vote, chosen', '投之前还会再问一次')
    await cheng.press('button', '投这一票')
    await cheng.at('sure', `6栋2-1等30处业主的这一票由${you}投，选的是：不同意。`)
    await cheng.press('button', '投出去')
    await cheng.at('receipt', '投好了。')
    await cheng.press('button', '回到这次表决')
    await cheng.at('ballot, cast', /^回执码 /)

    const li = await walk(look, '李望椿')
    await li.phone.goto(page('show', ballotId))
    await li.at('ballot, tenant', `这次是6栋的业主来投，名册上没有${you}。觉得不对，打电话问问社区。`)

    const guest = await walk(look)
    await guest.phone.goto(page('show', ballotId))
    await guest.at('ballot, guest', '登录以后，就知道这里有没有' + you + '的票。')
    await guest.phone.goto(page('vote', ballotId))
    await guest.at('vote, guest', '登录以后，就知道这里有没有' + you + '的票。')
    await guest.phone.goto(page('receipt', ballotId))
    await guest.at('receipt, guest', /回到这次表决看看。$/)
    await guest.phone.goto(page('result', ballotId))
    await guest.at('result, not closed', /结束以后大家一起看结果。$/)
    await guest.phone.goto(page('ledger', ballotId))
    await guest.at('ledger, guest', /还不知道.是谁/)
    expect([...du.faults, ...cheng.faults, ...li.faults, ...guest.faults]).toEqual([])
  })
})

describe('after the end', () => {
  let closed: string[]
  beforeAll(async () => {
    // Before: the draft is opened for its hour, so that there is one that waits.
    const he = await walk(looks[0]!, '何静川')
    await he.phone.goto('ballots/pages/desk')
    await he.press('link', /6栋楼顶做一次防水/)
    await he.press('button', '定下开始')
    await he.press('button', '定下开始')
    await he.phone.reads(/^书记何静川.*定下开始。$/)
    const waiting = idIn(he.phone.page.url())
    await demo.stop()
    demo = await startDemo('2026-11-25T10:00', demo.folder)
    closed = [waiting, ofOwners.get(looks[0]!)!]
  }, START)

  test.each(looks)('$name', async (look) => {
    const [waiting, owners] = closed as [string, string]
    const cheng = await walk(look, '程万篱')
    await cheng.phone.goto(page('show', waiting))
    await cheng.at('ballot, waiting', '还没开始')
    await cheng.phone.goto(page('vote', waiting))
    await cheng.at('vote, waiting', /^还没开始，.*开始投。$/)
    await cheng.phone.goto(page('show', owners))
    await cheng.at('ballot, closed', '看每一票怎么投的')
    await cheng.press('button', '看结果')
    await cheng.phone.reads('未达到')
    await cheng.at('result, not reached', '6栋2-1等30处那一票，数进去了')
    await cheng.press('link', /^看每一票怎么投的/)
    await cheng.at('ledger', /^名册上一共 \d+ 票：投了的 1 票，没投的 \d+ 票$/)
    await cheng.phone.reads('用手机投的 · 2454.4 平方米')
    await cheng.press('button', '再往下看')
    await cheng.at('ledger, more', '先看前 40 票')
    await cheng.phone.see('spinbutton', '只看哪一栋').fill('6')
    await cheng.at('ledger, one building', /^6栋一共/)
    await cheng.phone.see('spinbutton', '只看哪一栋').fill('77')
    await cheng.at('ledger, no such building', '名册上没有这一栋，看看楼栋号。')

    const he = await walk(look, '何静川')
    await he.phone.goto(page('ledger', owners))
    await he.at('ledger, no right', '谁怎么投的，只有这次名册上的人和居务监督看得到。')

    const zhou = await walk(look, '周文海')
    await zhou.phone.goto('ballots/pages/list')
    await zhou.press('link', /9栋一楼加一段扶手/)
    await zhou.press('button', '看结果')
    await zhou.phone.reads('达到')
    await zhou.at('result, reached', '9栋6-2那一票，数进去了')
    expect([...cheng.faults, ...he.faults, ...zhou.faults]).toEqual([])
  })
})
