import { observer } from 'mobx-react-lite'
import { go } from '../../shell/go'
import { useStores } from '../../shell/stores'
import { ListRow } from '../../ui/ListRow'
import { words } from '../words'

/** To how each vote was cast, for who may see it; nothing for anybody else. */
export const LedgerLink = observer(function LedgerLink({ ballotId }: { ballotId: string }) {
  const { ballots } = useStores()
  if (!ballots.ballotOf(ballotId).value?.may.seeLedger) return null
  return (
    <ListRow
      title={words.ledger}
      note={words.ledgerNote}
      onPress={() => go('ballots/pages/ledger', { ballot: ballotId })}
    />
  )
})
