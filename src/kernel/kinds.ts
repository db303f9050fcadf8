/** What people come with: five kinds, another that says what, and not being sure. */
export const kinds = ['dispute', 'home', 'papers', 'help', 'idea', 'other', 'unsure'] as const
export type Kind = (typeof kinds)[number]

/** Longest sentence of what somebody came with, when it is kept; the form and the table have the same. */
export const ABOUT = 60
