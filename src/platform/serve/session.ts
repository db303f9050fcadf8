import { jwtVerify, SignJWT } from 'jose'
import { instant } from '../../kernel/time'
import type { Sessions } from './context'

// An elder should not have to sign in every week; a lost phone is ended at the desk by ending its binding.
const DAYS_30 = 30 * 86_400_000

/** @param key 32 bytes, derived from the installation's key for this purpose alone. */
export function sessions(key: Uint8Array): Sessions {
  return {
    async sign({ community, person }, now) {
      const endsAt = instant(now + DAYS_30)
      const token = await new SignJWT({ c: community })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(person)
        .setExpirationTime(Math.floor(endsAt / 1000))
        .sign(key)
      return { token, endsAt }
    },

    async read(token, now) {
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: ['HS256'],
          requiredClaims: ['exp'],
          currentDate: new Date(now),
        })
        const { sub, c } = payload
        return typeof sub === 'string' && typeof c === 'string' ? { community: c, person: sub } : null
      } catch {
        // jose throws for every token that is not ours or not now; to the caller they are all one: nobody.
        return null
      }
    },
  }
}
