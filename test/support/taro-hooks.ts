import { useEffect } from 'react'

/** Runs once, as the page is mounted; later renders bring no newer callback, as in Taro. */
export function useEffectOnce(run: () => void): void {
  useEffect(() => {
    run()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a page is loaded once
  }, [])
}
