import type { InputOf } from '../../kernel/contract'
import { ok, refused } from '../../kernel/result'
import { addDays, dayOf } from '../../kernel/time'
import { keepLeaf } from '../../platform/serve/act'
import { offer, type CtxOf, type Offer } from '../../platform/serve/context'
import { hasRole } from '../requests'
import * as contract from './contract'
import { saveQuota, useOf } from './queries'
import { weekOf } from './rule'

const staff = ['staff']

async function quota(ctx: CtxOf<typeof contract.quota>) {
  const { tx, community, actor, now } = ctx
  const week = weekOf(dayOf(now))
  const weeks = []
  let most: number | null = null
  for (const one of [week, addDays(week, 7)]) {
    const use = await useOf(tx, community, actor.person, one, now)
    most = use.most
    weeks.push({ week: one, used: use.used })
  }
  return ok({ now, most, weeks, maySet: await hasRole(ctx, staff) })
}

type Set = typeof contract.setQuota
async function setQuota(ctx: CtxOf<Set>, { hours }: InputOf<Set>) {
  if (!(await hasRole(ctx, staff))) return refused('not-staff')
  await saveQuota(ctx.tx, ctx.community, hours === null ? null : hours * 60)
  await keepLeaf(ctx, { hours })
  return ok({ hours })
}

export const offers: readonly Offer[] = [offer(contract.quota, quota), offer(contract.setQuota, setQuota)]
