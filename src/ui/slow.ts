import { createContext } from 'react'

/** After how long a press that is under way is said to be, in milliseconds. */
export const SLOW = 5_000

/** What a button says while its press takes long; ui has no words of its own. */
export const SlowWords = createContext<string | null>(null)
