/** What people come with: five kinds, another that says what, and not being sure. */
export const kinds = ['dispute', 'home', 'papers', 'help', 'idea', 'other', 'unsure'] as const
export type Kind = (typeof kinds)[number]
