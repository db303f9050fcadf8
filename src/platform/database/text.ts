import type { DatabaseCode, DatabaseError, Facts } from './errors'

/** What to tell the person who starts the program. */
const sentences: Record<DatabaseCode, (facts: Facts) => string> = {
  'in-use': (f) => `另一个程序正在用数据文件夹 ${f.folder}，先把它停下再启动。`,
  'no-place': () => '还不知道数据放在哪里：给出 DATABASE_URL，或者一个数据文件夹，二者只要一个。',
  'embedded-in-cloud': () => '云函数里不能用内置数据库：请用 DATABASE_URL 指向 PostgreSQL。',
  unreachable: (f) => `连不上数据库 ${f.place}：${f.reason}。`,
  broken: (f) => `内置数据库停住了：${f.reason}。看看磁盘是不是满了或坏了，再重新启动；已经答应过的都在。`,
  'server-too-old': (f) => `PostgreSQL 的版本是 ${f.version}，需要 ${f.needs} 或更新。`,
  newer: (f) => `数据库比程序新（有第 ${f.id} 号迁移「${f.name}」）：请换用新的程序。`,
  behind: (f) => `数据库还缺第 ${f.id} 号迁移「${f.name}」：先运行 npm run db:migrate。`,
  changed: (f) => `第 ${f.id} 号迁移「${f.name}」执行过之后又被改动：请恢复原文，另加一条新的。`,
  'out-of-order': (f) =>
    `第 ${f.id} 号迁移「${f.name}」排在已经执行的第 ${f.applied} 号之前：请改用更大的号。`,
  'constraint-missing': (f) => `数据库缺少保证数据正确的约束：${f.names}。补上之后再启动。`,
  'key-missing': () => '缺少 KEY：运行 openssl rand -base64 32 生成一把，放进环境变量 KEY，并在别处留一份。',
  'key-malformed': (f) => `${f.where} 不是一把 32 字节的密钥（base64 44 个字符，或十六进制 64 个字符）。`,
  'cipher-unknown': (f) =>
    `没有 ${f.cipher} 这种算法：CIPHER 只能是 ${f.names} 之一，而且这里的 Node 要有它。`,
  'sealed-otherwise': () => '这段密文打不开：密钥不对，或者内容被改过。',
}

/** Chinese first, then the English of the log. */
export function explain(error: DatabaseError): string {
  return `${sentences[error.code](error.facts)}\n${error.message}`
}
