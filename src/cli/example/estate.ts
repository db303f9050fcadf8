// The buildings of the example community and what can be owned in them.
import type { Dice } from './chance'
import { exampleId } from './ids'

export interface Unit {
  readonly id: string
  readonly building: number
  /** As on the door: floor and door (2-5), 门面1, 车位1. */
  readonly label: string
  readonly kind: 'flat' | 'shop' | 'parking'
  readonly floor: number
  readonly door: number
  /** In units of 0.01 m². */
  readonly area: number | null
  readonly source: 'register' | 'survey' | 'contract' | null
}

/** Floors and doors a floor of the buildings 1 to 12: 1 502 flats. */
const shapes = [
  [18, 7],
  [18, 7],
  [17, 7],
  [21, 6],
  [18, 7],
  [21, 6],
  [18, 7],
  [16, 8],
  [18, 7],
  [17, 7],
  [16, 8],
  [18, 7],
] as const

export const buildings = shapes.map((_, n) => ({ id: exampleId('building', n + 1), number: n + 1 }))

/** Nobody has found these flats' papers yet: while an area is missing, no vote that counts areas can open. */
export const withoutArea: readonly string[] = ['3栋5-2', '8栋9-3', '8栋9-4', '11栋2-1', '12栋1-7']

const SHOPS = { 1: 3, 4: 2, 9: 3 } as Readonly<Record<number, number>>
const PARKING = { 6: 14, 12: 10 } as Readonly<Record<number, number>>

/** What a flat measures by its door, before the small differences between buildings. */
const byDoor = [5820, 6735, 7412, 8849, 9126, 10378, 7390, 6180] as const

export const placeOf = (unit: Pick<Unit, 'building' | 'label'>): string => `${unit.building}栋${unit.label}`

export function unitsOf(dice: Dice): Unit[] {
  const found: Unit[] = []
  const add = (unit: Omit<Unit, 'id' | 'source'>): void => {
    const known = !withoutArea.includes(placeOf(unit))
    const source = dice.perhaps(88) ? 'register' : dice.perhaps(75) ? 'survey' : 'contract'
    const id = exampleId('unit', found.length + 1)
    found.push({ ...unit, id, area: known ? unit.area : null, source: known ? source : null })
  }
  for (const { number: building } of buildings) {
    const [floors, doors] = shapes[building - 1]!
    const differs = dice.between(-240, 240)
    for (let floor = 1; floor <= floors; floor += 1) {
      for (let door = 1; door <= doors; door += 1) {
        const area = byDoor[door - 1]! + differs
        add({ building, label: `${floor}-${door}`, kind: 'flat', floor, door, area })
      }
    }
    for (let door = 1; door <= (SHOPS[building] ?? 0); door += 1) {
      add({ building, label: `门面${door}`, kind: 'shop', floor: 0, door, area: dice.between(2800, 7600) })
    }
    for (let door = 1; door <= (PARKING[building] ?? 0); door += 1) {
      add({ building, label: `车位${door}`, kind: 'parking', floor: 0, door, area: 1272 })
    }
  }
  return found
}
