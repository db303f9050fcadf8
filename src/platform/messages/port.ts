// The way to a person's WeChat: one subscription message for one consent.

import type { Template } from '../../messages/rule'

/** A field of a template by its kind; WeChat refuses what is longer or of another form. */
export interface Letter {
  readonly openid: string
  readonly template: Template
  /** The page it opens, with its query. */
  readonly page: string
  /** What it says: `thing` ≤ 20 characters, `time` a whole date with or without a time of day. */
  readonly data: { readonly thing: string; readonly time: string }
}

/**
 * sent: WeChat has taken it · refused: it never will · later: surely not delivered, may be tried again · unsure: nobody
 * knows, so it is never tried again.
 */
export type Delivery = 'sent' | 'refused' | 'later' | 'unsure'

export interface Messenger {
  send(letter: Letter): Promise<Delivery>
}
