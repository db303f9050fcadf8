/** @type {import('stylelint').Config} */
export default {
  extends: ['stylelint-config-standard-scss'],
  rules: {
    // Class names of CSS modules are read as properties: `styles.onPlate`. The two exceptions are Taro's own.
    'selector-class-pattern': '^(?:[a-z][a-zA-Z]*|weui-input|taro-textarea)$',
    'selector-pseudo-class-no-unknown': [true, { ignorePseudoClasses: ['global'] }],
    // WeChat's root element.
    'selector-type-no-unknown': [true, { ignoreTypes: ['page'] }],
    // Older WeChat web views know masks only by their prefixed name, and every browser knows that one too.
    'property-no-vendor-prefix': [true, { ignoreProperties: ['/mask/', '/tap-highlight/'] }],
    'value-keyword-case': ['lower', { ignoreKeywords: ['currentColor'] }],
    'declaration-empty-line-before': null,
    'custom-property-empty-line-before': null,
    // A state comes after what it changes, whatever its specificity.
    'no-descending-specificity': null,
    'color-named': 'never',
    // Text grows with 长辈版 and WeChat's font scale: it wraps, and is never cut off.
    'declaration-property-value-disallowed-list': {
      overflow: ['hidden'],
      'white-space': ['nowrap'],
      'text-overflow': ['/.*/'],
    },
  },
}
