import { sourceFiles } from './source'

// Words that no screen shows: the office's own, the machine's own, and whatever makes a game of living together.
const banned = [
  ...['已受理', '已转办', '依法依规', '请知悉', '系统繁忙', '非法', '无效', '参数错误', '亲，', '亲爱的用户'],
  ...['积分', '排名', '排行', '打卡', '签到率', '勋章', '等级', '活跃', '注册率'],
]

/** Chinese inside quotes or markup; comments are English. */
const chinese = /[一-鿿]/

test('no screen says a banned word', () => {
  const said = sourceFiles('src').flatMap(({ path, text }) =>
    banned.filter((word) => text.includes(word)).map((word) => `${path}: ${word}`),
  )
  expect(said).toEqual([])
})

test('sentences of the screens stand in text.ts alone', () => {
  const pages = sourceFiles('src').filter(({ path }) => /\.tsx$|\/(shell|ui|platform\/call)\//.test(path))
  const loose = pages
    .filter(({ path }) => !/text\.ts$|\.config\.ts$/.test(path))
    .flatMap(({ path, text }) =>
      text
        .split('\n')
        .filter((line) => chinese.test(line.replace(/\/\/.*|^\s*\*.*|\/\*.*?\*\/|\{\/\*.*\*\/\}/g, '')))
        .map((line) => `${path}: ${line.trim()}`),
    )
    // The gallery draws examples for whoever builds; no resident opens it.
    .filter((line) => !line.startsWith('src/gallery/'))
  expect(loose).toEqual([])
})
