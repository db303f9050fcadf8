import { takeOut } from './guards'

takeOut(({ project }, nth) => project !== 'race' && nth % 2 === 0)
