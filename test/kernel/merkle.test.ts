import { createHash } from 'node:crypto'
import { merkleRoot, type Hash } from '../../src/kernel/merkle'

const sha256: Hash = (...parts) => createHash('sha256').update(Buffer.concat(parts)).digest()
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

// The roots of Google's Certificate Transparency test tree (RFC 6962), for its first n entries.
const entries = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
]
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

test.each(roots.map((root, n) => [n, root]))('the tree of %d entries has the known root', (n, root) => {
  const first = entries.slice(0, n).map((entry) => Buffer.from(entry, 'hex'))
  expect(hex(merkleRoot(first, sha256))).toBe(root)
})

test('an inner node does not pass for an entry', () => {
  const [a, b] = [Buffer.from('a'), Buffer.from('b')]
  const inner = Buffer.concat([sha256(Buffer.of(0), a), sha256(Buffer.of(0), b)])
  expect(hex(merkleRoot([inner], sha256))).not.toBe(hex(merkleRoot([a, b], sha256)))
})
