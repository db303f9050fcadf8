/** A CSS module: each class by the name it has in the file. */
declare module '*.module.scss' {
  const styles: Readonly<Record<string, string>>
  export default styles
}
