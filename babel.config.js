// Only what esbuild cannot do later: JSX, types, and Taro's own rewriting of components and APIs. Syntax is
// lowered once, for node_modules too, by the minifier (see config/index.ts); lowering it twice made both
// outputs larger.
module.exports = {
  presets: [
    [
      'taro',
      {
        framework: 'react',
        ts: true,
        compiler: 'webpack5',
        targets: { chrome: '80' },
      },
    ],
  ],
}
