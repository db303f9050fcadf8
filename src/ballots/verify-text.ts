// What `npm run verify` says: at a terminal, so none of it goes to a phone.
import type { Difference } from './verify'

/** What is said of what does not fit. */
export const differenceWords: Readonly<Record<Difference['code'], (about: string) => string>> = {
  'roll-fingerprint': () => '名册和公布的指纹对不上，名册被动过。',
  'roll-totals': () => '名册的户数或面积和公布的对不上。',
  text: () => '题目、规则、时间或名册和开始时的不一样，被改过。',
  marks: () => '名册上的记号和票对不上。',
  'vote-area': () => '票上的面积和名册上的不一样。',
  'leaf-missing': () => '这一票没有存根。',
  'leaf-altered': () => '这一票和存根不一样，被改过。',
  'vote-missing': () => '有存根，却没有票，票被拿走了。',
  counts: () => '两种数法数出来的票数不一样。',
  'merkle-root': () => '存根的总指纹和封存时的不一样。',
  'result-fingerprint': () => '结果和封存时的指纹对不上。',
  'file-lines': () => '文件里的票数和结论对不上。',
  'file-receipts': () => '文件里的回执和票数对不上。',
  'file-leaves': () => '文件里的存根和总指纹对不上。',
  'file-other': () => '文件和数据库里的不是同一个结果。',
}

export const verifiedWords = (title: string, votes: number): string =>
  `✓ ${title}：${votes} 票，重新算过，都对得上。  Recomputed: everything fits.`
