// The three ways in which every page must read well.

export interface Look {
  readonly name: string
  readonly width: number
  readonly elder: boolean
  /** The browser's own text size; 16 unless the person chose another. */
  readonly text: number
  /** The smallest side of anything pressable (law: 44, in 长辈版 60). */
  readonly touch: number
}

export const standard: Look = { name: '标准', width: 375, elder: false, text: 16, touch: 44 }
export const elder: Look = { name: '长辈版', width: 375, elder: true, text: 16, touch: 60 }
/** The narrowest phone with the text of somebody who turned it up. */
export const narrow: Look = { name: '320 大字', width: 320, elder: false, text: 26, touch: 44 }

export const looks = [standard, elder, narrow]
export const bothLooks = [standard, elder]
