// How a feature's text.ts says its refusals: one sentence per code, so that the compiler finds the one that is missing.
import type { Refusal } from './result'

type Facts = Readonly<Record<string, unknown>>
type Line = string | ((facts: Facts) => string)

export interface Sentence {
  /** 标准, to 你. */
  readonly plain: Line
  /** 长辈版, to 您; absent: the same sentence with 您. */
  readonly elder?: Line
}

export type Words<C extends string> = Readonly<Record<C, Sentence>>

/** What any write may be refused for, whatever it does (see platform/serve/dispatch.ts). */
const common: Words<'request-reused'> = {
  'request-reused': { plain: '刚才那一次已经办好了。回到上一页看结果，要改就重新填一次。' },
}

/** @param elder whether the pages are drawn in 长辈版. */
export function say<C extends string>(
  words: Words<C>,
  refusal: Refusal<C | 'request-reused'>,
  elder: boolean,
): string {
  const all: Partial<Record<string, Sentence>> = { ...common, ...words }
  const sentence = all[refusal.code]
  // A server newer than this phone may refuse for a reason that this package has no sentence for.
  if (!sentence) return elder ? '这次没办成。您可以打电话问问社区。' : '这次没办成，可以打电话问问社区。'
  if (elder && sentence.elder !== undefined) return spoken(sentence.elder, refusal)
  const plain = spoken(sentence.plain, refusal)
  return elder ? plain.replace(/你/g, '您') : plain
}

function spoken(line: Line, facts: Facts): string {
  return typeof line === 'string' ? line : line(facts)
}
