import type { RefusalOf, Role } from '../kernel/contract'
import type { Words } from '../kernel/words'
import type * as contract from './contract'

type Code = RefusalOf<typeof contract.own | typeof contract.demoPeople | typeof contract.demoSignIn>

export const words: Words<Code> = {
  'no-such-person': {
    plain: '名册里没有找到你。打电话问问社区，核对一下名字。',
    elder: '名册里没有找到您。您打个电话给社区，请人帮您核对名字。',
  },
  'not-example': { plain: '这里是真的社区，不能用示例里的人登录。' },
}

const roleWords: Readonly<Record<Role, string>> = {
  secretary: '书记',
  'duty-member': '轮值书记',
  staff: '工作人员',
  council: '议事会成员',
  adviser: '法律顾问',
  mediator: '调解员',
  'building-leader': '楼栋长',
  oversight: '居务监督',
}

/** `9栋楼栋长`, `书记`. */
export function sayRole({ role, building }: { role: Role; building: number | null }): string {
  return building === null ? roleWords[role] : `${building}栋${roleWords[role]}`
}

/** How a person lives in the flat. */
export const tenureWords: Readonly<Record<'owner' | 'family' | 'tenant', string>> = {
  owner: '业主',
  family: '家人',
  tenant: '租客',
}

/** The page of signing in. */
export const page = {
  title: '登录',
  heading: '用谁的身份看看？',
  hint: '这里是示例社区，这些人都是编的，点谁就用谁登录。',
  desk: '社区还没有登记这部手机',
  deskBody: '打电话或者到前台来，说一声你住哪一栋哪一户，社区的人帮你登记。不登记也能看谁值班、看房间。',
  deskBodyElder:
    '您打个电话或者到前台来，说一声住哪一栋哪一户，社区的人帮您登记。不登记也能看谁值班、看房间。',
}
