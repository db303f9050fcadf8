import { NumberField } from '../../ui/NumberField'
import { words } from '../desk-words'

interface BuildingFieldProps {
  readonly id: string
  readonly value: number | null
  readonly onChange: (building: number | null) => void
  readonly error?: string | undefined
}

/** Which building, by its number on the wall. */
export function BuildingField(props: BuildingFieldProps) {
  return (
    <NumberField
      {...props}
      label={words.buildingField}
      least={1}
      most={9999}
      unit={words.buildingUnit}
      less={words.less}
      more={words.more}
      atLeast={words.buildingMissing}
      atMost={words.buildingMissing}
    />
  )
}
