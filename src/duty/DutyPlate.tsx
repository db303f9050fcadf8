import { go, phone as dial } from '../shell/go'
import { callWhom } from '../shell/text'
import { DoorPlate } from '../ui/DoorPlate'
import { useLook } from '../ui/Look'
import { Fault } from '../ui/States'
import type { Instant } from '../kernel/time'
import type { PlateView } from './contract'
import { plateWords, words } from './text'

export interface DutyPlateProps {
  plate: PlateView | null
  now: Instant
  /** The community's own number, for when there is no plate. */
  phone: string
  /** On a wall, where nobody can press. */
  wall?: boolean
}

/** The door plate of the secretary, as the server computed it. */
export function DutyPlate({ plate, now, phone, wall }: DutyPlateProps) {
  const { elder } = useLook()
  const call = (number: string, name?: string) => ({
    word: name && elder ? callWhom(name) : words.call,
    label: name ? callWhom(name) : words.call,
    onPress: () => dial(number),
  })
  if (!plate)
    return (
      <Fault title={words.noSecretaryTitle} body={words.noSecretary} call={wall ? undefined : call(phone)} />
    )
  const { role, lamp, lines } = plateWords(plate, now, elder)
  return (
    <DoorPlate
      role={role}
      name={plate.person.name}
      lamp={{ state: plate.lamp, word: lamp }}
      lines={lines}
      call={wall ? undefined : call(plate.phone, plate.person.name)}
      second={
        wall
          ? undefined
          : {
              word: elder ? words.visitElder : words.visit,
              onPress: () => go('reception/pages/whom'),
            }
      }
    />
  )
}
