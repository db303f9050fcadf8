import { go } from '../../shell/go'
import { ListRow } from '../../ui/ListRow'
import { words } from '../words'

/** From a ballot back to the matter it stands on, if it stands on one. */
export function ToMatter({ matterId }: { matterId: string | null }) {
  if (matterId === null) return null
  const open = (): Promise<unknown> => go('matters/pages/show', { matter: matterId })
  return <ListRow title={words.toMatter} note={words.toMatterNote} onPress={open} />
}
