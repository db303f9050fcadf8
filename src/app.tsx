import type { PropsWithChildren } from 'react'
import { LookProvider } from './ui/Look'
import './app.scss'

export default function App({ children }: PropsWithChildren) {
  return <LookProvider elder={false}>{children}</LookProvider>
}
