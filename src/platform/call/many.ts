import type { Instant } from '../../kernel/time'
import { Resource, type Loaded, type Shelf } from './resource'

export interface ManyOptions<T> {
  /** Names one of them on the shelf; null keeps it in memory only. */
  readonly key: (id: string) => string | null
  readonly load: (id: string) => Promise<Loaded<T>>
  readonly shelf: Shelf
  readonly now: () => Instant
}

/** Resources of one kind, each made when it is first asked for: the bookings, the matters, the ballots. */
export class Many<T> {
  private readonly known = new Map<string, Resource<T>>()

  constructor(private readonly options: ManyOptions<T>) {}

  /** The same resource for the same id; the last known state is there at once. */
  of(id: string): Resource<T> {
    const { key, load, shelf, now } = this.options
    const found = this.known.get(id) ?? new Resource({ key: key(id), load: () => load(id), shelf, now })
    this.known.set(id, found)
    return found
  }

  /** Forgets all of them: somebody else signed in, or nobody is. */
  forget(): void {
    for (const resource of this.known.values()) resource.clear()
    this.known.clear()
  }
}
