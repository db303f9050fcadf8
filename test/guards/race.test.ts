import { takeOut } from './guards'

takeOut(({ project }) => project === 'race')
