import { makeAutoObservable, observableRef, runInAction } from 'mobx'
import { instant, type Instant } from '../../kernel/time'
import type { Trouble } from './port'

/** Where the last known state outlives the page. */
export interface Shelf {
  read(key: string): unknown
  write(key: string, value: unknown): void
  remove(key: string): void
}

export interface PersonalShelf extends Shelf {
  /** Removes everything that was kept here, in this run of the app or an earlier one. */
  forget(): void
}

/** A part of a shelf that can be emptied at once; it remembers what it holds on the shelf itself. */
export function personalShelf(shelf: Shelf): PersonalShelf {
  const index = 'personal'
  const keys = new Set((shelf.read(index) as string[] | null) ?? [])
  return {
    read: (key) => shelf.read(key),
    write(key, value) {
      if (!keys.has(key)) shelf.write(index, [...keys.add(key)])
      shelf.write(key, value)
    },
    remove: (key) => shelf.remove(key),
    forget() {
      for (const key of keys) shelf.remove(key)
      keys.clear()
      shelf.remove(index)
    },
  }
}

export type Loaded<T> =
  { ok: true; value: T } | { ok: false; refusal: { code: string } } | { ok: false; trouble: Trouble }

interface Kept<T> {
  readonly value: T
  readonly fetchedAt: Instant
}

export interface ResourceOptions<T> {
  /** Names the state on the shelf; null keeps it in memory only. */
  readonly key: string | null
  readonly load: () => Promise<Loaded<T>>
  readonly shelf: Shelf
  readonly now: () => Instant
}

/** Something the server knows: the last known state at once, since when, and whether the newest could be had. */
export class Resource<T> {
  value: T | null = null
  /** When `value` came from the server, by the phone's clock. */
  fetchedAt: Instant | null = null
  loading = false
  /** Why the last attempt brought nothing new. */
  trouble: Trouble | null = null
  refusal: { code: string } | null = null
  private round = 0

  constructor(private readonly options: ResourceOptions<T>) {
    // Whole values come and go, so they are watched whole: a deep proxy costs time and cannot be stored.
    makeAutoObservable<this, 'options' | 'round'>(
      this,
      { options: false, round: false, value: observableRef },
      { autoBind: true },
    )
    const kept = options.key === null ? null : (options.shelf.read(options.key) as Kept<T> | null)
    if (kept) {
      this.value = kept.value
      this.fetchedAt = instant(kept.fetchedAt)
    }
  }

  /** Whether what is shown is older than the last attempt to renew it. */
  get stale(): boolean {
    return this.value !== null && this.trouble !== null
  }

  /** The phone's clock, by which `fetchedAt` was taken. */
  now(): Instant {
    return this.options.now()
  }

  async refresh(): Promise<void> {
    const round = ++this.round
    this.loading = true
    const loaded = await this.options.load()
    // An answer that was overtaken by a later question is not the newest state any more.
    if (round !== this.round) return
    runInAction(() => this.take(loaded))
  }

  /** Forgets: somebody else signed in, or nobody is. */
  clear(): void {
    this.round += 1
    this.value = null
    this.fetchedAt = null
    this.trouble = null
    this.refusal = null
    this.loading = false
    if (this.options.key !== null) this.options.shelf.remove(this.options.key)
  }

  private take(loaded: Loaded<T>): void {
    this.loading = false
    // Who asks is not known any more, so nothing that a person saw may stay for whoever holds the phone now.
    if (!loaded.ok && 'trouble' in loaded && loaded.trouble.kind === 'identity') this.clear()
    this.trouble = !loaded.ok && 'trouble' in loaded ? loaded.trouble : null
    this.refusal = !loaded.ok && 'refusal' in loaded ? loaded.refusal : null
    if (!loaded.ok) return
    this.value = loaded.value
    this.fetchedAt = this.options.now()
    if (this.options.key !== null) {
      this.options.shelf.write(this.options.key, { value: loaded.value, fetchedAt: this.fetchedAt })
    }
  }
}
