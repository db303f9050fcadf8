import { makeAutoObservable, observableRef } from 'mobx'
import type { Shelf } from './resource'

/** What a person has begun and not yet sent; it outlives the page and the app. */
export class Kept<T> {
  value: T

  /** @param empty what it is before anything was begun. */
  constructor(
    private readonly key: string,
    private readonly empty: T,
    private readonly shelf: Shelf,
  ) {
    this.value = (shelf.read(key) as T | null) ?? empty
    makeAutoObservable<this, 'key' | 'empty' | 'shelf'>(
      this,
      { key: false, empty: false, shelf: false, value: observableRef },
      { autoBind: true },
    )
  }

  keep(value: T): void {
    this.value = value
    this.shelf.write(this.key, value)
  }

  /** It was sent, or somebody else signed in. */
  forget(): void {
    this.value = this.empty
    this.shelf.remove(this.key)
  }
}
