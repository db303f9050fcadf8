import { BigButton } from '../ui/BigButton'
import { GapCard } from '../ui/GapCard'
import { Buttons } from './Buttons'
import { backLabel, moveUp, nth, skipLabel, words } from './plan/text'

export interface OrderRowsProps {
  members: readonly { personId: string; name: string }[]
  order: readonly string[]
  arrange: (order: readonly string[]) => unknown
}

/** Who takes turns, the first first; one goes up by one press, or is left out this time. */
export function OrderRows({ members, order, arrange }: OrderRowsProps) {
  const nameOf = (id: string): string => members.find(({ personId }) => personId === id)?.name ?? ''
  const up = (id: string): void => {
    const n = order.indexOf(id)
    arrange([...order.slice(0, n - 1), id, order[n - 1]!, ...order.slice(n + 1)])
  }
  const out = members.filter(({ personId }) => !order.includes(personId))
  return (
    <>
      {order.map((id, n) => (
        <GapCard key={id} gap="answered" title={nth(n + 1, nameOf(id))}>
          <Buttons>
            {n > 0 && (
              <BigButton kind="plain" word={words.up} label={moveUp(nameOf(id))} onPress={() => up(id)} />
            )}
            <BigButton
              kind="quiet"
              word={words.skip}
              label={skipLabel(nameOf(id))}
              off={order.length === 1 ? words.last : undefined}
              onPress={() => arrange(order.filter((one) => one !== id))}
            />
          </Buttons>
        </GapCard>
      ))}
      {out.map(({ personId, name }) => (
        <GapCard key={personId} gap="closed" title={name} tag={{ word: words.skipped, tone: 'quiet' }}>
          <Buttons>
            <BigButton
              kind="quiet"
              word={words.back}
              label={backLabel(name)}
              onPress={() => arrange([...order, personId])}
            />
          </Buttons>
        </GapCard>
      ))}
    </>
  )
}
