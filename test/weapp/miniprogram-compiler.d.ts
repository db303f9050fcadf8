declare module 'miniprogram-compiler' {
  const compiler: { wxmlToJs(dist: string): string; wxssToJs(dist: string): string }
  export default compiler
}
