// Which matters may be the same as what somebody is about to write. Chinese has no spaces, so texts are compared by
// pairs of characters that stand side by side, and words that neighbours use for the same thing count as one.

/** What a pair of characters and a single character count. */
const PAIR = 1
const SINGLE = 0.2

/** Words that neighbours use for the same thing, and what one of them counts: what it is about, what is wrong, where. */
const families: readonly (readonly [weight: number, ...words: string[]])[] = [
  [1.5, '停车场', '停车位', '车位', '停车', '停的车'],
  [1.5, '坝坝舞', '广场舞', '跳舞'],
  [1.5, '非机动车', '电动车', '电瓶车'],
  [1.5, '充电桩', '充电'],
  [1.5, '路灯', '楼道灯', '楼梯灯', '声控灯'],
  [1.5, '垃圾桶', '垃圾站', '垃圾'],
  [1.5, '遛狗', '养狗', '狗绳', '狗'],
  [1.5, '漏水', '渗水', '漏雨'],
  [1.5, '停水', '没水', '水压'],
  [1.5, '停电', '没电', '跳闸'],
  [0.7, '声音大', '声音太大', '扰民', '噪音', '噪声', '音响', '喇叭', '吵闹', '吵'],
  [0.7, '不亮', '不动', '停了', '停', '故障', '坏', '修'],
  [0.7, '味道', '异味', '臭'],
  [0.5, '公共区域', '院坝', '坝子', '空地'],
  [0.5, '楼下', '门口', '单元门口'],
  [0.5, '楼顶', '屋顶', '天台'],
  [0.5, '晚上', '半夜', '夜里'],
]

/** They say nothing of the matter: little words, and where it is. */
const empty =
  /\d+(?:号楼|栋|幢|号|楼|层|单元)|我们|咱们|小区|社区|老是|总是|经常|天天|可不可以|能不能|希望|建议|想要|问题|一下|一个|几个|有人|哪里|单元|[的了吗呢吧啊太在有又很都想把个请要是就也还和与跟被给让能可]/g

const familyOf = new Map(
  families.flatMap(([weight, ...words], n) =>
    words.map((word) => [word, { name: `#${n}`, weight }] as const),
  ),
)
/** The longer ones first, so that 停车 is not read as something that stopped. */
const longestFirst = [...familyOf.keys()].sort((a, b) => b.length - a.length)
const known = new RegExp(longestFirst.join('|'), 'g')

/** Two short texts that share one word are not yet alike: the shorter counts as at least this much. */
const LEAST = 4.5
/** From here on two texts may be the same matter. */
export const ALIKE = 0.38
/** The gist of a matter stands at its beginning. */
export const GIST = 200

type Features = ReadonlyMap<string, number>

/** The pairs, words and characters of a text, each with what it counts. */
export function featuresOf(text: string): Features {
  const features = new Map<string, number>()
  const plain = text.normalize('NFKC').toLowerCase()
  const rest = plain.replace(known, (word) => {
    const { name, weight } = familyOf.get(word)!
    features.set(name, weight)
    return ' '
  })
  for (const run of rest.replace(empty, ' ').split(/[^\p{L}\p{N}]+/u)) {
    const characters = Array.from(run)
    for (const [n, character] of characters.entries()) {
      features.set(character, SINGLE)
      if (n > 0) features.set(characters[n - 1]! + character, PAIR)
    }
  }
  return features
}

const weightOf = (features: Features): number => {
  let sum = 0
  for (const weight of features.values()) sum += weight
  return sum
}

/** From 0 to 1, the same from both sides: how much of the shorter text lies in the longer. */
export function likeness(a: Features, b: Features): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a]
  let common = 0
  for (const [feature, weight] of few) if (many.has(feature)) common += weight
  return common / Math.max(LEAST, Math.min(weightOf(a), weightOf(b)))
}

export interface Candidate {
  readonly title: string
  /** The beginning of the body. */
  readonly gist: string
}

/** The candidates that may be the same matter as `text`, the likest first. */
export function similarTo<C extends Candidate>(text: string, candidates: readonly C[], most: number): C[] {
  const wanted = featuresOf(text)
  const scored = candidates.map((candidate) => ({ candidate, score: scoreOf(wanted, candidate) }))
  const alike = scored.filter(({ score }) => score >= ALIKE)
  alike.sort((a, b) => b.score - a.score)
  return alike.slice(0, most).map(({ candidate }) => candidate)
}

/** A body mentions much: what only it has in common counts for less than a title. */
function scoreOf(wanted: Features, { title, gist }: Candidate): number {
  const byTitle = likeness(wanted, featuresOf(title))
  return gist === '' ? byTitle : Math.max(byTitle, 0.7 * likeness(wanted, featuresOf(`${title} ${gist}`)))
}
