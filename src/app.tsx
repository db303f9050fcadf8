import { observer } from 'mobx-react-lite'
import type { PropsWithChildren } from 'react'
import { appStores } from './shell/app-stores'
import { StoresProvider } from './shell/stores'
import { LookProvider } from './ui/Look'
import './app.scss'

export default observer(function App({ children }: PropsWithChildren) {
  const stores = appStores()
  return (
    <StoresProvider value={stores}>
      <LookProvider elder={stores.look.elder}>{children}</LookProvider>
    </StoresProvider>
  )
})
