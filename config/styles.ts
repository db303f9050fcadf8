/** Postcss alike for both: px stay px, and `*.module.scss` gets names that keep the written one readable. */
export const postcss = {
  // By default 34px became 34rpx, even inside a CSS variable.
  pxtransform: { enable: false, config: {} },
  cssModules: {
    enable: true,
    config: { namingPattern: 'module' as const, generateScopedName: '[local]_[hash:base64:5]' },
  },
}
