// A page as the app shows it: with its stores, its look, and the words for what takes long.
import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { StoresProvider, type RootStore } from '../../src/shell/stores'
import { words } from '../../src/shell/text'
import { LookProvider } from '../../src/ui/Look'
import { SlowWords } from '../../src/ui/slow'

export function show(stores: RootStore, page: ReactNode): void {
  render(
    <StoresProvider value={stores}>
      <LookProvider elder={false} phone={1}>
        <SlowWords.Provider value={words.slow}>{page}</SlowWords.Provider>
      </LookProvider>
    </StoresProvider>,
  )
}
