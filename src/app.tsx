import { observer } from 'mobx-react-lite'
import type { PropsWithChildren } from 'react'
import { appStores } from './shell/app-stores'
import { watchForLostPages } from './shell/lost-pages'
import { StoresProvider } from './shell/stores'
import { words } from './shell/text'
import { LookProvider } from './ui/Look'
import { onWeb } from './ui/platform'
import { SlowWords } from './ui/slow'
import './app.scss'

if (onWeb) watchForLostPages()

export default observer(function App({ children }: PropsWithChildren) {
  const stores = appStores()
  return (
    <StoresProvider value={stores}>
      <LookProvider elder={stores.look.elder}>
        <SlowWords.Provider value={words.slow}>{children}</SlowWords.Provider>
      </LookProvider>
    </StoresProvider>
  )
})
